// The ranking. It finds what kbgen/search/rank.py finds, with the same scores, but through the index.
(function (kbgen) {
  "use strict";

  const MOST_KEPT = 16; // words, each with a number for every document
  /** @type {FoundWord[]} those met last: a keystroke changes one word of a query, and the others need not be weighed again */
  let recent = [];

  /**
   * @typedef {{number: number, score: number, why: Reason[]}} Hit
   * @typedef {{text: string, terms: Terms, postings: Map<number, Postings>, scores: Float64Array,
   *   rarity: number}} FoundWord what a word finds, and what it adds to the score of each document
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
    const scores = total(found.map(bestScores), index.lengths.length);
    const admits = await kbgen.admitted(index, query);
    if (admits) scores.forEach((_, number) => (scores[number] *= admits[number]));
    const kept = cut(scores, index.ranking.score_floor);
    await addCloseness(index, kept, found);
    return { scores: kept, found };
  }

  /** Adds to the scores of the first hits what it is worth where words of the query stand there. */
  async function addCloseness(index, scores, found) {
    const first = bestNumbers(scores, index.ranking.closeness_depth);
    const matters = kbgen.matters(index, found);
    const documents = await index.fetchDocuments(first);
    first.forEach((number, at) => {
      const bonus = kbgen.closenessOf(documents[at], matters, found.length, index.ranking);
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

  /** @param {Found} span */
  function bestScores({ ways: [first, ...others] }) {
    const scores = others.length ? first.scores.slice() : first.scores;
    for (const way of others) {
      for (let number = 0; number < scores.length; number += 1) {
        if (way.scores[number] > scores[number]) scores[number] = way.scores[number];
      }
    }
    return scores;
  }

  /** @returns {Found[]} */
  function weighSpans(index, spans, postings) {
    return spans.map(({ text, ways }) => ({
      text,
      ways: ways.map(({ words, worth }) => {
        const factor = (worth * ways[0].words.length) / words.length;
        const found = words.map((word) => weighOnce(index, word, postings));
        return { words: found, worth, factor, scores: sumUp(found, factor, index.lengths.length) };
      }),
    }));
  }

  function weighOnce(index, word, postings) {
    const terms = kbgen.matchingTerms(word, index.words);
    const found = recent.find((one) => one.terms === terms) ?? weigh(index, word.text, terms, postings);
    recent = [found, ...recent.filter((one) => one !== found)].slice(0, MOST_KEPT);
    return found;
  }

  function sumUp(words, factor, documents) {
    const scores = words.map((word) => word.scores);
    if (factor === 1) return scores.length === 1 ? scores[0] : total(scores, documents);
    return total(scores, documents).map((score) => factor * score);
  }

  /** @param {Float64Array[]} all */
  function total(all, documents) {
    const sums = new Float64Array(documents);
    for (const scores of all) {
      for (let number = 0; number < documents; number += 1) sums[number] += scores[number];
    }
    return sums;
  }

  /** Rounded; 0 for what is worth too little beside the best. */
  function cut(scores, floor) {
    let best = 0;
    for (let number = 0; number < scores.length; number += 1) if (scores[number] > best) best = scores[number];
    const kept = new Float64Array(scores.length);
    for (let number = 0; number < scores.length; number += 1) {
      if (scores[number] >= floor * best) kept[number] = rounded(scores[number]);
    }
    return kept;
  }

  /**
   * For each document, how often a term must stand in it to be worth half of what it can be.
   * @type {(index: Index) => Float64Array}
   */
  const halvesOf = kbgen.remember(({ lengths, ranking }) => {
    const { saturation, length_share: share } = ranking;
    const whole = lengths.reduce((sum, length) => sum + length, 0);
    const average = whole / Math.max(1, lengths.length) || 1;
    return Float64Array.from(lengths, (length) => saturation * (1 - share + share * (length / average)));
  }, Infinity, new WeakMap());

  /**
   * How strong a word is in each document, counting by field and by likeness, and how rare it is over all.
   * @returns {FoundWord}
   */
  function weigh(index, text, terms, postings) {
    const { saturation } = index.ranking;
    const half = halvesOf(index);
    const scores = new Float64Array(half.length); // at first how often the word stands in each, by likeness
    const best = new Float64Array(half.length);
    for (const [term, worth] of terms) {
      const { documents, counts } = postings.get(term);
      for (let at = 0; at < documents.length; at += 1) {
        const number = documents[at];
        scores[number] += worth * counts[at];
        if (worth > best[number]) best[number] = worth;
      }
    }
    let common = 0;
    for (let number = 0; number < best.length; number += 1) common += best[number] * best[number];
    const rarity = rarityOf(common, half.length) * kbgen.importanceOf(text, index.words);
    for (let number = 0; number < scores.length; number += 1) {
      const frequency = scores[number];
      if (frequency > 0) scores[number] = rarity * ((frequency * (saturation + 1)) / (frequency + half[number]));
    }
    return { text, terms, postings, scores, rarity };
  }

  /** The inverse document frequency, to four places, never 0. */
  function rarityOf(found, documents) {
    const rarity = Math.log(1 + (documents - found + 0.5) / (found + 0.5));
    return Math.max(1, Math.floor(rarity * 1e4 + 0.5)) / 1e4;
  }

  const rounded = (value) => Math.floor(value * 1e6 + 0.5) / 1e6;

  kbgen.score = score;
})((globalThis.kbgen = globalThis.kbgen || {}));
