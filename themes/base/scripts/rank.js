// The ranking. It finds what kbgen/search/rank.py finds, with the same scores, but through the index.
(function (kbgen) {
  "use strict";

  const MARKED = 0.25; // words less alike count, but whoever saw them marked would wonder why

  /**
   * @typedef {{word: string, term: string, worth: number, score: number}} Reason what a word of the query adds to
   *   a score, and the best of the terms that were found for it
   * @typedef {{document: SearchDocument, score: number, why: Reason[]}} Hit
   * @typedef {{word: QueryWord, terms: Map<number, number>, rarity: number, best: Float64Array,
   *   bestTerms: Int32Array, scores: Float64Array}} Weighed a word held against all documents
   */

  /**
   * The best `limit` hits, the best first, and the terms to be marked in them, with how much each matters.
   * @param {Index} index
   * @param {string} query
   * @param {number} limit
   * @returns {{hits: Hit[], total: number, matches: Map<string, number>}} `total` counts all hits
   */
  function rank(index, query, limit) {
    const halves = halvesOf(index);
    const totals = new Float64Array(index.documents.length);
    const matches = new Map();
    const spans = kbgen.cutIntoSpans(kbgen.queryWords(query), index).map(({ text, ways }) => {
      const weighed = ways.map((way) => weighWay(way, index, halves));
      for (const { factor, words } of weighed) noteAll(matches, factor, words, index);
      return { text, ways: weighed };
    });
    for (const { ways } of spans) {
      totals.forEach((total, number) => (totals[number] = total + bestWay(ways, number).scores[number]));
    }
    const { best, total } = bestOf(totals, limit);
    const hits = best.map(({ number, score }) => ({
      document: index.documents[number],
      score,
      why: reasonsFor(number, spans, index),
    }));
    return { hits, total, matches };
  }

  function weighWay({ words, factor }, index, halves) {
    const weighed = words.map((word) => weigh(word, index, halves));
    const scores = new Float64Array(halves.length);
    for (const word of weighed) word.scores.forEach((score, number) => (scores[number] += score));
    return { factor, words: weighed, scores: scores.map((score) => factor * score) };
  }

  /** @returns {Weighed} */
  function weigh(word, index, halves) {
    const terms = kbgen.matchingTerms(word, index);
    const { frequencies, best, bestTerms } = gather(terms, index);
    const rarity = rarityOf(best.reduce((sum, worth) => sum + worth, 0), halves.length);
    const plain = index.ranking.saturation;
    const scores = frequencies.map((frequency, number) =>
      frequency > 0 ? rarity * ((frequency * (plain + 1)) / (frequency + halves[number])) : 0,
    );
    return { word, terms, rarity, best, bestTerms, scores };
  }

  /** The way to say a span that a document counts for most, the first of equals. */
  function bestWay(ways, number) {
    return ways.reduce((best, way) => (way.scores[number] > best.scores[number] ? way : best));
  }

  /** @returns {Reason[]} */
  function reasonsFor(number, spans, index) {
    return spans.flatMap(({ text, ways }) => {
      const { factor, words, scores } = bestWay(ways, number);
      const isTyped = scores === ways[0].scores;
      return words
        .filter((word) => word.scores[number] > 0)
        .map((word) => ({
          word: isTyped ? word.word.text : text,
          term: index.terms[word.bestTerms[number]],
          worth: rounded(factor * word.best[number]),
          score: rounded(factor * word.scores[number]),
        }));
    });
  }

  function noteAll(matches, factor, words, index) {
    for (const { terms, rarity } of words) {
      for (const [term, worth] of terms) {
        if (factor * worth >= MARKED) note(matches, index.terms[term], rarity * factor * worth);
      }
    }
  }

  /**
   * For each document, how often a term must stand in it to be worth half of what it can be.
   * @param {Index} index
   */
  function halvesOf({ documents, ranking }) {
    const { saturation, length_share: share } = ranking;
    const whole = documents.reduce((sum, { length }) => sum + length, 0);
    const average = whole / Math.max(1, documents.length) || 1;
    return documents.map(({ length }) => saturation * (1 - share + share * (length / average)));
  }

  /**
   * By document, how often a word stands in it, counting by field and by likeness, and the best term with its worth.
   * @param {Map<number, number>} terms in the order of the vocabulary
   * @param {Index} index
   */
  function gather(terms, { documents, postings, ranking: { weights } }) {
    const frequencies = new Float64Array(documents.length);
    const best = new Float64Array(documents.length);
    const bestTerms = new Int32Array(documents.length);
    for (const [term, worth] of terms) {
      for (const { document, counts } of postings(term)) {
        let count = 0;
        for (let field = 0; field < counts.length; field += 1) count += weights[field] * counts[field];
        frequencies[document] += worth * count;
        if (worth > best[document]) {
          best[document] = worth;
          bestTerms[document] = term;
        }
      }
    }
    return { frequencies, best, bestTerms };
  }

  /** @returns {{best: {number: number, score: number}[], total: number}} */
  function bestOf(totals, limit) {
    const found = [];
    totals.forEach((total, number) => {
      if (total > 0) found.push({ number, score: rounded(total) });
    });
    found.sort((one, other) => other.score - one.score || one.number - other.number);
    return { best: found.slice(0, limit), total: found.length };
  }

  function note(matches, term, matter) {
    if (matter > (matches.get(term) ?? 0)) matches.set(term, matter);
  }

  /** The inverse document frequency, to four places, never 0. */
  function rarityOf(found, documents) {
    const rarity = Math.log(1 + (documents - found + 0.5) / (found + 0.5));
    return Math.max(1, Math.floor(rarity * 1e4 + 0.5)) / 1e4;
  }

  const rounded = (score) => Math.floor(score * 1e6 + 0.5) / 1e6;

  kbgen.rank = rank;
})((globalThis.kbgen = globalThis.kbgen || {}));
