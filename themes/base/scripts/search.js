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
  async function search(query, options) {
    try {
      return await answer(query, options);
    } catch (error) {
      if (error.name !== "Moved") throw error;
      return answer(query, options); // a page left open goes on with the new index
    }
  }

  async function answer(query, options = {}) {
    const { language = kbgen.site.language, limit = 10, literal = false } = options;
    const { languages } = kbgen.site;
    if (language !== "all" && !languages.includes(language)) {
      throw new RangeError(`No language "${language}" to search in: there are ${languages.join(", ")}, all.`);
    }
    const asked = clipped(String(query));
    const { text, sources } = await kbgen.scopeOf(asked, language, literal);
    const { read, searched } = await searchIn(sources, text);
    const { kept, facets } = await narrowed(kbgen.candidates(searched), options, sources);
    const chosen = kbgen.best(kept, limit);
    const [first] = kbgen.best(kept, 1);
    return {
      query,
      readAs: read === asked ? "" : read,
      language: sources[0]?.language ?? language,
      total: kept.length,
      isWeak: !first || kbgen.coverage(first.searched.found, first.number) < WEAK,
      results: await kbgen.results(chosen, options.length),
      facets,
    };
  }

  /** As much of a query as is searched for. @param {string} query */
  function clipped(query) {
    return Array.from(query).slice(0, LONGEST).join("");
  }

  /**
   * What each source has for a text. Where no hit has its phrases, it is read without its quotes: who pastes a title
   * wants an answer rather than none.
   * @returns {Promise<{read: string, searched: Searched[]}>}
   */
  async function searchIn(sources, text) {
    const query = kbgen.parseQuery(text);
    const searched = await scored(sources, query);
    const isEmpty = query.phrases.length && searched.every(({ scores }) => !scores.some((score) => score > 0));
    if (!isEmpty) return { read: text, searched };
    return { read: kbgen.unquoted(text), searched: await scored(sources, { ...query, phrases: [] }) };
  }

  /** @returns {Promise<Searched[]>} */
  async function scored(sources, query) {
    const score = async (source) => ({ source, ...(await kbgen.score(source.index, query)) });
    return Promise.all(sources.map(score));
  }

  async function narrowed(candidates, { category, tag, facets }, sources) {
    if (!category && !tag && !facets) return { kept: candidates, facets: null };
    return kbgen.narrow(candidates, { category, tag }, sources);
  }

  Object.assign(kbgen, { search, clipped });
})((globalThis.kbgen = globalThis.kbgen || {}));
