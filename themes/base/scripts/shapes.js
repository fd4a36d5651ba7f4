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
    const lengths = new Uint16Array(terms.length);
    const byLength = new Map();
    for (let place = 0; place < terms.length; place += 1) {
      lengths[place] = kbgen.characters(terms[place]).length;
      listIn(byLength, lengths[place]).push(place);
      if (place % SLICE === 0) yield;
    }
    const byFirst = new Map();
    const byLast = new Map();
    for (const length of [...byLength.keys()].sort((one, other) => one - other)) {
      for (const place of byLength.get(length)) {
        listIn(byFirst, firstOf(terms[place])).push(place);
        listIn(byLast, lastOf(terms[place])).push(place);
        if (place % SLICE === 0) yield;
      }
    }
    return {
      longer: (text, most) => longer(terms, lengths, byFirst.get(firstOf(text)) ?? [], text, most),
      slips: (text) => {
        const alike = [byFirst.get(firstOf(text)), byLast.get(lastOf(text))];
        return slips(terms, lengths, alike, text);
      },
    };
  }

  const firstOf = (text) => text.charCodeAt(0);
  const lastOf = (text) => text.charCodeAt(text.length - 1);

  function listIn(lists, key) {
    if (!lists.has(key)) lists.set(key, []);
    return lists.get(key);
  }

  /** @param {number[]} places of the words with the same first letter, the shortest first */
  function longer(terms, lengths, places, text, most) {
    const found = [];
    const { length } = kbgen.characters(text);
    for (const place of places) {
      if (lengths[place] < length) continue;
      if (found.length >= most && lengths[place] > lengths[found[found.length - 1]]) break;
      if (terms[place].startsWith(text)) found.push(place);
    }
    return found;
  }

  /** @param {(number[] | undefined)[]} alike places of the words with the same first or last letter: one slip
   * cannot change both */
  function slips(terms, lengths, alike, text) {
    const found = new Set();
    const letters = kbgen.characters(text);
    for (const places of alike) {
      for (const place of places ?? []) {
        if (Math.abs(lengths[place] - letters.length) > 1) continue;
        const term = terms[place];
        const isPlain = term.length === lengths[place]; // a quicker test than to look for surrogates
        if (kbgen.oneSlip(letters, isPlain ? term : kbgen.characters(term))) found.add(place);
      }
    }
    return [...found];
  }

  kbgen.shapesOf = shapesOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
