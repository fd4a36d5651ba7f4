// The words of a vocabulary, laid out for being looked up.
(function (kbgen) {
  "use strict";

  const ASTRAL = /[\ud800-\udfff]/;
  const SLICE = 500; // words between two looks at the clock

  /**
   * @typedef {{terms: string[], ranking: Ranking, ready: () => Promise<void>, placeOf: (text: string) => number,
   *   begins: (text: string) => boolean, like: (word: string) => Map<number, number>,
   *   longer: (text: string, most: number) => number[], slips: (text: string) => number[],
   *   twoSlips: (text: string) => number[], synonymsOf: (place: number) => number[]}} Words all but `ready` to be used once it is ready
   */

  /**
   * @param {Iterable<string>} source all different; they are taken bit by bit
   * @param {Ranking} ranking
   * @param {string} [thesaurus] coded
   * @returns {Words}
   */
  function wordsOf(source, ranking, thesaurus = "") {
    const terms = [];
    let places;
    let likeness;
    let shapes;
    let laidOut;

    function* layOut() {
      for (const term of source) {
        terms.push(term);
        if (terms.length % SLICE === 0) yield;
      }
      places = kbgen.placesOf(terms, terms.length);
      for (let place = 0; place < terms.length; place += 1) {
        places.add(place);
        if (place % SLICE === 0) yield;
      }
      shapes = yield* kbgen.shapesOf(terms);
      likeness = yield* kbgen.likenessTo(terms);
    }

    return {
      terms,
      ranking,
      ready: () => (laidOut ??= kbgen.inSteps(layOut())),
      placeOf: (text) => places.find(text),
      begins: (text) => shapes.longer(text, 1).length > 0,
      like: (word) => likeness(word, ranking.likeness_floor, ranking.far_likeness_floor),
      longer: (text, most) => shapes.longer(text, most),
      slips: (text) => shapes.slips(text),
      twoSlips: (text) => shapes.twoSlips(text),
      synonymsOf: kbgen.thesaurusOf(thesaurus),
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

  kbgen.characters = characters;
  kbgen.wordsOf = wordsOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
