// How long ago a day was, and that a review is overdue: by the reader's own calendar, for pages grow old.
(function (kbgen) {
  "use strict";

  const DAY = 86_400_000;
  // Each unit's days, and the number of days from which the next one serves.
  const UNITS = [["day", 1, 21], ["week", 7, 60], ["month", 30.44, 730], ["year", 365.25, Infinity]];

  /**
   * @param {string} day such as 2026-12-31
   * @returns {number} whole days from then to the reader's today
   */
  function daysSince(day) {
    const now = new Date();
    return (Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.parse(day)) / DAY;
  }

  /** @param {number} days @returns {string} in the language of the page */
  function age(days) {
    const [unit, length] = UNITS.find(([, , end]) => days < end);
    const format = new Intl.RelativeTimeFormat(kbgen.site.language, { numeric: "auto" });
    // The Hebrew dual says the number, and some browsers say it again behind it: «לפני חודשיים (2)».
    return format.format(-Math.round(days / length), unit).replace(/ \(\d\)$/, "");
  }

  /** The day itself stays, for paper. @param {HTMLTimeElement} time */
  function showAge(time) {
    const day = time.querySelector(".day") ?? kbgen.element("span", "day", {}, [time.textContent]);
    time.title = day.textContent;
    time.replaceChildren(day, kbgen.element("span", "age", {}, [age(daysSince(time.dateTime))]));
  }

  /** The age is a new element: the day's own would move behind the longer label. @param {HTMLElement} review */
  function showReview(review) {
    const planned = review.querySelector("time");
    const time = planned.cloneNode(true);
    if (daysSince(time.dateTime) <= 0) return;
    review.classList.add("is-overdue");
    review.querySelector(".fact-label").textContent = review.dataset.overdue;
    showAge(time);
    planned.replaceWith(time);
  }

  function update() {
    document.querySelectorAll("time.aging").forEach(showAge);
    document.querySelectorAll("[data-overdue]").forEach(showReview);
  }

  update();
  document.addEventListener("visibilitychange", update); // a page may stay open for days
})((globalThis.kbgen = globalThis.kbgen || {}));
