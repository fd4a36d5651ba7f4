// Numbers in 64 ASCII characters, five bits a character, the lowest first. The same as kbgen/search/numbers.py.
(function (kbgen) {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  Array.from(DIGITS).forEach((digit, value) => (VALUES[digit.charCodeAt(0)] = value));

  /**
   * @param {string} coded
   * @returns {number[]}
   */
  function decodeNumbers(coded) {
    const numbers = [];
    let value = 0;
    let factor = 1;
    for (let at = 0; at < coded.length; at += 1) {
      const bits = VALUES[coded.charCodeAt(at)];
      value += (bits % 32) * factor;
      factor *= 32;
      if (bits < 32) {
        numbers.push(value);
        value = 0;
        factor = 1;
      }
    }
    return numbers;
  }

  kbgen.decodeNumbers = decodeNumbers;
})((globalThis.kbgen = globalThis.kbgen || {}));
