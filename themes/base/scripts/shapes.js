// Words by their length, first and last letter: enough to find those that go on from a beginning, or are one
// slip of the finger away, without a look at each. Lengths are in code points, as in Python.
(function (kbgen) {
  "use strict";

  const SLICE = 2000; // words between two looks at the clock

  /**
   * @typedef {{longer: (text: string, most: number) => number[], slips: (text: string) => number[]}} Shapes
   *   `longer`: the places of the `most` shortest words that begin with a text, and of all as long as those;
   *   `slips`: the places of the words that one slip makes of a text of three letters or more
   */

  /**
   * @param {string[]} terms
   * @returns {Generator<undefined, Shapes>}
   */
  function* shapesOf(terms) {
    const firsts = new Uint16Array(terms.length);
    const lasts = new Uint16Array(terms.length);
    const byLength = [];
    for (let place = 0; place < terms.length; place += 1) {
      const term = terms[place];
      const { length } = kbgen.characters(term);
      firsts[place] = term.charCodeAt(0);
      lasts[place] = term.charCodeAt(term.length - 1);
      (byLength[length] ??= []).push(place);
      if (place % SLICE === 0) yield;
    }
    return {
      longer: (text, most) => longer(terms, firsts, byLength, text, most),
      slips: (text) => slips(terms, firsts, lasts, byLength, text),
    };
  }

  function longer(terms, firsts, byLength, text, most) {
    const found = [];
    const first = text.charCodeAt(0);
    for (let { length } = kbgen.characters(text); length < byLength.length && found.length < most; length += 1) {
      for (const place of byLength[length] ?? []) {
        if (firsts[place] === first && terms[place].startsWith(text)) found.push(place);
      }
    }
    return found;
  }

  function slips(terms, firsts, lasts, byLength, text) {
    const found = [];
    const letters = kbgen.characters(text);
    const first = text.charCodeAt(0);
    const last = text.charCodeAt(text.length - 1);
    for (let length = letters.length - 1; length <= letters.length + 1; length += 1) {
      for (const place of byLength[length] ?? []) {
        if (firsts[place] !== first && lasts[place] !== last) continue; // one slip cannot change both
        if (kbgen.oneSlip(letters, kbgen.characters(terms[place]))) found.push(place);
      }
    }
    return found;
  }

  kbgen.shapesOf = shapesOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
