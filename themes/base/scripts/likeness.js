// How alike two words are: the cosine, squared, of their pieces of three and four letters. The same as
// kbgen/search/likeness.py, but that the pieces of the vocabulary are laid out once.
(function (kbgen) {
  "use strict";

  const LENGTHS = [3, 4];
  const ASTRAL = /[\ud800-\udfff]/;

  /** @typedef {{like: (word: string) => Map<number, number>}} Likeness */

  /**
   * The different pieces of `word`, its ends marked.
   * @param {string} word
   * @returns {Set<string>}
   */
  function pieces(word) {
    const marked = ASTRAL.test(word) ? Array.from(`^${word}$`) : `^${word}$`;
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
   * @param {string[]} vocabulary
   * @returns {Likeness} which tells the places of the words that share a piece with another, and how alike
   */
  function likenessTo(vocabulary) {
    const { weights, holders } = layOut(vocabulary);
    const sums = new Float64Array(vocabulary.length);
    for (const [piece, places] of holders) {
      for (const place of places) sums[place] += weights.get(piece);
    }
    const shared = new Float64Array(vocabulary.length);
    return {
      like(word) {
        const touched = [];
        let whole = 0;
        for (const piece of pieces(word)) {
          const weight = weights.get(piece);
          if (weight === undefined) continue;
          whole += weight;
          for (const place of holders.get(piece)) {
            if (shared[place] === 0) touched.push(place);
            shared[place] += weight;
          }
        }
        const found = new Map();
        for (const place of touched) {
          found.set(place, (shared[place] * shared[place]) / (whole * sums[place]));
          shared[place] = 0;
        }
        return found;
      },
    };
  }

  /** By piece, the places of the words that hold it, and what it weighs: a whole number, the more the rarer. */
  function layOut(vocabulary) {
    const holders = new Map();
    vocabulary.forEach((word, place) => {
      for (const piece of pieces(word)) {
        const places = holders.get(piece);
        if (places) places.push(place);
        else holders.set(piece, [place]);
      }
    });
    const weights = new Map();
    for (const [piece, places] of holders) {
      const rarity = Math.log(1 + vocabulary.length / (places.length + 1));
      weights.set(piece, Math.floor(rarity * rarity * 1000 + 0.5));
    }
    return { weights, holders };
  }

  /**
   * Whether a letter too many, too few or wrong, or two neighbours swapped, make one word of the other.
   * @param {string[]} one its characters
   * @param {string[]} other its characters
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
