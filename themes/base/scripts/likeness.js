// How alike two words are: the cosine, squared, of their pieces of three and four letters. The same as
// kbgen/search/likeness.py, but that the pieces of the vocabulary are laid out once.
(function (kbgen) {
  "use strict";

  const SLICE = 200; // words between two looks at the clock

  /**
   * @typedef {(word: string, floor: number, far: number) => Map<number, number>} Likeness the places of words that are
   *   like another by `far` or more, or by `floor` if they begin alike, and how alike they are
   */

  /**
   * Lays out the pieces of a vocabulary, in steps between which others may work.
   * @param {string[]} vocabulary
   * @returns {Generator<undefined, Likeness>}
   */
  function* likenessTo(vocabulary) {
    const pieces = kbgen.piecesOf();
    const letters = vocabulary.reduce((sum, word) => sum + word.length, 0);
    const used = new Int32Array(4 * letters + 8 * vocabulary.length); // pieces, one word after the other
    const ends = new Int32Array(vocabulary.length);
    let end = 0;
    for (let place = 0; place < vocabulary.length; place += 1) {
      for (const piece of pieces.of(vocabulary[place], true)) used[end++] = piece;
      ends[place] = end;
      if (place % SLICE === 0) yield;
    }
    const weights = weigh(pieces.uses(), vocabulary.length);
    const sums = new Int32Array(vocabulary.length);
    for (let place = 0, at = 0; place < vocabulary.length; place += 1) {
      for (; at < ends[place]; at += 1) sums[place] += weights[used[at]];
      if (place % SLICE === 0) yield;
    }
    const holders = yield* kbgen.holdersOf(used, ends, pieces.uses());
    return likeness(vocabulary, pieces, weights, holders, sums);
  }

  /** What each piece weighs: a whole number, the more the rarer. */
  function weigh(uses, words) {
    return Int32Array.from(uses, (found) => {
      const rarity = Math.log(1 + words / (found + 1));
      return Math.floor(rarity * rarity * 1000 + 0.5);
    });
  }

  /** @returns {Likeness} */
  function likeness(vocabulary, pieces, weights, holders, sums) {
    const shared = new Int32Array(sums.length);
    const touched = new Int32Array(sums.length);
    return (word, floor, far) => {
      const letters = kbgen.firstLetters(word);
      const beginsAlike = (place) => kbgen.firstLetters(vocabulary[place]).some((letter) => letters.includes(letter));
      const rarestFirst = Array.from(pieces.of(word, false)).sort((one, other) => weights[other] - weights[one]);
      const whole = rarestFirst.reduce((sum, piece) => sum + weights[piece], 0);
      let count = 0;
      let left = whole;
      for (const piece of rarestFirst) {
        const weight = weights[piece];
        const canReach = left >= floor * whole; // a word with none of the pieces before this one
        const places = holders(piece);
        for (let at = 0; at < places.length; at += 1) {
          const place = places[at];
          if (shared[place] > 0) shared[place] += weight;
          else if (canReach) {
            touched[count++] = place;
            shared[place] = weight;
          }
        }
        left -= weight;
      }
      const found = new Map();
      for (let at = 0; at < count; at += 1) {
        const place = touched[at];
        const alike = (shared[place] * shared[place]) / (whole * sums[place]);
        if (alike >= far || (alike >= floor && beginsAlike(place))) found.set(place, alike);
        shared[place] = 0;
      }
      return found;
    };
  }

  /**
   * Whether a letter too many, too few or wrong, or two neighbours swapped, make one word of the other.
   * @param {string | string[]} one its characters
   * @param {string | string[]} other its characters
   */
  function oneSlip(one, other) {
    const shorter = Math.min(one.length, other.length);
    let begin = 0;
    while (begin < shorter && one[begin] === other[begin]) begin += 1;
    let end = 0;
    while (end < shorter - begin && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
    const left = one.length - end - begin;
    const right = other.length - end - begin;
    if (left <= 1 && right <= 1) return true;
    const swapped = left === 2 && right === 2;
    return swapped && one[begin] === other[begin + 1] && one[begin + 1] === other[begin];
  }

  /**
   * Whether one slip at the first letter in which they differ, and another one after it at the most, do.
   * @param {string | string[]} one its characters
   * @param {string | string[]} other its characters
   */
  function twoSlips(one, other) {
    let begin = 0;
    while (begin < one.length && one[begin] === other[begin]) begin += 1;
    const dropping = (left, right) => oneSlip(one.slice(begin + left), other.slice(begin + right));
    const isSwapped = one[begin] === other[begin + 1] && one[begin + 1] === other[begin];
    return dropping(1, 0) || dropping(0, 1) || dropping(1, 1) || (isSwapped && dropping(2, 2));
  }

  Object.assign(kbgen, { likenessTo, oneSlip, twoSlips });
})((globalThis.kbgen = globalThis.kbgen || {}));
