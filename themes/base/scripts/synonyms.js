// Other ways to ask: where the phrase of a synonym stands in a query. The same as kbgen/search/synonyms.py.
(function (kbgen) {
  "use strict";

  /**
   * @typedef {{words: QueryWord[], worth: number}} Way words to look for, and what it is worth to find them
   * @typedef {{text: string, ways: Way[]}} Span neighbouring words of a query; the first way is as typed
   * @typedef {{words: string[], places: number[]}} Phrase with the places of its words in the vocabulary
   * @typedef {{sources: Phrase[], targets: Phrase[]}} Expansion
   */

  /** @type {(index: Index) => Expansion[]} */
  const expansionsOf = kbgen.remember((index) => {
    const phrase = (text) => {
      const words = text.split(" ");
      return { words, places: words.map(index.words.placeOf) };
    };
    return index.synonyms.map(([sources, targets = sources]) => ({
      sources: sources.map(phrase),
      targets: targets.map(phrase),
    }));
  }, Infinity, new WeakMap());

  /**
   * The query cut from the left into the longest phrases of synonyms, and single words between them.
   * @param {Index} index whose words are ready
   * @param {QueryWord[]} words
   * @returns {Span[]}
   */
  function cutIntoSpans(index, words) {
    const known = expansionsOf(index);
    const longest = Math.max(1, ...known.flatMap(({ sources }) => sources.map((one) => one.places.length)));
    const standFor = words.map((word) => kbgen.matchingTerms(word, index.words));
    const othersFor = (at, length) => otherWays(standFor.slice(at, at + length), known, index.ranking);
    const spans = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(longest, words.length - at);
      let others = othersFor(at, length);
      while (!others.length && length > 1) others = othersFor(at, (length -= 1));
      const typed = words.slice(at, at + length);
      const text = typed.map((word) => word.text).join(" ");
      spans.push({ text, ways: [{ words: typed, worth: 1 }, ...others] });
      at += length;
    }
    return spans;
  }

  /** @returns {Way[]} */
  function otherWays(typed, known, { synonym_weight: weight, synonym_floor: floor }) {
    const found = new Map();
    for (const { sources, targets } of known) {
      const sure = sources.reduce((best, source) => Math.max(best, sureness(typed, source)), 0);
      if (sure < floor) continue;
      for (const target of targets) {
        const key = target.words.join(" ");
        if (sureness(typed, target) < floor) found.set(key, Math.max(sure, found.get(key) ?? 0));
      }
    }
    return Array.from(found, ([key, sure]) => ({
      words: key.split(" ").map((text) => ({ text, isPrefix: false })),
      worth: weight * sure,
    }));
  }

  /** How sure it is that the words typed, each by what it stands for, are those of a phrase. */
  function sureness(typed, { places }) {
    if (typed.length !== places.length) return 0;
    return typed.reduce((least, terms, number) => Math.min(least, terms.get(places[number]) ?? 0), 1);
  }

  kbgen.cutIntoSpans = cutIntoSpans;
})((globalThis.kbgen = globalThis.kbgen || {}));
