// Why a document was found: which words of the query, by which of its own.
(function (kbgen) {
  "use strict";

  const MARKED = 0.25; // words less alike count, but whoever saw them marked would wonder why

  /**
   * @typedef {{word: string, term: string, worth: number, score: number}} Reason a word of the query (or several, if
   *   a synonym stands for them), the term of the document that is most alike, and what it adds to the score
   */

  /** The way to say a span that a document counts most for, the first of equals. @param {Found} span */
  function wayFor({ ways }, number) {
    return ways.reduce((best, way) => (way.scores[number] > best.scores[number] ? way : best));
  }

  /**
   * @param {Index} index
   * @param {Found[]} found
   * @param {number} number of the document
   * @returns {Reason[]}
   */
  function reasons(index, found, number) {
    return found.flatMap((span) => {
      const { words, worth, factor } = wayFor(span, number);
      return words.flatMap(({ text, terms, postings, rarity, strengths }) => {
        const term = bestTerm(terms, postings, number);
        if (term === undefined) return [];
        return [
          {
            word: words === span.ways[0].words ? text : span.text,
            term: index.words.terms[term],
            worth: rounded(worth * terms.get(term)),
            score: rounded(factor * (rarity * strengths[number])),
          },
        ];
      });
    });
  }

  const rounded = (value) => Math.floor(value * 1e6 + 0.5) / 1e6;

  function bestTerm(terms, postings, number) {
    return [...terms.keys()].find((place) => has(postings.get(place), number));
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

  /** How much of the query a document has, from 0 to 1, rare words counting more. */
  function coverage(found, number) {
    let whole = 0;
    let covered = 0;
    for (const span of found) {
      const { words, worth } = wayFor(span, number);
      const rarity = sumOf(span.ways[0].words, () => 1);
      const share = sumOf(words, ({ terms, postings }) => terms.get(bestTerm(terms, postings, number)) ?? 0);
      whole += rarity;
      covered += (rarity * worth * share) / sumOf(words, () => 1);
    }
    return covered / whole;
  }

  function sumOf(words, share) {
    return words.reduce((sum, word) => sum + word.rarity * share(word), 0);
  }

  /**
   * The terms to be marked where they stand, with how much each matters.
   * @param {Index} index
   * @param {Found[]} found
   * @returns {Map<string, number>}
   */
  function matches(index, found) {
    const marked = new Map();
    for (const { words, worth: share } of found.flatMap(({ ways }) => ways)) {
      for (const { terms, rarity } of words) {
        for (const [place, likeness] of terms) {
          const [term, worth] = [index.words.terms[place], share * likeness];
          if (worth >= MARKED && rarity * worth > (marked.get(term) ?? 0)) marked.set(term, rarity * worth);
        }
      }
    }
    return marked;
  }

  Object.assign(kbgen, { reasons, coverage, matches });
})((globalThis.kbgen = globalThis.kbgen || {}));
