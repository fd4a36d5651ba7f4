// Words by their first two letters, their last two and their length: enough to find those that go on from a beginning, or
// are one slip of the finger away, without a look at each. Lengths are in code points, as in Python.
(function (kbgen) {
  "use strict";

  const SLICE = 2000; // words between two looks at the clock
  const SHORT = 4; // letters of a word whose first or last one no slip changes; of longer ones it leaves two

  /**
   * @typedef {{longer: (text: string, most: number) => number[], slips: (text: string) => number[],
   *   twoSlips: (text: string) => number[]}} Shapes
   *   `longer`: the places of the `most` shortest words that begin with a text, and of all as long as those;
   *   `slips`: the places of the words that one slip makes of a text of three letters or more; `twoSlips`: of those that
   *   two make, if not of its first letter
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
    const byBeginning = new Map();
    const byEnd = new Map();
    for (const length of [...byLength.keys()].sort((one, other) => one - other)) {
      for (const place of byLength.get(length)) {
        listIn(byBeginning, terms[place].slice(0, 2)).push(place);
        listIn(byEnd, terms[place].slice(-2)).push(place);
        if (place % SLICE === 0) yield;
      }
    }
    const begun = (text) => listsOf(byBeginning, (beginning) => beginning.startsWith(text));
    const ended = (text) => listsOf(byEnd, (end) => end.endsWith(text));
    return {
      longer: (text, most) => longer(terms, lengths, begun(text.slice(0, 2)), text, most),
      slips: (text) => {
        const letters = kbgen.characters(text);
        const left = letters.length > SHORT ? 2 : 1;
        const lists = [...begun(text.slice(0, left)), ...ended(text.slice(-left))];
        return slips(terms, lengths, lists, letters, 1, kbgen.oneSlip);
      },
      twoSlips: (text) => {
        const letters = kbgen.characters(text);
        const lists = begun(letters[0]);
        return slips(terms, lengths, lists, letters, 2, kbgen.twoSlips);
      },
    };
  }

  function listIn(lists, key) {
    if (!lists.has(key)) lists.set(key, []);
    return lists.get(key);
  }

  const listsOf = (lists, isWanted) => Array.from(lists.keys()).filter(isWanted).map((key) => lists.get(key));

  /** @param {number[][]} lists of places, each the shortest words first */
  function longer(terms, lengths, lists, text, most) {
    const found = lists.flatMap((places) => longerIn(terms, lengths, places, text, most));
    found.sort((one, other) => lengths[one] - lengths[other]);
    const longest = lengths[found[most - 1]] ?? Infinity;
    return found.filter((place) => lengths[place] <= longest);
  }

  function longerIn(terms, lengths, places, text, most) {
    const found = [];
    for (let at = firstOf(places, lengths, kbgen.characters(text).length); at < places.length; at += 1) {
      const place = places[at];
      if (found.length >= most && lengths[place] > lengths[found[found.length - 1]]) break;
      if (terms[place].startsWith(text)) found.push(place);
    }
    return found;
  }

  /** @param {number[][]} lists as above */
  function slips(terms, lengths, lists, letters, most, areNear) {
    const found = new Set();
    for (const places of lists) {
      for (let at = firstOf(places, lengths, letters.length - most); at < places.length; at += 1) {
        const place = places[at];
        if (lengths[place] > letters.length + most) break;
        const term = terms[place];
        const isPlain = term.length === lengths[place]; // a quicker test than to look for surrogates
        if (areNear(letters, isPlain ? term : kbgen.characters(term))) found.add(place);
      }
    }
    return [...found];
  }

  /** Where the words of so many letters begin. */
  const firstOf = (places, lengths, length) => kbgen.firstWhere(places.length, (at) => lengths[places[at]] >= length);

  kbgen.shapesOf = shapesOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
