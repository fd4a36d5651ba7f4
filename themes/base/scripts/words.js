// The words of a vocabulary, laid out for being looked up.
(function (kbgen) {
  "use strict";

  const ASTRAL = /[\ud800-\udfff]/;
  const LONGEST_STEP = 8; // milliseconds, half a frame: typing goes on while words are laid out

  /**
   * @typedef {{terms: string[], ranking: Ranking, ready: () => Promise<void>, placeOf: (text: string) => number,
   *   begins: (text: string) => boolean, like: Likeness, ofLength: (length: number) => number[]}} Words
   *   all but `terms` and `ready` to be used once it is ready; lengths are in code points, as in Python
   */

  /**
   * @param {string[]} terms all different
   * @param {Ranking} ranking
   * @returns {Words}
   */
  function wordsOf(terms, ranking) {
    let likeness;
    let laidOut;
    const places = new Map();
    const lengths = new Map();

    function* layOut() {
      likeness = yield* kbgen.likenessTo(terms);
      terms.forEach((term, place) => {
        const { length } = kbgen.characters(term);
        places.set(term, place);
        if (!lengths.has(length)) lengths.set(length, []);
        lengths.get(length).push(place);
      });
    }

    return {
      terms,
      ranking,
      ready: () => (laidOut ??= inSteps(layOut())),
      placeOf: (text) => places.get(text) ?? -1,
      begins: (text) => terms.some((term) => term.startsWith(text)),
      like: (word) => likeness(word),
      ofLength: (length) => lengths.get(length) ?? [],
    };
  }

  /**
   * What has a length and places as Python counts them: the text itself wherever that does.
   * @param {string} text
   * @returns {string | string[]}
   */
  function characters(text) {
    return ASTRAL.test(text) ? Array.from(text) : text;
  }

  /** Runs `work` to its end, with pauses in which the page can do other things. */
  async function inSteps(work) {
    for (;;) {
      const until = performance.now() + LONGEST_STEP;
      while (performance.now() < until) {
        if (work.next().done) return;
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  kbgen.characters = characters;
  kbgen.wordsOf = wordsOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
