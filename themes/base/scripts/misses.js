// Failed searches: which they are, how a list of them grows, and the list as a file.
(function (kbgen) {
  "use strict";

  /**
   * @typedef {{query: string, total: number, isWeak: boolean, isSettled: boolean, isOpened: boolean}} Attempt
   *   a search that a reader makes: `isSettled` when the reader had done typing it, `isOpened` when a result
   *   was opened
   * @typedef {{query: string, language: string, results: number, count: number, last: string}} Miss
   *   a search that failed `count` times, the last time on the day `last` (2026-12-31)
   */

  const MOST = 500;
  const LONGEST = 200;
  const SHORTEST = 2;
  const COLUMNS = ["query", "language", "results", "count", "last"];
  // E-mail addresses, and the numbers of telephones, orders, cards and identities.
  const PERSONAL = /@|\p{Nd}([\s./-]?\p{Nd}){6}/u;
  // A cell that begins so is a formula to Excel; the apostrophe before it says that it is text.
  const FORMULA = /^'*[=+\-@\t\r]/;

  /** @param {string} query */
  function tidy(query) {
    return Array.from(query.trim().replace(/\s+/g, " ")).slice(0, LONGEST).join("").trim();
  }

  /**
   * Whether a search failed: it found nothing or nothing fitting, or the reader opened none of what it found.
   * Not one that was still being typed, and not one that may tell of a person.
   * @param {Attempt} attempt
   */
  function isMiss({ query, total, isWeak, isSettled, isOpened }) {
    if (!isSettled || query.length < SHORTEST || PERSONAL.test(query)) return false;
    return total === 0 || isWeak || !isOpened;
  }

  /** Whether `query` goes on with what was typed `before`, so that both are one search. */
  function goesOn(before, query) {
    return kbgen.fold(query).startsWith(kbgen.fold(before));
  }

  /**
   * @param {Miss[]} misses the oldest first
   * @param {{query: string, language: string, results: number}} miss
   * @param {string} day
   * @returns {Miss[]} with the new one at the end, and no more than are kept
   */
  function withMiss(misses, { query, language, results }, day) {
    const isSame = (other) => other.query === query && other.language === language;
    const count = (misses.find(isSame)?.count ?? 0) + 1;
    const others = misses.filter((other) => !isSame(other));
    return [...others, { query, language, results, count, last: day }].slice(-MOST);
  }

  /** @param {unknown} value whatever was stored */
  function isStoredMiss(value) {
    const { query, language, results, count, last } = value ?? {};
    const isText = (text) => typeof text === "string" && text.length <= LONGEST * 2; // in code units
    const isCount = (number) => Number.isSafeInteger(number) && number >= 0;
    return [query, language, last].every(isText) && [results, count].every(isCount);
  }

  /**
   * As RFC 4180 has it, with the mark by which Excel knows UTF-8.
   * @param {Miss[]} misses
   */
  function missesAsCsv(misses) {
    const rows = misses.map((miss) => COLUMNS.map((column) => cell(String(miss[column]))));
    return "\ufeff" + [COLUMNS, ...rows].map((row) => row.join(",") + "\r\n").join("");
  }

  function cell(text) {
    const harmless = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  }

  Object.assign(kbgen, { tidyQuery: tidy, isMiss, goesOn, withMiss, isStoredMiss, missesAsCsv });
})((globalThis.kbgen = globalThis.kbgen || {}));
