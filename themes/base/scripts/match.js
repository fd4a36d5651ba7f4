// Which words of the vocabulary a word of the query stands for. The same as kbgen/search/match.py.
(function (kbgen) {
  "use strict";

  /** @typedef {{text: string, isPrefix: boolean}} QueryWord */

  /** @param {string} text in code points, as Python counts */
  const lengthOf = (text) => Array.from(text).length;

  /**
   * The different words of a query. The last may be unfinished, unless it is one letter among others.
   * @param {string} query
   * @returns {QueryWord[]}
   */
  function queryWords(query) {
    const terms = kbgen.tokens(query).map((token) => token.text);
    const words = [...new Set(terms)];
    const last = terms[terms.length - 1];
    return words.map((text) => ({
      text,
      isPrefix: text === last && (lengthOf(text) > 1 || words.length === 1),
    }));
  }

  /**
   * The terms that `word` stands for, by their places in the vocabulary, with what each is worth.
   * @param {QueryWord} word
   * @param {Index} index
   * @returns {Map<number, number>}
   */
  function matchingTerms(word, { terms, ranking, firstFrom }) {
    const found = new Map();
    let at = firstFrom(word.text);
    if (terms[at] === word.text) found.set(at++, 1);
    if (!word.isPrefix) return found;
    for (; at < terms.length && terms[at].startsWith(word.text); at += 1) {
      found.set(at, (ranking.prefix_weight * lengthOf(word.text)) / lengthOf(terms[at]));
    }
    return found;
  }

  kbgen.queryWords = queryWords;
  kbgen.matchingTerms = matchingTerms;
})((globalThis.kbgen = globalThis.kbgen || {}));
