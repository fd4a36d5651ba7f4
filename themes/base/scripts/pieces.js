// Numbers for the pieces of words: a trie in flat arrays, in which each piece goes on from the one without its
// last letter. A Map from texts to numbers would need a string for each of millions of pieces.
(function (kbgen) {
  "use strict";

  const SHORTEST = 3;
  const LONGEST = 4;
  const [BEGIN, END] = ["^", "$"].map((mark) => mark.codePointAt(0));

  /**
   * @typedef {{of: (word: string, grows: boolean) => number[], uses: () => Int32Array}} Pieces `of` gives the numbers
   *   of the different pieces of a word, its ends marked, in an array that the next call writes over: all of
   *   them if the trie `grows` by them, else those that are known; `uses` tells of each number in how many words it
   *   was while the trie grew
   */

  /** @returns {Pieces} */
  function piecesOf() {
    let capacity = 1024;
    let size = 1; // the first is the root
    let [parents, letters, uses, seen, slots] = [1, 1, 1, 1, 2].map((share) => new Int32Array(share * capacity));
    let turn = 0;
    const codes = [];
    const found = [];

    function step(parent, letter, grows) {
      let at = hashOf(parent, letter) & (slots.length - 1);
      for (let piece; (piece = slots[at]); at = (at + 1) & (slots.length - 1)) {
        if (parents[piece] === parent && letters[piece] === letter) return piece;
      }
      if (!grows) return 0;
      if (size === capacity) {
        grow();
        return step(parent, letter, grows);
      }
      parents[size] = parent;
      letters[size] = letter;
      slots[at] = size;
      return size++;
    }

    function grow() {
      capacity *= 2;
      [parents, letters, uses, seen] = [parents, letters, uses, seen].map((old) => {
        const wider = new Int32Array(capacity);
        wider.set(old);
        return wider;
      });
      slots = new Int32Array(2 * capacity);
      for (let piece = 1; piece < size; piece += 1) {
        let at = hashOf(parents[piece], letters[piece]) & (slots.length - 1);
        while (slots[at]) at = (at + 1) & (slots.length - 1);
        slots[at] = piece;
      }
    }

    function spell(word) {
      codes.length = 0;
      codes.push(BEGIN);
      for (let at = 0; at < word.length; at += codes[codes.length - 1] > 0xffff ? 2 : 1) {
        codes.push(word.codePointAt(at));
      }
      codes.push(END);
    }

    function of(word, grows) {
      spell(word);
      found.length = 0;
      turn += 1;
      for (let begin = 0; begin < codes.length; begin += 1) {
        const end = Math.min(begin + LONGEST, codes.length);
        for (let at = begin, piece = 0; at < end; at += 1) {
          if (!(piece = step(piece, codes[at], grows))) break;
          if (at - begin + 1 < SHORTEST || seen[piece] === turn) continue;
          seen[piece] = turn;
          if (grows) uses[piece] += 1;
          found.push(piece);
        }
      }
      return found;
    }

    return { of, uses: () => uses.subarray(0, size) };
  }

  function hashOf(parent, letter) {
    const hash = Math.imul(Math.imul(parent, 0x9e3779b1) ^ letter, 0x85ebca6b);
    return hash ^ (hash >>> 15);
  }

  kbgen.piecesOf = piecesOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
