// The ranking. It finds what kbgen/search/rank.py finds, with the same scores, but through the index.
(function (kbgen) {
  "use strict";

  const MARKED = 0.25; // words less alike count, but whoever saw them marked would wonder why

  /**
   * @typedef {{word: string, term: string, worth: number, score: number}} Reason a word of the query, the term of
   *   the document that is most alike, and what the word adds to the score
   * @typedef {{number: number, score: number, why: Reason[]}} Hit
   * @typedef {{word: string, terms: Terms, postings: Map<number, Postings>, strengths: Float64Array,
   *   rarity: number}} Found what a word of the query finds
   */

  /**
   * The score of each document, and how each word of the query came by it.
   * @param {Index} index whose words are ready
   * @param {Query} query
   * @returns {Promise<{scores: Float64Array, found: Found[]}>}
   */
  async function score(index, query) {
    const words = kbgen.queryWords(query.text);
    const matched = words.map((word) => kbgen.matchingTerms(word, index.words));
    const postings = await index.fetchPostings(matched.flatMap((terms) => [...terms.keys()]));
    const halves = halvesOf(index);
    const found = matched.map((terms, at) => weigh(words[at].text, terms, postings, halves, index.ranking));
    const scores = new Float64Array(index.lengths.length);
    for (const { strengths, rarity } of found) {
      for (let number = 0; number < scores.length; number += 1) scores[number] += rarity * strengths[number];
    }
    const admits = await kbgen.admitted(index, query);
    if (admits) scores.forEach((_, number) => (scores[number] *= admits[number]));
    return { scores: cut(scores, index.ranking.score_floor), found };
  }

  /** Rounded; 0 for what is worth too little beside the best. */
  function cut(scores, floor) {
    const least = floor * scores.reduce((best, score) => Math.max(best, score), 0);
    return scores.map((score) => (score >= least ? rounded(score) : 0));
  }

  /**
   * For each document, how often a term must stand in it to be worth half of what it can be.
   * @param {Index} index
   */
  function halvesOf({ lengths, ranking }) {
    const { saturation, length_share: share } = ranking;
    const whole = lengths.reduce((sum, length) => sum + length, 0);
    const average = whole / Math.max(1, lengths.length) || 1;
    return lengths.map((length) => saturation * (1 - share + share * (length / average)));
  }

  /**
   * How strong a word is in each document, counting by field and by likeness, and how rare it is over all.
   * @returns {Found}
   */
  function weigh(word, terms, postings, halves, { saturation }) {
    const strengths = new Float64Array(halves.length);
    const best = new Float64Array(halves.length);
    for (const [term, worth] of terms) {
      const { documents, counts } = postings.get(term);
      for (let at = 0; at < documents.length; at += 1) {
        strengths[documents[at]] += worth * counts[at];
        if (worth > best[documents[at]]) best[documents[at]] = worth;
      }
    }
    for (let number = 0; number < strengths.length; number += 1) {
      const frequency = strengths[number];
      if (frequency > 0) strengths[number] = (frequency * (saturation + 1)) / (frequency + halves[number]);
    }
    const rarity = rarityOf(best.reduce((sum, worth) => sum + worth, 0), halves.length);
    return { word, terms, postings, strengths, rarity };
  }

  /** The inverse document frequency, to four places, never 0. */
  function rarityOf(found, documents) {
    const rarity = Math.log(1 + (documents - found + 0.5) / (found + 0.5));
    return Math.max(1, Math.floor(rarity * 1e4 + 0.5)) / 1e4;
  }

  const rounded = (value) => Math.floor(value * 1e6 + 0.5) / 1e6;

  /**
   * Why a document was found: by word of the query, the term in it that is worth most.
   * @param {Index} index
   * @param {Found[]} found
   * @param {number} number of the document
   * @returns {Reason[]}
   */
  function reasons(index, found, number) {
    return found.flatMap(({ word, terms, postings, strengths, rarity }) => {
      const term = [...terms.keys()].find((place) => has(postings.get(place), number));
      if (term === undefined) return [];
      const score = rounded(rarity * strengths[number]);
      return [{ word, term: index.words.terms[term], worth: rounded(terms.get(term)), score }];
    });
  }

  function has({ documents }, number) {
    let low = 0;
    let high = documents.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (documents[middle] < number) low = middle + 1;
      else high = middle;
    }
    return documents[low] === number;
  }

  /**
   * The terms to be marked where they stand, with how much each matters.
   * @param {Index} index
   * @param {Found[]} found
   * @returns {Map<string, number>}
   */
  function matches(index, found) {
    const marked = new Map();
    for (const { terms, rarity } of found) {
      for (const [place, worth] of terms) {
        const term = index.words.terms[place];
        if (worth >= MARKED && rarity * worth > (marked.get(term) ?? 0)) marked.set(term, rarity * worth);
      }
    }
    return marked;
  }

  Object.assign(kbgen, { score, reasons, matches });
})((globalThis.kbgen = globalThis.kbgen || {}));
