// Marked text laid out in two directions: what must be isolated, with the marks inside it.
(function (kbgen) {
  "use strict";

  /** @typedef {{isolated: boolean, parts: Part[]}} Run */

  /**
   * @param {Part[]} parts
   * @returns {Run[]} which joined give the same text with the same marks
   */
  function runs(parts) {
    const left = parts.slice();
    return kbgen.isolate(parts.map((part) => part.text).join("")).map(({ text, isolated }) => ({
      isolated,
      parts: take(left, text.length),
    }));
  }

  /**
   * Takes the first `length` code units away from `parts`.
   * @param {Part[]} parts
   * @param {number} length
   */
  function take(parts, length) {
    const taken = [];
    let wanted = length;
    while (wanted > 0) {
      const { text, marked } = parts.shift();
      taken.push({ text: text.slice(0, wanted), marked });
      if (text.length > wanted) parts.unshift({ text: text.slice(wanted), marked });
      wanted -= Math.min(wanted, text.length);
    }
    return taken;
  }

  kbgen.runs = runs;
})((globalThis.kbgen = globalThis.kbgen || {}));
