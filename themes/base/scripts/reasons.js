// Why a document was found: which words of the query, by which of its own.
(function (kbgen) {
  "use strict";

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
      return words.flatMap(({ text, terms, postings, scores }) => {
        const term = bestTerm(terms, postings, number);
        if (term === undefined) return [];
        return [
          {
            word: words === span.ways[0].words ? text : span.text,
            term: index.words.terms[term],
            worth: rounded(worth * terms.get(term)),
            score: rounded(factor * scores[number]),
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
    return documents[kbgen.firstWhere(documents.length, (at) => documents[at] >= number)] === number;
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
   * How much each term matters, of those near enough to a word of the query to be marked: whoever saw others marked
   * would wonder why. Where a term stands for several words, the one that it matters most for counts.
   * @param {Index} index
   * @param {Found[]} found
   * @returns {Matters}
   */
  function matters(index, found) {
    const known = new Map();
    found.forEach(({ ways }, at) => {
      for (const { words, worth: share } of ways) {
        words.forEach(({ terms, rarity }, place) => {
          for (const [number, likeness] of terms) {
            const worth = share * likeness;
            const [term, matter] = [index.words.terms[number], rarity * worth];
            if (worth < index.ranking.marked_from || matter <= (known.get(term)?.matter ?? 0)) continue;
            known.set(term, { word: `${at} ${place}`, matter });
          }
        });
      }
    });
    return known;
  }

  /** The terms to be marked where they stand, with how much each matters. @returns {Map<string, number>} */
  function matches(index, found) {
    return new Map(Array.from(matters(index, found), ([term, { matter }]) => [term, matter]));
  }

  Object.assign(kbgen, { reasons, coverage, matters, matches });
})((globalThis.kbgen = globalThis.kbgen || {}));
