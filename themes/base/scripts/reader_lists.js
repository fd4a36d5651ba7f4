// What a reader has read last and what bears a star, by the entry's id: a star given in Greek is there in Hebrew.
(function (kbgen) {
  "use strict";

  /**
   * @typedef {{id: string, pages: Record<string, [string, string, string, string]>}} Kept an entry: by the language of
   *   the reader, where it is read (a path below the root of the site), its question, and language and direction of that
   */

  const MOST = { recent: 12, starred: 100 };
  const LONGEST = 1000;

  /** @param {unknown} value whatever was stored */
  function isKept(value) {
    const { id, pages } = value ?? {};
    const isText = (text) => typeof text === "string" && text.length <= LONGEST;
    const isPage = (page) => Array.isArray(page) && page.length === 4 && page.every(isText);
    return isText(id) && Object.values(pages ?? {}).length > 0 && Object.values(pages).every(isPage);
  }

  /** @param {"recent" | "starred"} name */
  function readerList(name) {
    const list = kbgen.storedList(name, isKept);
    const others = (id) => list.read().filter((kept) => kept.id !== id);

    return {
      ...list,
      has: (id) => list.read().some((kept) => kept.id === id),
      /** @param {Kept} entry to stand first @returns {boolean} whether it is kept */
      add: (entry) => list.write([entry, ...others(entry.id)].slice(0, MOST[name])),
      remove: (id) => list.write(others(id)),
      /** The entry has another question or address by now. */
      renew: (entry) => list.write(list.read().map((kept) => (kept.id === entry.id ? entry : kept))),
    };
  }

  kbgen.readerList = readerList;
})((globalThis.kbgen = globalThis.kbgen || {}));
