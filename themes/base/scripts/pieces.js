// Numbers for the pieces of words: a trie in flat arrays, in which each piece goes on from the one without its
// last letter. A Map from texts to numbers would need a string for each of millions of pieces.
(function (kbgen) {
  "use strict";

  const SHORTEST = 3;
  const LONGEST = 4;
  const HEBREW = /^[א-ת]/;
  const PREFIXES = "והבכלמש";
  const ENDINGS = "מתהיונ";
  const MOST_DROPPED = 2;

  /**
   * @typedef {{of: (word: string, grows: boolean) => number[], uses: () => Int32Array}} Pieces `of` gives the numbers
   *   of the different pieces of a word (see kbgen/search/likeness.py) in an array that the next call writes over: all of
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

    function codesOf(text) {
      codes.length = 0;
      for (let at = 0; at < text.length; at += codes[codes.length - 1] > 0xffff ? 2 : 1) {
        codes.push(text.codePointAt(at));
      }
      return codes;
    }

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

    /** Takes the pieces of a text, of which the first is that which begins at its beginning. */
    function cut(text, grows, last = text.length) {
      const codes = codesOf(text);
      for (let begin = 0; begin < Math.min(last, codes.length); begin += 1) {
        const end = Math.min(begin + LONGEST, codes.length);
        for (let at = begin, piece = 0; at < end; at += 1) {
          if (!(piece = step(piece, codes[at], grows))) break;
          if (at - begin + 1 >= SHORTEST) take(piece, grows);
        }
      }
    }

    function take(piece, grows) {
      if (seen[piece] === turn) return;
      seen[piece] = turn;
      if (grows) uses[piece] += 1;
      found.push(piece);
    }

    /** Takes the first pieces that a Hebrew word would have without its prefixes, were the letters prefixes. */
    function addBeginnings(word, grows) {
      for (let dropped = 1; dropped <= MOST_DROPPED; dropped += 1) {
        if (word.length - dropped < SHORTEST || !PREFIXES.includes(word[dropped - 1])) return;
        cut(`^${word.slice(dropped, dropped + LONGEST - 1)}`, grows, 1);
      }
    }

    /** Takes the last pieces that a Hebrew word would have without its ending, were its last letters one. */
    function addEnds(word, grows) {
      for (let dropped = 1; dropped <= MOST_DROPPED; dropped += 1) {
        const end = word.length - dropped;
        if (end < SHORTEST || !ENDINGS.includes(word[end])) return;
        cut(`${word.slice(Math.max(0, end - LONGEST + 1), end)}$`, grows);
      }
    }

    function of(word, grows) {
      found.length = 0;
      turn += 1;
      cut(`^${word}$`, grows);
      if (HEBREW.test(word)) {
        const skeleton = word[0] + word.slice(1).replace(/[וי]/g, "");
        if (skeleton !== word) cut(`^${skeleton}$`, grows);
        addBeginnings(word, grows);
        addBeginnings(skeleton, grows);
        addEnds(word, grows);
      }
      return found;
    }

    return { of, uses: () => uses.subarray(0, size) };
  }

  /**
   * The first letter of a word, and those that a Hebrew one would have without its prefixes, were the letters prefixes.
   * @param {string} word
   * @returns {number[]} code points
   */
  function firstLetters(word) {
    const letters = [word.codePointAt(0)];
    for (let dropped = 1; dropped <= MOST_DROPPED; dropped += 1) {
      if (word.length - dropped < SHORTEST || !PREFIXES.includes(word[dropped - 1])) break;
      letters.push(word.codePointAt(dropped));
    }
    return letters;
  }

  function hashOf(parent, letter) {
    const hash = Math.imul(Math.imul(parent, 0x9e3779b1) ^ letter, 0x85ebca6b);
    return hash ^ (hash >>> 15);
  }

  Object.assign(kbgen, { piecesOf, firstLetters });
})((globalThis.kbgen = globalThis.kbgen || {}));
