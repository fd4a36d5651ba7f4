// Follows a reader's searches to their end, and keeps those that failed: in the browser, and at the address
// that the site names.
(function (kbgen) {
  "use strict";

  const SETTLED_AFTER = 2000; // milliseconds without typing

  /**
   * Follows one search after the other.
   * @param {(attempt: Attempt) => void} note called once for each that failed
   */
  function searchWatch(note) {
    /** @type {(Attempt & {isNoted: boolean}) | undefined} */
    let current;
    let timer;

    /** The search for `query` was answered; it may be the one before, typed further. */
    function answered(query, total, isWeak) {
      if (current && !kbgen.goesOn(current.query, query)) left();
      const isSame = current?.query === query;
      const state = isSame ? current : { isSettled: false, isOpened: false, isNoted: false };
      current = { ...state, query, total, isWeak };
      clearTimeout(timer);
      timer = setTimeout(settled, SETTLED_AFTER);
    }

    /** The reader has done typing. */
    function settled() {
      if (current) current.isSettled = true;
    }

    /** A result was opened. */
    function opened() {
      settled();
      if (current) current.isOpened = true;
    }

    /** The search is over: another one begins, or none. */
    function left() {
      noteIfMissed();
      forget();
    }

    /** The page is out of sight. The reader may come back to the results, but not if they were no good. */
    function hidden() {
      if (current && (current.total === 0 || current.isWeak)) noteIfMissed();
    }

    function noteIfMissed() {
      if (!current || current.isNoted || !kbgen.isMiss(current)) return;
      current.isNoted = true;
      note(current);
    }

    /** The search goes on elsewhere. */
    function forget() {
      clearTimeout(timer);
      current = undefined;
    }

    return { answered, settled, opened, left, hidden, forget };
  }

  /**
   * The log of the searches made with a form, which says where failed ones are sent, if anywhere.
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   * @param {string} before what stood in the field when the page came
   */
  function searchLog(form, input, before) {
    const { language } = kbgen.site;
    const { log } = form.dataset;
    const store = kbgen.missStore();
    const watch = searchWatch(({ query, total }) => {
      const miss = { query, language, results: total };
      store.add(miss);
      if (log) kbgen.send(log, miss);
    });
    // A query in the address was settled before the page came; where one came back, it has been followed.
    const given = kbgen.tidyQuery(new URLSearchParams(location.search).get(input.name) ?? before);
    const [visit] = performance.getEntriesByType("navigation");
    const isReturn = ["reload", "back_forward"].includes(visit?.type);

    /** To be called with each answer. */
    function answered(query, total, isWeak = false) {
      const tidied = kbgen.tidyQuery(query);
      if (tidied === given && isReturn) return watch.left();
      watch.answered(tidied, total, isWeak);
      if (tidied === given) watch.settled();
    }

    function onResult(event) {
      if (event.target instanceof Element && event.target.closest("a.search-result, .search-result a")) watch.opened();
    }

    for (const click of ["click", "auxclick"]) document.addEventListener(click, onResult);
    form.addEventListener("submit", (event) => (event.defaultPrevented ? watch.settled() : watch.forget()));
    document.addEventListener("visibilitychange", () => document.hidden && watch.hidden());
    addEventListener("pagehide", watch.left);
    return { answered, opened: watch.opened, left: watch.left };
  }

  kbgen.searchWatch = searchWatch;
  kbgen.searchLog = searchLog;
})((globalThis.kbgen = globalThis.kbgen || {}));
