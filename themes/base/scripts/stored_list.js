// A list in the reader's own browser, for this site alone. Where storage is forbidden it stays empty.
(function (kbgen) {
  "use strict";

  /**
   * @template Item
   * @param {string} name
   * @param {(value: unknown) => boolean} isItem what else is stored there is passed over
   */
  function storedList(name, isItem) {
    // Pages opened from a disk share one storage, and so do the sites of one host.
    const key = `kbgen.${name}:${kbgen.site.root}`;

    /** @returns {Item[]} */
    function read() {
      try {
        const stored = JSON.parse(localStorage.getItem(key));
        return Array.isArray(stored) ? stored.filter(isItem) : [];
      } catch {
        return []; // storage is forbidden, or holds what is not ours
      }
    }

    /** @param {Item[]} items @returns {boolean} whether they are kept: storage may be forbidden or full */
    function write(items) {
      try {
        if (items.length) localStorage.setItem(key, JSON.stringify(items));
        else localStorage.removeItem(key);
      } catch {
        return false;
      }
      document.dispatchEvent(new CustomEvent(key));
      return true;
    }

    /** @param {() => void} listener called when this page or another one changes the list */
    function onChange(listener) {
      document.addEventListener(key, listener);
      addEventListener("storage", listener);
      addEventListener("pageshow", listener);
    }

    return { read, write, onChange };
  }

  kbgen.storedList = storedList;
})((globalThis.kbgen = globalThis.kbgen || {}));
