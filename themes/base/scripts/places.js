// Where each of many texts stands: a hash table with open addressing. A Map of them all would take three times
// the memory, and hold typing up while it grows.
(function (kbgen) {
  "use strict";

  /** @typedef {{add: (place: number) => void, find: (text: string) => number}} Places */

  /**
   * @param {string[]} texts to which more may be added
   * @param {number} most how many there will be at the most
   * @returns {Places} `add` makes the text at a place known; `find` gives the place of a text, -1 for an unknown one
   */
  function placesOf(texts, most) {
    const mask = 2 ** Math.ceil(Math.log2(2 * most + 2)) - 1;
    const slots = new Int32Array(mask + 1); // places counted from 1

    /** The slot that `text` is in, or is to be put in. */
    function slotOf(text) {
      let at = hashOf(text) & mask;
      while (slots[at] && texts[slots[at] - 1] !== text) at = (at + 1) & mask;
      return at;
    }

    return {
      add: (place) => (slots[slotOf(texts[place])] = place + 1),
      find: (text) => slots[slotOf(text)] - 1,
    };
  }

  /** @param {string} text */
  function hashOf(text) {
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1);
    return hash ^ (hash >>> 15);
  }

  kbgen.placesOf = placesOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
