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
   * @returns {Promise<typeof kbgen>} rejected if they cannot be had; another call tries again
   */
  function loadSearch() {
    const isHere = () => (kbgen.search === search ? undefined : kbgen);
    return kbgen.loadScript(kbgen.site.assets + kbgen.site.engine, isHere);
  }

  Object.assign(kbgen, { search, loadSearch });
})((globalThis.kbgen = globalThis.kbgen || {}));
