// How much a word of a query says: words that ask, join and greet say little. The same as
// kbgen/search/function_words.py.
(function (kbgen) {
  "use strict";

  const SHORTEST_WITH_SLIP = 4;
  /** @type {Set<string>} */
  let known;

  /** The listed words, folded when the first query comes. */
  function functionWords() {
    const listed = Object.values(kbgen.tables.function_words).flatMap((kinds) => Object.values(kinds));
    return (known ??= new Set(listed.flatMap((line) => kbgen.tokens(line).map((token) => token.text))));
  }

  /**
   * What the rarity of a word is to be taken times: 1, or less for a function word, or for one with a slip in
   * it that the vocabulary does not have.
   * @param {string} word folded
   * @param {Words} words
   */
  function importanceOf(word, words) {
    return functionWords().has(word) || isSlip(word, words) ? words.ranking.function_weight : 1;
  }

  function isSlip(word, words) {
    const letters = kbgen.characters(word);
    if (letters.length < SHORTEST_WITH_SLIP || words.placeOf(word) >= 0) return false;
    return Array.from(functionWords()).some((other) => kbgen.oneSlip(letters, other));
  }

  kbgen.importanceOf = importanceOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
