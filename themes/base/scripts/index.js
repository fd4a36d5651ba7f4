// The search index, decoded from the form that kbgen/search/wire.py describes.
(function (kbgen) {
  "use strict";

  const FORMAT = 2;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));
  const BODY_ONCE = [0, 0, 0, 0, 1];

  /**
   * @typedef {{id: string, url: string, question: string, category: string, language: string,
   *   direction: string, internal: boolean, body: string, length: number}} SearchDocument
   * @typedef {{document: number, counts: number[]}} Posting
   * @typedef {{weights: number[], saturation: number, length_share: number, prefix_weight: number,
   *   likeness_floor: number, slip_weight: number, synonym_weight: number, synonym_floor: number,
   *   reading_margin: number}} Ranking
   * @typedef {{documents: SearchDocument[], terms: string[], ranking: Ranking,
   *   postings: (term: number) => Posting[], firstFrom: (text: string) => number,
   *   likeness: () => Likeness, synonyms: string[][][]}} Index
   */

  /**
   * @param {any} wire what the index script hands over
   * @returns {Index}
   * @throws {Error} with the name "ForeignVersion" if this script does not know the format
   */
  function decodeIndex(wire) {
    if (wire?.format !== FORMAT) {
      const error = new Error(`The search index has format ${wire?.format}, expected ${FORMAT}.`);
      error.name = "ForeignVersion";
      throw error;
    }
    const terms = decodeTerms(wire.terms);
    const coded = wire.postings.split(" ");
    const decoded = new Map();
    let likeness;
    return {
      documents: decodeDocuments(wire),
      terms,
      ranking: wire.ranking,
      synonyms: wire.synonyms,
      postings(term) {
        if (!decoded.has(term)) decoded.set(term, decodePostings(coded[term]));
        return decoded.get(term);
      },
      firstFrom: (text) => firstFrom(terms, text),
      likeness: () => (likeness ??= kbgen.likenessTo(terms)),
    };
  }

  /** @returns {SearchDocument[]} */
  function decodeDocuments({ documents, categories, languages, lengths }) {
    return documents.id.map((id, number) => {
      const [language, direction] = languages[documents.language[number]];
      return {
        id,
        url: documents.url[number],
        question: documents.question[number],
        category: categories[documents.category[number]],
        language,
        direction,
        internal: documents.internal[number] === 1,
        body: documents.body[number],
        length: lengths[number],
      };
    });
  }

  /** @param {string} coded each term without the beginning it shares with the one before */
  function decodeTerms(coded) {
    let term = "";
    const decode = (part) => (term = term.slice(0, VALUES.get(part[0])) + part.slice(1));
    return coded ? coded.split(" ").map(decode) : [];
  }

  /**
   * @param {string} coded
   * @returns {Posting[]}
   */
  function decodePostings(coded) {
    const numbers = decodeNumbers(coded);
    const postings = [];
    let document = 0;
    for (let at = 0; at < numbers.length; ) {
      const first = numbers[at++];
      document += first >> 1;
      if (first & 1) {
        const mask = numbers[at++];
        const counts = BODY_ONCE.map((_, field) => ((mask >> field) & 1 ? numbers[at++] : 0));
        postings.push({ document, counts });
      } else {
        postings.push({ document, counts: BODY_ONCE });
      }
    }
    return postings;
  }

  /** @param {string} coded */
  function decodeNumbers(coded) {
    const numbers = [];
    let value = 0;
    let factor = 1;
    for (const digit of coded) {
      const bits = VALUES.get(digit);
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

  /**
   * The place of the first term that does not come before `text`.
   * @param {string[]} terms sorted
   * @param {string} text
   */
  function firstFrom(terms, text) {
    let low = 0;
    let high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  kbgen.sortedTerms = (terms) => ({ firstFrom: (text) => firstFrom(terms, text) });
  kbgen.decodeIndex = decodeIndex;
})((globalThis.kbgen = globalThis.kbgen || {}));
