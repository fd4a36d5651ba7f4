// The passage of a text that shows best why it was found, and the words in it to be marked.
(function (kbgen) {
  "use strict";

  const ELLIPSIS = "…";
  const KEPT = 100; // texts: while one types, the same hits are shown again and again
  /** @type {(text: string) => Token[]} */
  const tokensOf = kbgen.remember(kbgen.tokens, KEPT);

  /**
   * @typedef {{text: string, marked: boolean}} Part
   * @typedef {{start: number, end: number}} Span
   */

  /**
   * All of `text`, its matched words marked.
   * @param {string} text
   * @param {Map<string, number>} matches terms that were looked for
   * @returns {Part[]}
   */
  function highlight(text, matches) {
    return cut(text, matchedTokens(tokensOf(text), matches), { start: 0, end: text.length });
  }

  /**
   * About `length` UTF-16 code units of `text`: where the most and rarest of the matched words stand
   * together, else its beginning. Where it does not reach an end of the text, there is an ellipsis.
   * @param {string} text
   * @param {Map<string, number>} matches terms that were looked for, with how much each matters
   * @param {number} length
   * @returns {{parts: Part[], start: number, weight: number, isOpening: boolean}} and where in `text` the first of
   *   these words stands, how much they matter together, and whether the passage is how `text` begins
   */
  function excerpt(text, matches, length) {
    const tokens = tokensOf(text);
    const matched = matchedTokens(tokens, matches);
    const span = bestSpan(matched, matches, length);
    const passage = widen(text, outermost(tokens), span, length);
    const parts = cut(text, matched, passage);
    if (passage.start > 0) parts.unshift({ text: ELLIPSIS, marked: false });
    if (passage.end < text.length) parts.push({ text: ELLIPSIS, marked: false });
    return { parts, start: span.start, weight: span.weight, isOpening: passage.start === 0 };
  }

  /**
   * How much the matched words of `text` matter together.
   * @param {string} text
   * @param {Map<string, number>} matches
   */
  function weightOf(text, matches) {
    return weigh(new Map(matchedTokens(tokensOf(text), matches).map((token) => [token.text, 1])), matches);
  }

  /** @returns {Token[]} */
  function matchedTokens(tokens, matches) {
    return tokens.filter((token) => matches.has(token.text));
  }

  /**
   * The tokens that lie in no other, for an order number must not be cut in two.
   * @param {Token[]} tokens
   * @returns {Token[]}
   */
  function outermost(tokens) {
    let reached = 0;
    return tokens.filter(({ end }) => {
      const isOutside = end > reached;
      reached = Math.max(reached, end);
      return isOutside;
    });
  }

  /**
   * The first of the spans, no longer than `length`, whose different words weigh most together.
   * @param {Token[]} matched
   * @returns {Span & {weight: number}}
   */
  function bestSpan(matched, matches, length) {
    let best = { start: 0, end: 0, weight: 0 };
    const counts = new Map();
    let from = 0;
    let end = 0; // that of a whole is behind the ends of its parts
    for (const token of matched) {
      counts.set(token.text, (counts.get(token.text) ?? 0) + 1);
      end = Math.max(end, token.end);
      for (; matched[from] !== token && end - matched[from].start > length; from += 1) {
        drop(counts, matched[from].text);
      }
      const weight = weigh(counts, matches);
      if (weight > best.weight) best = { start: matched[from].start, end, weight };
    }
    return best;
  }

  function drop(counts, text) {
    if (counts.get(text) === 1) counts.delete(text);
    else counts.set(text, counts.get(text) - 1);
  }

  /** The sum in a fixed order, for equal sets of words must weigh the same to the last bit. */
  function weigh(counts, matches) {
    const weights = Array.from(counts.keys(), (text) => matches.get(text));
    return weights.sort((one, other) => one - other).reduce((sum, weight) => sum + weight, 0);
  }

  /**
   * A passage of `length` with `span` in its middle, from a word's beginning to a word's end.
   * @param {Token[]} tokens
   * @param {Span} span
   * @returns {Span}
   */
  function widen(text, tokens, span, length) {
    if (text.length <= length) return { start: 0, end: text.length };
    const spare = Math.max(0, length - (span.end - span.start));
    const from = Math.min(span.start - spare / 2, text.length - length);
    const start = from <= 0 ? 0 : Math.min(span.start, firstStartFrom(tokens, from) ?? span.start);
    if (start + length >= text.length) return { start, end: text.length };
    const end = Math.max(span.end, lastEndUpTo(tokens, start + length) ?? 0);
    return { start, end: end > start && end - start <= length ? end : wholeCharacter(text, start + length) };
  }

  function firstStartFrom(tokens, from) {
    return tokens.find((token) => token.start >= from)?.start;
  }

  function lastEndUpTo(tokens, to) {
    let low = 0;
    for (const token of tokens) {
      if (token.end > to) break;
      low = token.end;
    }
    return low || undefined;
  }

  /** `at`, or one less if it is in the middle of a surrogate pair. */
  function wholeCharacter(text, at) {
    return /[\ud800-\udbff]/.test(text[at - 1]) && /[\udc00-\udfff]/.test(text[at]) ? at - 1 : at;
  }

  /**
   * @param {string} text
   * @param {Token[]} matched
   * @param {Span} passage
   * @returns {Part[]}
   */
  function cut(text, matched, passage) {
    const parts = [];
    let end = passage.start;
    for (const token of matched) {
      const from = Math.max(token.start, end);
      const to = Math.min(token.end, passage.end);
      if (from >= to) continue;
      parts.push({ text: text.slice(end, from), marked: false });
      parts.push({ text: text.slice(from, to), marked: true });
      end = to;
    }
    parts.push({ text: text.slice(end, passage.end), marked: false });
    return parts.filter((part) => part.text);
  }

  Object.assign(kbgen, { highlight, excerpt, weightOf });
})((globalThis.kbgen = globalThis.kbgen || {}));
