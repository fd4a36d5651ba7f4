// A search from the query to what is shown of each hit.
(function (kbgen) {
  "use strict";

  /**
   * @typedef {{document: SearchDocument, score: number, why: Reason[], question: Run[], excerpt: Run[]}} Result
   * @typedef {{readAs: string, total: number, results: Result[]}} Answer `readAs` is "" where the query was
   *   read as typed; `total` counts the results beyond the limit too
   */

  /**
   * @param {string} query as typed
   * @param {{address: string, limit: number, literal?: boolean}} options where the index is; how many results
   *   at the most; whether to take the query as it was typed, whatever it looks like
   * @returns {Promise<Answer>} the best first; rejected if the index cannot be had
   */
  async function search(query, { address, limit, literal = false }) {
    const index = await kbgen.loadIndex(address);
    const read = literal ? query : kbgen.read(index, query);
    const { hits, total, matches } = kbgen.rank(index, read, limit);
    const results = hits.map(({ document, score, why }) => ({
      document,
      score,
      why,
      question: kbgen.runs(kbgen.highlight(document.question, matches)),
      excerpt: kbgen.runs(kbgen.excerpt(document.body, matches)),
    }));
    return { readAs: read === query ? "" : read, total, results };
  }

  kbgen.search = search;
})((globalThis.kbgen = globalThis.kbgen || {}));
