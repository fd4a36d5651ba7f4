// Keeps failed searches in the reader's own browser, a list for each site. Without storage there is none.
(function (kbgen) {
  "use strict";

  const NAME = "kbgen.misses";

  /** @param {string} root the address of the site's root */
  function missStore(root) {
    // Pages opened from a disk share one storage, and so do the sites of one host.
    const key = `${NAME}:${root}`;

    /** @returns {Miss[]} the oldest first */
    function read() {
      try {
        const stored = JSON.parse(localStorage.getItem(key));
        return Array.isArray(stored) ? stored.filter(kbgen.isStoredMiss) : [];
      } catch {
        return []; // storage is forbidden, or holds what is not ours
      }
    }

    /** @param {{query: string, language: string, results: number}} miss */
    function add(miss) {
      const today = new Date().toISOString().slice(0, 10);
      change(() => localStorage.setItem(key, JSON.stringify(kbgen.withMiss(read(), miss, today))));
    }

    function clear() {
      change(() => localStorage.removeItem(key));
    }

    function change(write) {
      try {
        write();
      } catch {
        return; // storage is forbidden or full
      }
      document.dispatchEvent(new CustomEvent(NAME));
    }

    /** @param {() => void} listener called when this page or another one changes the list */
    function onChange(listener) {
      document.addEventListener(NAME, listener);
      addEventListener("storage", listener);
      addEventListener("pageshow", listener);
    }

    return { read, add, clear, onChange };
  }

  kbgen.missStore = missStore;
})((globalThis.kbgen = globalThis.kbgen || {}));
