// Which words of the vocabulary a word of the query stands for. The same as kbgen/search/match.py.
(function (kbgen) {
  "use strict";

  /**
   * @typedef {{text: string, isPrefix: boolean}} QueryWord
   * @typedef {Map<number, number>} Terms places in the vocabulary, with what each is worth, the best first
   */

  const SHORTEST_WITH_SLIP = 3;
  const SHORTEST_WITH_TWO = 6;
  const KEPT = 400;
  /** @type {WeakMap<Words, Map<string, Terms>>} */
  const answers = new WeakMap();

  /**
   * The different words of a query. Those that end where the last does, the whole of an order number and its
   * last part, may be unfinished, unless they are one letter among others.
   * @param {string} query
   * @returns {QueryWord[]}
   */
  function queryWords(query) {
    const tokens = kbgen.tokens(query);
    const words = [...new Set(tokens.map(({ text }) => text))];
    const last = new Set(tokens.filter(({ end }) => end === tokens.at(-1).end).map(({ text }) => text));
    return words.map((text) => ({
      text,
      isPrefix: last.has(text) && (kbgen.characters(text).length > 1 || words.length === 1),
    }));
  }

  /**
   * The terms that `word` stands for: 1 is the worth of the word itself. Where that is not among them, the best
   * is worth the root of what it would be.
   * @param {QueryWord} word
   * @param {Words} words which are ready
   * @returns {Terms}
   */
  function matchingTerms(word, words) {
    let known = answers.get(words);
    if (!known || known.size >= KEPT) answers.set(words, (known = new Map()));
    const key = (word.isPrefix ? "+" : "=") + word.text;
    if (!known.has(key)) known.set(key, findTerms(word, words));
    return known.get(key);
  }

  /** The same, worked out anew; a keystroke changes one word, and the others need not be sought again. */
  function findTerms(word, words) {
    const found = words.like(word.text);
    const own = words.placeOf(word.text);
    if (own >= 0) {
      found.set(own, 1);
    } else {
      addSlips(found, word.text, words);
      if (word.isPrefix) addLonger(found, word.text, words);
      if (!found.size) addTwoSlips(found, word.text, words);
    }
    addSynonyms(found, words);
    return bestOf(found, words);
  }

  function addSlips(found, text, { ranking, slips }) {
    if (kbgen.characters(text).length < SHORTEST_WITH_SLIP) return;
    for (const place of slips(text)) raise(found, place, ranking.slip_weight);
  }

  /** What a word may be that is like no other: a longer one, whose first letter is right. */
  function addTwoSlips(found, text, { ranking, twoSlips }) {
    if (kbgen.characters(text).length < SHORTEST_WITH_TWO) return;
    for (const place of twoSlips(text)) raise(found, place, ranking.slip_weight ** 2);
  }

  function addLonger(found, text, { terms, ranking, longer }) {
    const { length } = kbgen.characters(text);
    for (const place of longer(text, ranking.most_terms)) {
      raise(found, place, (ranking.prefix_weight * length) / kbgen.characters(terms[place]).length);
    }
  }

  /** Those of the best term, if that is sure enough to be what was meant. */
  function addSynonyms(found, words) {
    const { synonym_floor: floor, thesaurus_weight: weight } = words.ranking;
    const [[best, worth] = []] = bestFirst(found, words);
    if (Math.sqrt(worth) >= floor) for (const place of words.synonymsOf(best)) raise(found, place, weight * worth);
  }

  function raise(found, place, worth) {
    if (worth > (found.get(place) ?? 0)) found.set(place, worth);
  }

  /** The best of them, the most alike first, so that sums come out as the oracle's do. */
  function bestOf(found, words) {
    const ordered = bestFirst(found, words);
    const scale = Math.sqrt(ordered[0]?.[1] ?? 1);
    return new Map(ordered.slice(0, words.ranking.most_terms).map(([place, worth]) => [place, worth / scale]));
  }

  function bestFirst(found, { terms }) {
    return Array.from(found).sort(
      ([one, worth], [other, rival]) => rival - worth || (terms[one] < terms[other] ? -1 : 1),
    );
  }

  kbgen.queryWords = queryWords;
  kbgen.matchingTerms = matchingTerms;
})((globalThis.kbgen = globalThis.kbgen || {}));
