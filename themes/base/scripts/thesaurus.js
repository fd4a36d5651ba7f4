// Words that mean the same by the thesaurus. The same as kbgen/search/thesaurus, which finds them; how they travel tells
// kbgen/search/wire.py.
(function (kbgen) {
  "use strict";

  /**
   * @param {string} coded
   * @returns {(place: number) => number[]} the places of the words that the one at a place stands for as well
   */
  function thesaurusOf(coded) {
    const groups = coded.split(",").map((group) => group.split(" ").map(kbgen.decodeNumbers));
    return (place) => {
      const isOwn = ([begin, size = 1]) => begin <= place && place < begin + size;
      const others = (group) => (group.some(isOwn) ? group.filter((stem) => !isOwn(stem)) : []);
      return groups.flatMap(others).flatMap(([begin, , first = 0, second = first]) => [begin + first, begin + second]);
    };
  }

  kbgen.thesaurusOf = thesaurusOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
