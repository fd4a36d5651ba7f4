// Which words hold each piece. Their places ascend, so distances are kept, each in as many bytes as it needs: whole numbers
// would take three times the memory, and of a large vocabulary that is most of what a search takes.
(function (kbgen) {
  "use strict";

  const SLICE = 500; // words between two looks at the clock

  /**
   * @typedef {(piece: number) => Int32Array} Holders the places of the words that hold a piece, in an array that the
   *   next call writes over
   */

  /**
   * @param {Int32Array} used the pieces of all words, one word after the other
   * @param {Int32Array} ends where the pieces of each word end
   * @param {Int32Array} uses in how many words each piece is
   * @returns {Generator<undefined, Holders>}
   */
  function* holdersOf(used, ends, uses) {
    const starts = new Int32Array(uses.length + 1);
    yield* eachDistance(used, ends, uses.length, (piece, distance) => (starts[piece + 1] += bytesFor(distance)));
    for (let piece = 0; piece < uses.length; piece += 1) starts[piece + 1] += starts[piece];
    const bytes = new Uint8Array(starts[uses.length]);
    const next = starts.slice();
    yield* eachDistance(used, ends, uses.length, (piece, distance) => {
      for (let left = distance; left >= 0; left = left < 128 ? -1 : left >> 7) {
        bytes[next[piece]++] = left < 128 ? left : 128 | (left & 127);
      }
    });
    return reader(bytes, starts, new Int32Array(uses.reduce((most, count) => Math.max(most, count), 0)));
  }

  /** Tells how far each word is from the last one before it that holds the same piece. */
  function* eachDistance(used, ends, pieces, take) {
    const last = new Int32Array(pieces);
    for (let place = 0, at = 0; place < ends.length; place += 1) {
      for (; at < ends[place]; at += 1) {
        take(used[at], place - last[used[at]]);
        last[used[at]] = place;
      }
      if (place % SLICE === 0) yield;
    }
  }

  const bytesFor = (distance) => (distance < 1 << 7 ? 1 : distance < 1 << 14 ? 2 : distance < 1 << 21 ? 3 : 4);

  /** @returns {Holders} */
  function reader(bytes, starts, places) {
    return (piece) => {
      let count = 0;
      for (let at = starts[piece], place = 0; at < starts[piece + 1]; ) {
        let byte = bytes[at++];
        let distance = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++];
          distance |= (byte & 127) << shift;
        }
        places[count++] = place += distance;
      }
      return places.subarray(0, count);
    };
  }

  kbgen.holdersOf = holdersOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
