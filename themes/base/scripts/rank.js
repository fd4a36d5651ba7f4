// The ranking. It finds what kbgen/search/rank.py finds, with the same scores, but through the index.
(function (kbgen) {
  "use strict";

  const MARKED = 0.25; // words less alike count, but whoever saw them marked would wonder why

  /** @typedef {{document: SearchDocument, score: number}} Hit */

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
    for (const word of kbgen.queryWords(query)) {
      const terms = kbgen.matchingTerms(word, index);
      const { frequencies, best } = gather(terms, index);
      const rarity = rarityOf(best.reduce((sum, worth) => sum + worth, 0), totals.length);
      addTo(totals, frequencies, halves, rarity, index.ranking.saturation);
      for (const [term, worth] of terms) {
        if (worth >= MARKED) note(matches, index.terms[term], rarity * worth);
      }
    }
    return { ...bestOf(totals, limit, index.documents), matches };
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
   * By document, how often a word stands in it, counting by field and by likeness, and the worth of the best.
   * @param {Map<number, number>} terms in the order of the vocabulary
   * @param {Index} index
   */
  function gather(terms, { documents, postings, ranking: { weights } }) {
    const frequencies = new Float64Array(documents.length);
    const best = new Float64Array(documents.length);
    for (const [term, worth] of terms) {
      for (const { document, counts } of postings(term)) {
        let count = 0;
        for (let field = 0; field < counts.length; field += 1) count += weights[field] * counts[field];
        frequencies[document] += worth * count;
        if (worth > best[document]) best[document] = worth;
      }
    }
    return { frequencies, best };
  }

  function addTo(totals, frequencies, halves, rarity, saturation) {
    for (let number = 0; number < totals.length; number += 1) {
      const frequency = frequencies[number];
      if (frequency > 0) {
        totals[number] += rarity * ((frequency * (saturation + 1)) / (frequency + halves[number]));
      }
    }
  }

  /** @returns {{hits: Hit[], total: number}} */
  function bestOf(totals, limit, documents) {
    const hits = [];
    totals.forEach((total, number) => {
      if (total > 0) hits.push({ number, score: Math.floor(total * 1e6 + 0.5) / 1e6 });
    });
    hits.sort((one, other) => other.score - one.score || one.number - other.number);
    const best = hits.slice(0, limit).map(({ number, score }) => ({ document: documents[number], score }));
    return { hits: best, total: hits.length };
  }

  function note(matches, term, matter) {
    if (matter > (matches.get(term) ?? 0)) matches.set(term, matter);
  }

  /** The inverse document frequency, to four places, never 0. */
  function rarityOf(found, documents) {
    const rarity = Math.log(1 + (documents - found + 0.5) / (found + 0.5));
    return Math.max(1, Math.floor(rarity * 1e4 + 0.5)) / 1e4;
  }

  kbgen.rank = rank;
})((globalThis.kbgen = globalThis.kbgen || {}));
