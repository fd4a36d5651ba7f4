// The ranking. It finds what kbgen/search/rank.py finds, with the same scores, but through the index.
(function (kbgen) {
  "use strict";

  /**
   * @typedef {{number: number, score: number, why: Reason[]}} Hit
   * @typedef {{text: string, terms: Terms, postings: Map<number, Postings>, strengths: Float64Array,
   *   rarity: number}} FoundWord what a word finds
   * @typedef {{words: FoundWord[], worth: number, factor: number, scores: Float64Array}} FoundWay its words, what
   *   it is worth to find them, and what their scores are multiplied by: all together count as those typed would
   * @typedef {{text: string, ways: FoundWay[]}} Found what a span of the query finds
   */

  /**
   * The score of each document, and how each span of the query came by it.
   * @param {Index} index whose words are ready
   * @param {Query} query
   * @returns {Promise<{scores: Float64Array, found: Found[]}>}
   */
  async function score(index, query) {
    const spans = kbgen.cutIntoSpans(index, kbgen.queryWords(query.text));
    const sought = spans.flatMap(({ ways }) => ways.flatMap(({ words }) => words));
    const places = sought.flatMap((word) => [...kbgen.matchingTerms(word, index.words).keys()]);
    const postings = await index.fetchPostings([...new Set(places)]);
    const found = weighSpans(index, spans, postings);
    const scores = new Float64Array(index.lengths.length);
    for (const { ways } of found) {
      scores.forEach((sum, number) => (scores[number] = sum + bestScore(ways, number)));
    }
    const admits = await kbgen.admitted(index, query);
    if (admits) scores.forEach((_, number) => (scores[number] *= admits[number]));
    const kept = cut(scores, index.ranking.score_floor);
    await addCloseness(index, kept, found);
    return { scores: kept, found };
  }

  /** Adds to the scores of the first hits what it is worth that words of the query stand together there. */
  async function addCloseness(index, scores, found) {
    const { closeness_depth: depth, closeness_weight: weight, window } = index.ranking;
    const first = bestNumbers(scores, depth);
    const matters = kbgen.matters(index, found);
    const documents = await index.fetchDocuments(first);
    first.forEach((number, at) => {
      const bonus = weight * kbgen.closenessOf(documents[at], matters, window);
      scores[number] = rounded(scores[number] + bonus);
    });
  }

  /** The places of the highest scores, the highest first, those that are equal by place. */
  function bestNumbers(scores, limit) {
    const kept = [];
    for (let number = 0; number < scores.length; number += 1) {
      if (!(scores[number] > 0)) continue;
      if (kept.length >= limit && scores[number] <= scores[kept[kept.length - 1]]) continue;
      let at = kept.length;
      while (at > 0 && scores[kept[at - 1]] < scores[number]) at -= 1;
      kept.splice(at, 0, number);
      if (kept.length > limit) kept.pop();
    }
    return kept;
  }

  function bestScore(ways, number) {
    let best = 0;
    for (const { scores } of ways) if (scores[number] > best) best = scores[number];
    return best;
  }

  /** @returns {Found[]} */
  function weighSpans(index, spans, postings) {
    const halves = halvesOf(index);
    return spans.map(({ text, ways }) => {
      const typed = ways[0].words.length;
      return {
        text,
        ways: ways.map(({ words, worth }) => {
          const factor = (worth * typed) / words.length;
          const found = words.map((word) => {
            const terms = kbgen.matchingTerms(word, index.words);
            return weigh(index, word.text, terms, postings, halves);
          });
          return { words: found, worth, factor, scores: sumUp(found, factor, halves.length) };
        }),
      };
    });
  }

  function sumUp(words, factor, documents) {
    const scores = new Float64Array(documents);
    for (const { strengths, rarity } of words) {
      strengths.forEach((strength, number) => (scores[number] += rarity * strength));
    }
    return scores.map((score) => factor * score);
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
   * @returns {FoundWord}
   */
  function weigh(index, text, terms, postings, halves) {
    const { saturation } = index.ranking;
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
    const common = best.reduce((sum, worth) => sum + worth * worth, 0);
    const rarity = rarityOf(common, halves.length) * kbgen.importanceOf(text, index.words);
    return { text, terms, postings, strengths, rarity };
  }

  /** The inverse document frequency, to four places, never 0. */
  function rarityOf(found, documents) {
    const rarity = Math.log(1 + (documents - found + 0.5) / (found + 0.5));
    return Math.max(1, Math.floor(rarity * 1e4 + 0.5)) / 1e4;
  }

  const rounded = (value) => Math.floor(value * 1e6 + 0.5) / 1e6;

  kbgen.score = score;
})((globalThis.kbgen = globalThis.kbgen || {}));
