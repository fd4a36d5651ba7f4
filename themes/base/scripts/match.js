// Which words of the vocabulary a word of the query stands for. The same as kbgen/search/match.py.
(function (kbgen) {
  "use strict";

  /** @typedef {{text: string, isPrefix: boolean}} QueryWord */

  const SHORTEST_WITH_SLIP = 3;
  const ASTRAL = /[\ud800-\udfff]/;
  const KEPT = 400;
  /** @type {WeakMap<string[], Map<number, [number, string | string[]][]>>} */
  const laidOut = new WeakMap();
  /** @type {WeakMap<Index, Map<string, Map<number, number>>>} */
  const answers = new WeakMap();

  /** @param {string} text in code points, as Python counts */
  const lengthOf = (text) => Array.from(text).length;

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
      isPrefix: last.has(text) && (lengthOf(text) > 1 || words.length === 1),
    }));
  }

  /**
   * The terms that `word` stands for, by their places in the vocabulary, with what each is worth: 1 for the
   * word itself. Where that is not among them, the best is worth the root of what it would be.
   * @param {QueryWord} word
   * @param {Index} index
   * @returns {Map<number, number>}
   */
  function matchingTerms(word, index) {
    let known = answers.get(index);
    if (!known || known.size >= KEPT) answers.set(index, (known = new Map()));
    const key = (word.isPrefix ? "+" : "=") + word.text;
    if (!known.has(key)) known.set(key, findTerms(word, index));
    return known.get(key);
  }

  /** The same, worked out anew; a keystroke changes one word, and the others need not be sought again. */
  function findTerms(word, index) {
    const { terms, ranking, firstFrom } = index;
    const found = new Map();
    for (const [place, worth] of index.likeness().like(word.text)) {
      if (worth >= ranking.likeness_floor) found.set(place, worth);
    }
    const first = firstFrom(word.text);
    if (terms[first] === word.text) {
      found.set(first, 1);
      return scaled(found);
    }
    addSlips(found, word.text, index);
    if (word.isPrefix) addLonger(found, word.text, first, index);
    return scaled(found);
  }

  function addSlips(found, text, index) {
    const characters = Array.from(text);
    if (characters.length < SHORTEST_WITH_SLIP) return;
    const lengths = byLength(index.terms);
    for (let length = characters.length - 1; length <= characters.length + 1; length += 1) {
      for (const [place, letters] of lengths.get(length) ?? []) {
        if (kbgen.oneSlip(characters, letters)) raise(found, place, index.ranking.slip_weight);
      }
    }
  }

  /** The terms by their length, each with its place and its characters. */
  function byLength(terms) {
    let lengths = laidOut.get(terms);
    if (lengths) return lengths;
    laidOut.set(terms, (lengths = new Map()));
    terms.forEach((term, place) => {
      const letters = ASTRAL.test(term) ? Array.from(term) : term;
      if (!lengths.has(letters.length)) lengths.set(letters.length, []);
      lengths.get(letters.length).push([place, letters]);
    });
    return lengths;
  }

  function addLonger(found, text, first, { terms, ranking }) {
    const length = lengthOf(text);
    for (let place = first; place < terms.length && terms[place].startsWith(text); place += 1) {
      raise(found, place, (ranking.prefix_weight * length) / lengthOf(terms[place]));
    }
  }

  function raise(found, place, worth) {
    if (worth > (found.get(place) ?? 0)) found.set(place, worth);
  }

  function scaled(found) {
    let best = 0;
    for (const worth of found.values()) best = Math.max(best, worth);
    const scale = Math.sqrt(best);
    const places = Array.from(found.keys()).sort((one, other) => one - other);
    return new Map(places.map((place) => [place, found.get(place) / scale]));
  }

  kbgen.queryWords = queryWords;
  kbgen.matchingTerms = matchingTerms;
})((globalThis.kbgen = globalThis.kbgen || {}));
