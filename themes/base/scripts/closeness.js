// How close together documents have the words of a query, and whether they begin with them. The same as
// kbgen/search/closeness.py.
(function (kbgen) {
  "use strict";

  /**
   * @typedef {Map<string, {word: string, matter: number}>} Matters by term, which word of the query it stands for,
   *   and how much it matters there
   */

  /**
   * What is added to the score of a document: for the most that words of a query matter together within a window and
   * within half of one, summed over its texts, and for the most that they matter at the beginning of one.
   * @param {SearchDocument} document
   * @param {Matters} matters
   * @param {number} words of the query
   * @param {Ranking} ranking
   * @returns {number}
   */
  function closenessOf(document, matters, words, { window, closeness_weight, beginning, beginning_weight }) {
    const sizes = [window, window >> 1];
    let together = 0;
    let atOnce = 0;
    for (const terms of textsOf(document)) {
      for (const size of sizes) together += inWindow(terms, matters, size);
      atOnce = Math.max(atOnce, inWindow(terms.slice(0, beginning), matters, beginning));
    }
    return closeness_weight * together + (beginning_weight * atOnce) / words;
  }

  /** The terms of each text; readers type on, and the first hits stay much the same. */
  const textsOf = kbgen.remember(({ question, alsoAsked, keywords, body }) => {
    const texts = [question, alsoAsked.join("\n"), keywords.join("\n"), body];
    return texts.map((text) => kbgen.tokens(text).map((token) => token.text));
  }, Infinity, new WeakMap());

  function inWindow(terms, matters, window) {
    const matched = [];
    terms.forEach((term, place) => {
      if (matters.has(term)) matched.push({ place, ...matters.get(term) });
    });
    let most = 0;
    for (let last = 0; last < matched.length; last += 1) {
      const within = new Map();
      for (let at = last; at >= 0 && matched[last].place - matched[at].place < window; at -= 1) {
        const { word, matter } = matched[at];
        if (matter > (within.get(word) ?? 0)) within.set(word, matter);
      }
      most = Math.max(most, Array.from(within.values()).reduce((sum, matter) => sum + matter, 0));
    }
    return most;
  }

  kbgen.closenessOf = closenessOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
