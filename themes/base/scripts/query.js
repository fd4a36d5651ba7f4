// The signs of a query that are no words: quotes and minus. The same as kbgen/search/query.py.
(function (kbgen) {
  "use strict";

  const PHRASE = new RegExp(kbgen.tables.query.phrase, "gu");
  const MINUS = new RegExp(kbgen.tables.query.minus, "gu");

  /**
   * @typedef {{text: string, phrases: string[][], excluded: string[][]}} Query the text that is ranked by, the
   *   phrases that must stand in a hit word by word, and those that must not
   */

  /** The words of a text, codes by their parts: a phrase may begin in the middle of one. @param {string} text */
  const wordsIn = (text) => kbgen.parts(text).map(([part]) => part.text);

  /**
   * @param {string} query
   * @returns {Query}
   */
  function parseQuery(query) {
    const phrases = [];
    const excluded = [];

    function take(sign, content) {
      const phrase = wordsIn(content);
      if (phrase.length) (sign ? excluded : phrases).push(phrase);
      return sign ? " " : ` ${content} `;
    }

    const text = query
      .replace(PHRASE, (_, sign, content) => take(sign, content))
      .replace(MINUS, (_, content) => take("-", content));
    const isPlain = (!phrases.length && !excluded.length) || !wordsIn(text).length;
    return isPlain ? { text: query, phrases: [], excluded: [] } : { text, phrases, excluded };
  }

  /** A query without the quotes of its phrases. @param {string} query */
  function unquoted(query) {
    return query.replace(PHRASE, (whole, sign, content) => (sign ? whole : content));
  }

  /**
   * Which documents a query admits, each told by 1. Only the texts of those that have all words of a phrase are
   * fetched, and none for single words.
   * @param {Index} index whose words are ready
   * @param {Query} query
   * @returns {Promise<Uint8Array | null>} null if it admits all
   */
  async function admitted(index, { phrases, excluded }) {
    if (!phrases.length && !excluded.length) return null;
    const admits = new Uint8Array(index.lengths.length).fill(1);
    for (const phrase of phrases) {
      const having = new Set(await holders(index, phrase));
      admits.forEach((_, number) => having.has(number) || (admits[number] = 0));
    }
    for (const phrase of excluded) {
      for (const number of await holders(index, phrase)) admits[number] = 0;
    }
    return admits;
  }

  /** The numbers of the documents that a phrase stands in. */
  async function holders(index, phrase) {
    const places = phrase.map((word) => index.words.placeOf(word));
    if (places.includes(-1)) return [];
    const postings = await index.fetchPostings(places);
    const [first, ...others] = places.map((place) => postings.get(place).documents);
    const rest = others.map((documents) => new Set(documents));
    const numbers = Array.from(first).filter((number) => rest.every((documents) => documents.has(number)));
    const documents = await index.fetchDocuments(numbers);
    return numbers.filter((_, at) => stands(phrase, documents[at]));
  }

  /** Whether a phrase stands in one of the texts of a document. */
  function stands(phrase, { question, alsoAsked, keywords, body }) {
    return [question, ...alsoAsked, ...keywords, body].some((text) => {
      const words = wordsIn(text);
      return words.some((_, at) => phrase.every((word, offset) => words[at + offset] === word));
    });
  }

  Object.assign(kbgen, { parseQuery, unquoted, admitted });
})((globalThis.kbgen = globalThis.kbgen || {}));
