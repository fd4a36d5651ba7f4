// The search: from the query to what is shown of each hit. themes/README.md documents it.
(function (kbgen) {
  "use strict";

  const LONGEST = 500; // characters of a query that are read: an e-mail pasted whole must not stop the page
  const WEAK = 0.4; // the share of a query that the best hit must cover

  /**
   * @typedef {{language?: string, limit?: number, category?: string, tag?: string, literal?: boolean,
   *   facets?: boolean, length?: number}} SearchOptions `language` is a tag or "all", the page's own if not said;
   *   `category` and `tag` are ids; `literal` takes the query as it was typed; `facets` counts hits by category
   *   and tag; `length` is that of excerpts
   * @typedef {{query: string, readAs: string, language: string, total: number, isWeak: boolean,
   *   results: Result[], facets: Facets | null}} Answer `readAs` is "" where the query was read as typed;
   *   `total` counts the results beyond the limit too; `isWeak`: even the best of them hardly fits
   */

  /**
   * @param {string} query as typed
   * @param {SearchOptions} [options]
   * @returns {Promise<Answer>} the best first; rejected if a part of the index cannot be had
   */
  async function search(query, options = {}) {
    const { language = kbgen.site.language, limit = 10, literal = false } = options;
    const asked = clipped(String(query));
    const { text, sources } = await kbgen.scopeOf(asked, language, literal);
    const searched = await Promise.all(sources.map((source) => searchIn(source, text)));
    const { kept, facets } = await narrowed(kbgen.candidates(searched), options, sources);
    const chosen = kbgen.best(kept, limit);
    return {
      query,
      readAs: text === asked ? "" : text,
      language: sources[0]?.language ?? language,
      total: kept.length,
      isWeak: !chosen.length || coverage(chosen[0]) < WEAK,
      results: await kbgen.results(chosen, options.length),
      facets,
    };
  }

  /** As much of a query as is searched for. @param {string} query */
  function clipped(query) {
    return Array.from(query).slice(0, LONGEST).join("");
  }

  /** @returns {Promise<Searched>} */
  async function searchIn(source, text) {
    return { source, ...(await kbgen.score(source.index, text)) };
  }

  async function narrowed(candidates, { category, tag, facets }, sources) {
    if (!category && !tag && !facets) return { kept: candidates, facets: null };
    return kbgen.narrow(candidates, { category, tag }, sources);
  }

  /** How much of the query a hit has, from 0 to 1, rare words counting more. @param {Candidate} hit */
  function coverage({ searched: { source, found }, number }) {
    const worths = new Map(kbgen.reasons(source.index, found, number).map(({ word, worth }) => [word, worth]));
    const whole = found.reduce((sum, { rarity }) => sum + rarity, 0);
    return found.reduce((sum, { word, rarity }) => sum + rarity * (worths.get(word) ?? 0), 0) / whole;
  }

  Object.assign(kbgen, { search, clipped });
})((globalThis.kbgen = globalThis.kbgen || {}));
