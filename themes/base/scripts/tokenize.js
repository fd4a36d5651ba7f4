// Words of a text, folded, with their places. The same as kbgen/text/tokenize.py, but that offsets are in
// UTF-16 code units, as JavaScript counts.
(function (kbgen) {
  "use strict";

  const { words, folding } = kbgen.tables;
  const toGreek = new Map(Object.entries(folding.to_greek));
  const toLatin = new Map(Object.entries(folding.to_latin));
  const IN_WORD = /[\p{L}\p{N}\p{Mc}]/u;
  const WORD = new RegExp(words.word, "gu");
  /** @type {Map<string, string>} */
  const known = new Map();

  /** @typedef {{text: string, start: number, end: number}} Token */

  /**
   * A character folded, with a space for all that is neither part of a word nor able to be.
   * @param {string} character one code point
   */
  function scanCharacter(character) {
    let scanned = known.get(character);
    if (scanned === undefined) {
      scanned = "";
      for (const part of kbgen.foldCharacter(character)) {
        scanned += IN_WORD.test(part) || words.inner.includes(part) ? part : " ";
      }
      known.set(character, scanned);
    }
    return scanned;
  }

  /** @param {string} text */
  function scan(text) {
    let scanned = "";
    for (const character of text) scanned += scanCharacter(character);
    return scanned;
  }

  /**
   * For each code unit of the scanned text, where in `text` it comes from; at the end, the length of `text`.
   * @param {string} text
   */
  function originsOf(text) {
    const origins = [];
    let at = 0;
    for (const character of text) {
      for (let unit = 0; unit < scanCharacter(character).length; unit += 1) origins.push(at);
      at += character.length;
    }
    origins.push(text.length);
    return origins;
  }

  /**
   * The words of `text`: runs of letters and digits of any script.
   * @param {string} text
   * @returns {Token[]}
   */
  function tokens(text) {
    const origins = originsOf(text);
    return Array.from(scan(text).matchAll(WORD), (match) => {
      const last = match.index + match[0].length - 1;
      let after = last + 1;
      while (origins[after] === origins[last]) after += 1; // the word ends inside a ligature: take all of it
      const start = origins[match.index];
      const end = origins[after];
      const word = match[0].replace(/['"]/g, "");
      return { text: inOneScript(word, text.slice(start, end)), start, end };
    });
  }

  /**
   * In a word of Greek and Latin letters, those of the rarer script that look like letters of the other are
   * taken for them. A draw is Greek.
   * @param {string} word folded
   * @param {string} original as it was written
   */
  function inOneScript(word, original) {
    const greek = (word.match(/[\u0370-\u03ff]/g) ?? []).length;
    const latin = (word.match(/[a-z]/g) ?? []).length;
    if (!greek || !latin) return word;
    const lookalikes = greek >= latin ? toGreek : toLatin;
    let mended = "";
    for (const character of original.normalize("NFKD")) mended += lookalikes.get(character) ?? character;
    return scan(mended).replace(/[ '",]/g, "");
  }

  kbgen.tokens = tokens;
})((globalThis.kbgen = globalThis.kbgen || {}));
