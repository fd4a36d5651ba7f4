// The search itself is a script of its own, fetched when it is first asked for.
(function (kbgen) {
  "use strict";

  /** Stands in for the search until that is here, and then asks it. themes/README.md documents it. */
  async function search(query, options) {
    await loadSearch();
    return kbgen.search(query, options);
  }

  /**
   * All scripts of the search, on the namespace.
   * @returns {Promise<typeof kbgen>} rejected if they cannot be had, by an error named "ForeignVersion" if the site has
   *   others by now; another call tries again
   */
  async function loadSearch() {
    const { assets, engine } = kbgen.site;
    const isHere = () => (kbgen.search === search ? undefined : kbgen);
    try {
      return await kbgen.loadScript(assets + engine, isHere);
    } catch (error) {
      const now = await kbgen.loadNow(`${assets}engine.js`).catch(() => engine);
      if (now !== engine) error.name = "ForeignVersion";
      throw error;
    }
  }

  Object.assign(kbgen, { search, loadSearch });
})((globalThis.kbgen = globalThis.kbgen || {}));
