// Where, in what is sorted, the wanted begins.
(function (kbgen) {
  "use strict";

  /**
   * @param {number} length
   * @param {(at: number) => boolean} isReached false up to some place, and true from there on
   * @returns {number} that place, `length` if there is none
   */
  function firstWhere(length, isReached) {
    let low = 0;
    for (let high = length; low < high; ) {
      const middle = (low + high) >> 1;
      if (isReached(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  kbgen.firstWhere = firstWhere;
})((globalThis.kbgen = globalThis.kbgen || {}));
