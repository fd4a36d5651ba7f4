// How alike two words are: the cosine, squared, of their pieces of three and four letters. The same as
// kbgen/search/likeness.py, but that the pieces of the vocabulary are laid out once.
(function (kbgen) {
  "use strict";

  const LENGTHS = [3, 4];
  const SLICE = 500; // words between two looks at the clock

  /** @typedef {(word: string) => Map<number, number>} Likeness the places of words like another, and how alike */

  /**
   * The different pieces of `word`, its ends marked.
   * @param {string} word
   * @returns {Set<string>}
   */
  function pieces(word) {
    const marked = kbgen.characters(`^${word}$`);
    const found = new Set();
    for (const length of LENGTHS) {
      for (let at = 0; at + length <= marked.length; at += 1) {
        const piece = marked.slice(at, at + length);
        found.add(typeof piece === "string" ? piece : piece.join(""));
      }
    }
    return found;
  }

  /**
   * Lays out the pieces of a vocabulary, in steps between which others may work.
   * @param {string[]} vocabulary
   * @returns {Generator<undefined, Likeness>}
   */
  function* likenessTo(vocabulary) {
    const numbers = new Map();
    const used = [];
    const ends = new Int32Array(vocabulary.length);
    for (let place = 0; place < vocabulary.length; place += 1) {
      for (const piece of pieces(vocabulary[place])) {
        let number = numbers.get(piece);
        if (number === undefined) numbers.set(piece, (number = numbers.size));
        used.push(number);
      }
      ends[place] = used.length;
      if (place % SLICE === 0) yield;
    }
    const { holders, starts } = byPiece(used, ends, numbers.size);
    const weights = weigh(starts, vocabulary.length);
    return likeness(numbers, weights, holders, starts, sumUp(used, ends, weights));
  }

  /** The places of the words that hold each piece, one piece after the other, and where each begins. */
  function byPiece(used, ends, size) {
    const starts = new Int32Array(size + 1);
    for (const number of used) starts[number + 1] += 1;
    for (let number = 0; number < size; number += 1) starts[number + 1] += starts[number];
    const next = starts.slice();
    const holders = new Int32Array(used.length);
    let place = 0;
    used.forEach((number, at) => {
      while (at >= ends[place]) place += 1;
      holders[next[number]++] = place;
    });
    return { holders, starts };
  }

  /** What each piece weighs: a whole number, the more the rarer. */
  function weigh(starts, words) {
    return Float64Array.from({ length: starts.length - 1 }, (_, number) => {
      const rarity = Math.log(1 + words / (starts[number + 1] - starts[number] + 1));
      return Math.floor(rarity * rarity * 1000 + 0.5);
    });
  }

  function sumUp(used, ends, weights) {
    const sums = new Float64Array(ends.length);
    let at = 0;
    ends.forEach((end, place) => {
      for (; at < end; at += 1) sums[place] += weights[used[at]];
    });
    return sums;
  }

  /** @returns {Likeness} */
  function likeness(numbers, weights, holders, starts, sums) {
    const shared = new Float64Array(sums.length);
    return (word) => {
      const touched = [];
      let whole = 0;
      for (const piece of pieces(word)) {
        const number = numbers.get(piece);
        if (number === undefined) continue;
        whole += weights[number];
        for (let at = starts[number]; at < starts[number + 1]; at += 1) {
          const place = holders[at];
          if (shared[place] === 0) touched.push(place);
          shared[place] += weights[number];
        }
      }
      const found = new Map();
      for (const place of touched) {
        found.set(place, (shared[place] * shared[place]) / (whole * sums[place]));
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

  kbgen.likenessTo = likenessTo;
  kbgen.oneSlip = oneSlip;
})((globalThis.kbgen = globalThis.kbgen || {}));
