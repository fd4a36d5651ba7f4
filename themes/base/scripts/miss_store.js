// Keeps failed searches in the reader's own browser.
(function (kbgen) {
  "use strict";

  function missStore() {
    /** the oldest first */
    const list = kbgen.storedList("misses", kbgen.isStoredMiss);

    /** @param {{query: string, language: string, results: number}} miss */
    function add(miss) {
      const today = new Date().toISOString().slice(0, 10);
      list.write(kbgen.withMiss(list.read(), miss, today));
    }

    return { read: list.read, add, clear: () => list.write([]), onChange: list.onChange };
  }

  kbgen.missStore = missStore;
})((globalThis.kbgen = globalThis.kbgen || {}));
