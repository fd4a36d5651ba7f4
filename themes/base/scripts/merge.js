// The hits of several languages as one list: an entry once, in the language that suits the reader best.
(function (kbgen) {
  "use strict";

  const SUITS = 0.5; // of the best score: from there on a reader's own language goes first

  /**
   * @typedef {{source: Source, scores: Float64Array, found: Found[]}} Searched
   * @typedef {{searched: Searched, number: number, entry: number, score: number}} Candidate
   */

  /**
   * @param {Searched[]} all the reader's own language first
   * @returns {Candidate[]} one an entry, in the order of entries
   */
  function candidates(all) {
    if (all.length === 1) return candidatesIn(all[0]);
    const byEntry = new Map();
    for (const candidate of all.flatMap(candidatesIn)) {
      const before = byEntry.get(candidate.entry);
      byEntry.set(candidate.entry, before ? joined(before, candidate) : candidate);
    }
    return Array.from(byEntry.values()).sort((one, other) => one.entry - other.entry);
  }

  /** @param {Searched} searched */
  function candidatesIn(searched) {
    const { scores, source } = searched;
    const found = [];
    for (let number = 0; number < scores.length; number += 1) {
      const score = scores[number];
      if (score > 0) found.push({ searched, number, entry: source.index.entries[number], score });
    }
    return found;
  }

  /**
   * `first` comes from a language that suits the reader better. A word is rare where it is strange, so the other
   * language's score tells more.
   */
  function joined(first, second) {
    const [one, other] = [first, second].map(({ searched, score }) => (searched.source.isStrange ? 0 : score));
    const score = Math.max(one, other) || Math.max(first.score, second.score);
    return { ...(first.score >= SUITS * second.score ? first : second), score };
  }

  /**
   * The best `limit` of them, the best first, those with equal scores by entry.
   * @param {Candidate[]} found
   * @param {number} limit
   * @returns {Candidate[]}
   */
  function best(found, limit) {
    const kept = [];
    for (const candidate of found) {
      if (kept.length >= limit && !(candidate.score > kept[kept.length - 1]?.score)) continue;
      let at = kept.length;
      while (at > 0 && kept[at - 1].score < candidate.score) at -= 1;
      kept.splice(at, 0, candidate);
      if (kept.length > limit) kept.pop();
    }
    return kept;
  }

  Object.assign(kbgen, { candidates, best });
})((globalThis.kbgen = globalThis.kbgen || {}));
