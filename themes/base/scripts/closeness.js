// How close together documents have the words of a query. The same as kbgen/search/closeness.py.
(function (kbgen) {
  "use strict";

  /**
   * @typedef {Map<string, {word: string, matter: number}>} Matters by term, which word of the query it stands for,
   *   and how much it matters there
   */

  /**
   * The most that words of a query matter together within a window, and within half of one, summed over the texts
   * of a document.
   * @param {SearchDocument} document
   * @param {Matters} matters
   * @param {number} window in words
   * @returns {number}
   */
  function closenessOf(document, matters, window) {
    const half = window >> 1;
    return textsOf(document).reduce(
      (sum, terms) => sum + inWindow(terms, matters, window) + inWindow(terms, matters, half),
      0,
    );
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
