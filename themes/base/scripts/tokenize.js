// Words of a text, folded, with their places. The same as kbgen/text/tokenize.py, but that offsets are in
// UTF-16 code units, as JavaScript counts.
(function (kbgen) {
  "use strict";

  const { words, folding } = kbgen.tables;
  const toGreek = new Map(Object.entries(folding.to_greek));
  const toLatin = new Map(Object.entries(folding.to_latin));
  const IN_WORD = /[\p{L}\p{N}\p{Mc}]/u;
  const GREEK = /[\u0370-\u03ff]/g;
  const LATIN = /[a-z]/g;
  const ALL_INNER = /[ '",\-._/@:]/g;
  const INNER_OF_PART = /['"\-._/@:]/g; // ό,τι keeps its comma
  const SIMPLE = /^[^0-9'",\-._/@:]+$/u;
  const patterns = writtenOut(words.patterns);
  const WORD = new RegExp(patterns.word, "gu");
  const PART = new RegExp(patterns.part, "gu");
  const NO_WHOLE = new RegExp(`^(?:${patterns.no_whole})$`, "u");
  const DECIMAL = new RegExp(`^${patterns.decimal}$`, "u");
  const MOST_CHUNKS = 10_000;

  /** @typedef {{text: string, start: number, end: number}} Token */

  /** Regular expressions with those that stand before them in the place of their names in braces. */
  function writtenOut(named) {
    const written = {};
    for (const [name, pattern] of Object.entries(named)) {
      written[name] = Object.entries(written).reduce(
        (whole, [before, text]) => whole.replaceAll(`{${before}}`, () => text),
        pattern,
      );
    }
    return written;
  }

  /**
   * A character folded, with a space for all that is neither part of a word nor able to be.
   * @param {string} character one code point
   */
  const scanCharacter = kbgen.remember((character) => {
    let scanned = "";
    const folded = words.dashes.includes(character) ? " " : kbgen.foldCharacter(character);
    for (const part of folded) {
      scanned += IN_WORD.test(part) || words.inner.includes(part) ? part : " ";
    }
    return scanned;
  });

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
   * The words of `text`: runs of letters and digits of any script. What is joined without spaces (an address,
   * a number, a code) is one token and, after it, one for each part. No token reaches across a space, and what stands
   * between two is mostly known.
   * @param {string} text
   * @returns {Token[]}
   */
  function tokens(text) {
    const found = [];
    let begin = 0;
    for (const chunk of text.split(" ")) {
      for (const { text, start, end } of tokensOf(chunk)) {
        found.push({ text, start: begin + start, end: begin + end });
      }
      begin += chunk.length + 1;
    }
    return found;
  }

  /** @type {(chunk: string) => Token[]} */
  const tokensOf = kbgen.remember((text) => {
    const origins = originsOf(text);
    return Array.from(wordsOf(scan(text)), ({ word, begin, after }) => {
      let next = after;
      while (origins[next] === origins[after - 1]) next += 1; // it ends inside a ligature: take all of it
      const start = origins[begin];
      const end = origins[next];
      return { text: inOneScript(word, text.slice(start, end)), start, end };
    });
  }, MOST_CHUNKS);

  /**
   * The tokens of `text` that hold no other and so lie side by side, each with the one it is held by: itself,
   * if it is no part of a whole.
   * @param {string} text
   * @returns {[Token, Token][]}
   */
  function parts(text) {
    const pairs = [];
    let holder = { end: 0 };
    tokens(text).forEach((token, at, all) => {
      const after = all[at + 1];
      if (after && after.start === token.start && after.end < token.end) holder = token;
      else pairs.push([token, token.end <= holder.end ? holder : token]);
    });
    return pairs;
  }

  /** The texts of words, before look-alikes are mended, with their places in the scanned text. */
  function* wordsOf(scanned) {
    for (const { 0: whole, index: begin } of scanned.matchAll(WORD)) {
      const after = begin + whole.length;
      if (SIMPLE.test(whole)) {
        yield { word: whole, begin, after };
        continue;
      }
      const found = Array.from(whole.matchAll(PART));
      if (found.length > 1 && !NO_WHOLE.test(whole)) yield { word: withoutJoints(whole), begin, after };
      for (const { 0: part, index } of found) {
        const word = part.replace(INNER_OF_PART, "");
        yield { word, begin: begin + index, after: begin + index + part.length };
      }
    }
  }

  /** @param {string} word */
  function withoutJoints(word) {
    const number = DECIMAL.exec(word);
    return number ? `${number[1].replace(ALL_INNER, "")}.${number[2]}` : word.replace(ALL_INNER, "");
  }

  /**
   * In a word of Greek and Latin letters, those of the rarer script that look like letters of the other are
   * taken for them. A draw is Greek. Where some do not, those of the other script may.
   * @param {string} word folded
   * @param {string} original as it was written
   */
  function inOneScript(word, original) {
    if (!isMixed(word)) return word;
    const isGreek = word.match(GREEK).length >= word.match(LATIN).length;
    const [usual, other] = (isGreek ? [toGreek, toLatin] : [toLatin, toGreek]).map((lookalikes) => {
      let mended = "";
      for (const character of original.normalize("NFKD")) mended += lookalikes.get(character) ?? character;
      return scan(mended).replace(ALL_INNER, "");
    });
    return isMixed(usual) && !isMixed(other) ? other : usual;
  }

  /** @param {string} word */
  function isMixed(word) {
    return word.search(GREEK) >= 0 && word.search(LATIN) >= 0;
  }

  kbgen.tokens = tokens;
  kbgen.parts = parts;
})((globalThis.kbgen = globalThis.kbgen || {}));
