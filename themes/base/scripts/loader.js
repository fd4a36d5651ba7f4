// Fetches the search index, which comes in parts, each a script that hands over its content.
(function (kbgen) {
  "use strict";

  // Parts: those of a large index would fill the memory in a day of searches. The letters of a dozen Hebrew queries need
  // 1,400 at 10,000 entries; with fewer at hand they were fetched anew, which was half of the work.
  const MOST_KEPT = 2_000;

  /** @type {Set<string>} the addresses of parts at hand, that which was asked for last at the end */
  const kept = new Set();

  /** Lets go of the part that was not asked for the longest, if they are too many. */
  function keep(address) {
    kept.delete(address);
    kept.add(address);
    if (kept.size <= MOST_KEPT) return;
    const [oldest] = kept;
    kept.delete(oldest);
    kbgen.forget(oldest);
  }

  /**
   * The index of a language, opened once; after a failure, of a part of it as well, another call opens it anew. Its
   * parts stand in a folder named by their content, so that they may be kept for ever; which folder is told by a
   * small script of a lasting name, so that no page changes when only the index does.
   * @param {string} language
   * @returns {Promise<Index>} a part that cannot be had is an error, named "Moved" if the index is in another folder by
   *   now: the site was published anew
   */
  function loadIndex(language) {
    const pointer = `${kbgen.site.assets}search-${language}.js`;
    return kbgen.once(pointer, async () => {
      const folder = await kbgen.loadNow(pointer);
      const load = async (name) => {
        const address = `${kbgen.site.assets}${folder}/${name}.js`;
        if (name.includes("-")) keep(address);
        try {
          return await kbgen.loadScript(address, kbgen.take);
        } catch (error) {
          kbgen.forget(pointer);
          if ((await kbgen.loadNow(pointer)) !== folder) error.name = "Moved";
          throw error;
        }
      };
      return kbgen.openIndex(await load("index"), load);
    });
  }

  kbgen.loadIndex = loadIndex;
})((globalThis.kbgen = globalThis.kbgen || {}));
