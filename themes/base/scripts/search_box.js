// Brings the search form to life: answers as one types, and tells how many there are.
(function (kbgen) {
  "use strict";

  const SLOW = 300; // milliseconds after which it is told that the answer is on its way

  /**
   * @param {HTMLFormElement} form
   * @param {string} before what stood in the field when the page came
   * @param {EarlyKeys | null} early the keys that wait for an answer, where it comes in a list under the field
   */
  function searchBox(form, before, early) {
    const input = form.querySelector(".search-input");
    const status = kbgen.searchStatus(form);
    const page = document.querySelector(".search-page-results");
    const view = page ? kbgen.resultPage(form, input, page, update) : kbgen.resultPopup(form, input, early);
    const log = kbgen.searchLog(form, input, before);
    const notice = kbgen.readingNotice(form, (query) => {
      view.settle?.();
      input.focus();
      update({ isLiteral: true });
    });
    let latest = 0;
    let literal = view.literal ?? ""; // the query that is taken as it was typed

    async function update({ isLiteral = literal !== "" && input.value.trim() === literal } = {}) {
      const ticket = ++latest;
      const query = input.value.trim();
      literal = isLiteral ? query : "";
      view.remember?.(query, isLiteral);
      if (!query) {
        log.left();
        view.clear();
        notice.hide();
        status.say("");
        return;
      }
      const slow = setTimeout(() => ticket === latest && status.say(kbgen.strings.loading), SLOW);
      try {
        const found = await kbgen.search(query, { ...view.options(), literal: literal !== "" });
        if (ticket === latest) answer(query, found);
      } catch (error) {
        if (ticket === latest) fail(error);
      } finally {
        clearTimeout(slow);
      }
    }

    /** @param {Answer} found */
    function answer(query, found) {
      const { readAs, total, isWeak } = found;
      log.answered(query, total, isWeak);
      view.show(found);
      if (readAs) notice.show(query, readAs);
      else notice.hide();
      const heard = readAs ? [kbgen.filled(kbgen.strings.read_as, readAs)] : [];
      status.say(total ? kbgen.counted(kbgen.strings.results, total) : kbgen.strings.none, heard);
    }

    function fail(error) {
      view.clear();
      notice.hide();
      status.fail(error, update);
    }

    /** What every search needs is fetched and laid out before the first letter is typed. */
    function prepare() {
      kbgen.loadIndex(kbgen.site.language).then((index) => index.words.ready(), () => {});
    }

    function onEscape(event) {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || !input.value) return;
      event.preventDefault();
      input.value = "";
      update();
    }

    input.addEventListener("input", (event) => event.isComposing || update());
    input.addEventListener("compositionend", update);
    input.addEventListener("keydown", onEscape);
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      input.value = "";
      input.focus();
      update();
    });
    input.addEventListener("focus", prepare);
    if (document.activeElement === input) prepare();
    if (input.value.trim()) update();
  }

  kbgen.searchBox = searchBox;
})((globalThis.kbgen = globalThis.kbgen || {}));
