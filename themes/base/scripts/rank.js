// The ranking. It finds what kbgen/search/rank.py finds, with the same scores, but through the index.
(function (kbgen) {
  "use strict";

  /** @typedef {{document: SearchDocument, score: number}} Hit */

  /**
   * The best `limit` hits, the best first, and the terms that were looked for, with how much each matters.
   * @param {Index} index
   * @param {string} query
   * @param {number} limit
   * @returns {{hits: Hit[], matches: Map<string, number>}}
   */
  function rank(index, query, limit) {
    const saturations = bodySaturations(index);
    const scores = new Map();
    const matches = new Map();
    let whole = 0;
    for (const word of kbgen.queryWords(query)) {
      const terms = kbgen.matchingTerms(word, index);
      const strengths = strengthsOf(terms, index, saturations);
      const rarity = rarityOf(strengths.size, index.documents.length);
      whole += rarity;
      add(scores, strengths, rarity);
      for (const [term, worth] of terms) matches.set(index.terms[term], rarity * worth);
    }
    const hits = Array.from(scores, ([number, { total, covered }]) => ({
      number,
      score: Math.floor(total * (covered / whole) * 1e6 + 0.5) / 1e6,
    }));
    hits.sort((one, other) => other.score - one.score || one.number - other.number);
    return {
      hits: hits.slice(0, limit).map(({ number, score }) => ({ document: index.documents[number], score })),
      matches,
    };
  }

  /**
   * For each document, how many times a term must stand in its body to be worth half of the field's weight.
   * @param {Index} index
   */
  function bodySaturations({ documents, ranking }) {
    const { saturation, length_share: share } = ranking;
    const average = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);
    return documents.map(({ length }) =>
      average ? saturation * (1 - share + (share * length) / average) : saturation,
    );
  }

  /**
   * By document, the strength of the term in it that serves best.
   * @param {Map<number, number>} terms
   * @param {Index} index
   * @param {number[]} saturations
   * @returns {Map<number, number>}
   */
  function strengthsOf(terms, index, saturations) {
    const strengths = new Map();
    for (const [term, worth] of terms) {
      for (const { document, counts } of index.postings(term)) {
        const strength = worth * strengthOf(counts, index.ranking, saturations[document]);
        if (strength > (strengths.get(document) ?? 0)) strengths.set(document, strength);
      }
    }
    return strengths;
  }

  /** @param {number[]} counts by field, the body last */
  function strengthOf(counts, { weights, saturation }, bodySaturation) {
    let strength = 0;
    for (let field = 0; field < counts.length; field += 1) {
      const half = field === counts.length - 1 ? bodySaturation : saturation;
      strength += (weights[field] * counts[field]) / (counts[field] + half);
    }
    return strength;
  }

  /** The inverse document frequency, to four places, never 0. */
  function rarityOf(found, documents) {
    const rarity = Math.log(1 + (documents - found + 0.5) / (found + 0.5));
    return Math.max(1, Math.floor(rarity * 1e4 + 0.5)) / 1e4;
  }

  function add(scores, strengths, rarity) {
    for (const [number, strength] of strengths) {
      const score = scores.get(number) ?? { total: 0, covered: 0 };
      score.total += rarity * strength;
      score.covered += rarity;
      scores.set(number, score);
    }
  }

  kbgen.rank = rank;
})((globalThis.kbgen = globalThis.kbgen || {}));
