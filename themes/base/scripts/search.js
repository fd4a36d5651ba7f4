// A search from the query to what is shown of each hit.
(function (kbgen) {
  "use strict";

  /** @typedef {{document: SearchDocument, score: number, question: Run[], excerpt: Run[]}} Result */

  /**
   * @param {string} query as typed
   * @param {{address: string, limit: number}} options where the index is; how many results at the most
   * @returns {Promise<Result[]>} the best first; rejected if the index cannot be had
   */
  async function search(query, { address, limit }) {
    const index = await kbgen.loadIndex(address);
    const { hits, matches } = kbgen.rank(index, query, limit);
    return hits.map(({ document, score }) => ({
      document,
      score,
      question: kbgen.runs(kbgen.highlight(document.question, matches)),
      excerpt: kbgen.runs(kbgen.excerpt(document.body, matches)),
    }));
  }

  kbgen.search = search;
})((globalThis.kbgen = globalThis.kbgen || {}));
