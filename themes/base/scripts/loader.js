// Fetches the search index, which comes in parts, each a script that hands over its content.
(function (kbgen) {
  "use strict";

  let received;

  /** Called by each script of the index. */
  function receive(content) {
    received = content;
  }

  function take() {
    const content = received;
    received = undefined;
    return content;
  }

  /**
   * The index of a language, opened once; after a failure, of a part of it as well, another call opens it anew. Its
   * parts stand in a folder named by their content, so that they may be kept for ever; which folder is told by a
   * small script of a lasting name, so that no page changes when only the index does.
   * @param {string} language
   * @returns {Promise<Index>}
   */
  function loadIndex(language) {
    const pointer = `${kbgen.site.assets}search-${language}.js`;
    return kbgen.once(pointer, async () => {
      const folder = await kbgen.loadScript(`${pointer}?${Date.now()}`, take);
      const load = async (name) => {
        try {
          return await kbgen.loadScript(`${kbgen.site.assets}${folder}/${name}.js`, take);
        } catch (error) {
          kbgen.forget(pointer); // the site may have been published anew, with its index in another folder
          throw error;
        }
      };
      return kbgen.openIndex(await load("index"), load);
    });
  }

  kbgen.receive = receive;
  kbgen.loadIndex = loadIndex;
})((globalThis.kbgen = globalThis.kbgen || {}));
