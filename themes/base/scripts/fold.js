// One spelling for all that readers take for the same. The same as kbgen/text/normalize.py, step by step.
(function (kbgen) {
  "use strict";

  const table = new Map(Object.entries(kbgen.tables.folding.fold));
  const DROPPED = /[\p{Mn}\p{Cf}]/u;

  /**
   * What one character folds to: "" for a mark, several characters for a ligature. Depends on that character
   * alone, so that places in the folded text can be traced back.
   * @param {string} character one code point
   * @returns {string}
   */
  const foldCharacter = kbgen.remember((character) => table.get(character) ?? decompose(character));

  /** @param {string} character */
  function decompose(character) {
    let folded = "";
    for (const part of character.normalize("NFKD")) {
      for (const small of part.toLowerCase()) {
        if (!DROPPED.test(small)) folded += table.get(small) ?? small;
      }
    }
    return folded;
  }

  /**
   * Text for comparison: compatibility forms resolved, small letters, no accents or niqqud, final letters as
   * common ones, the variants of quotes and hyphens as `"`, `'` and `-`.
   * @param {string} text
   * @returns {string}
   */
  function fold(text) {
    let folded = "";
    for (const character of text) folded += foldCharacter(character);
    return folded;
  }

  kbgen.foldCharacter = foldCharacter;
  kbgen.fold = fold;
})((globalThis.kbgen = globalThis.kbgen || {}));
