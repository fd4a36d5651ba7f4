// The search index, decoded from the scripts that kbgen/search/wire.py describes. Its parts come when needed.
(function (kbgen) {
  "use strict";

  const FORMAT = 6;
  const [FIRST_CAPITAL, LAST_CAPITAL, FIRST_LETTER] = ["A", "Z", "a"].map((letter) => letter.charCodeAt(0));
  const BODY_ONCE = 0b10000; // the mask of a term that stands only in the body
  const MOST_KEPT = 1_000_000; // postings at hand, of some twelve bytes each

  /**
   * @typedef {[id: string, title: string]} Label
   * @typedef {{id: string, url: string, question: string, alsoAsked: string[], keywords: string[],
   *   headings: [id: string, start: number][], summary: string, body: string, category: Label | null,
   *   language: string, direction: string, internal: boolean, translations: Record<string, string>
   *   }} SearchDocument
   * @typedef {{documents: Int32Array, counts: Float64Array}} Postings the counts of all fields together, weighted
   * @typedef {{weights: number[], saturation: number, length_share: number, prefix_weight: number,
   *   likeness_floor: number, far_likeness_floor: number, most_terms: number, score_floor: number, slip_weight: number,
   *   synonym_weight: number, synonym_floor: number, thesaurus_weight: number, reading_margin: number,
   *   closeness_depth: number, closeness_weight: number, window: number, beginning: number, beginning_weight: number}} Ranking
   * @typedef {{categories: Label[], tags: Label[], categoryOf: number[], tagsOf: number[][]}} Filters by
   *   document, the places of its category, -1 for none, and of its tags
   * @typedef {{ranking: Ranking, words: Words, synonyms: string[][][], entries: number[], lengths: number[],
   *   fetchPostings: (places: number[]) => Promise<Map<number, Postings>>,
   *   fetchDocuments: (numbers: number[]) => Promise<SearchDocument[]>,
   *   fetchFilters: () => Promise<Filters>, fetchSpread: () => Promise<number[]>}} Index `entries` tells of each
   *   document which of the site's entries it shows; the spread of each word that has a sound tells in how many
   *   documents it stands, roughly
   */

  /**
   * @param {any} core what the script `index.js` hands over
   * @param {(name: string) => Promise<any>} load gives what another script of the index hands over
   * @returns {Index}
   * @throws {Error} with the name "ForeignVersion" if this script does not know the format
   */
  function openIndex(core, load) {
    if (core?.format !== FORMAT) {
      const error = new Error(`The search index has format ${core?.format}, expected ${FORMAT}.`);
      error.name = "ForeignVersion";
      throw error;
    }
    const fetchRecords = partsOf("texts", core.texts, load);
    return {
      ranking: core.ranking,
      words: kbgen.wordsOf(decodeWords(core.words, core.letters), core.ranking, core.thesaurus),
      synonyms: core.synonyms,
      entries: running(kbgen.decodeNumbers(core.entries)),
      lengths: kbgen.decodeNumbers(core.lengths),
      fetchPostings: postingsOf(core, load),
      fetchDocuments: async (numbers) => (await fetchRecords(numbers)).map(documentOf),
      fetchFilters: async () => decodeFilters(await load("filters")),
      fetchSpread: async () => kbgen.decodeNumbers(await load("spread")),
    };
  }

  /**
   * Families of words: how much of the root before a root begins with, as a capital, the rest of it, and
   * prefixes, each after a `+`.
   * @param {string} coded
   * @param {string} letters that are written as a, b, c …, and those as them
   * @returns {Generator<string>}
   */
  function* decodeWords(coded, letters) {
    const swapped = new Map();
    Array.from(letters, (letter, at) => {
      const written = String.fromCharCode(FIRST_LETTER + at);
      swapped.set(written, letter).set(letter, written);
    });
    let root = "";
    for (let at = 0, end; at < coded.length; at = end) {
      end = at + 1;
      while (end < coded.length && !isCapital(coded.charCodeAt(end))) end += 1;
      let own = "";
      for (let letter = at + 1; letter < end; letter += 1) own += swapped.get(coded[letter]) ?? coded[letter];
      const [rest, ...prefixes] = own.split("+");
      root = root.slice(0, coded.charCodeAt(at) - FIRST_CAPITAL) + rest;
      if (prefixes.length) yield* prefixes.map((prefix) => prefix + root);
      else yield root;
    }
  }

  const isCapital = (code) => code >= FIRST_CAPITAL && code <= LAST_CAPITAL;

  /** @param {number[]} distances */
  function running(distances) {
    let sum = 0;
    return distances.map((distance) => (sum += distance));
  }

  /**
   * @param {string} name of the parts
   * @param {string} sizes the coded number of items in each
   * @param {(name: string) => Promise<any[]>} load gives the items of a part
   * @returns {(places: number[]) => Promise<any[]>} gives the items at `places`
   */
  function partsOf(name, sizes, load) {
    const ends = running(kbgen.decodeNumbers(sizes));
    const partOf = (place) => kbgen.firstWhere(ends.length, (part) => ends[part] > place);
    return async (places) => {
      const wanted = places.map(partOf);
      const parts = new Map();
      const fetch = async (part) => parts.set(part, await load(`${name}-${part}`));
      await Promise.all(Array.from(new Set(wanted), fetch));
      return places.map((place, at) => parts.get(wanted[at])[place - (ends[wanted[at] - 1] ?? 0)]);
    };
  }

  /** @returns {Index["fetchPostings"]} */
  function postingsOf({ postings: sizes, ranking }, load) {
    const fetchCoded = partsOf("postings", sizes, async (name) => (await load(name)).split(" "));
    const kept = new Map();
    let size = 0;
    return async (places) => {
      const missing = places.filter((place) => !kept.has(place));
      const found = new Map(places.map((place) => [place, kept.get(place)]));
      const coded = await fetchCoded(missing);
      missing.forEach((place, at) => {
        const postings = decodePostings(coded[at], ranking.weights);
        if ((size += postings.documents.length) > MOST_KEPT) {
          kept.clear();
          size = postings.documents.length;
        }
        kept.set(place, postings);
        found.set(place, postings);
      });
      return found;
    };
  }

  /** @returns {Postings} */
  function decodePostings(coded, weights) {
    const numbers = kbgen.decodeNumbers(coded);
    const documents = [];
    const counts = [];
    let document = 0;
    for (let at = 0; at < numbers.length; ) {
      const first = numbers[at++];
      const mask = first & 1 ? numbers[at++] : BODY_ONCE;
      documents.push((document += first >> 1));
      let count = 0;
      for (let field = 0; field < weights.length; field += 1) {
        if ((mask >> field) & 1) count += weights[field] * (first & 1 ? numbers[at++] : 1);
      }
      counts.push(count);
    }
    return { documents: Int32Array.from(documents), counts: Float64Array.from(counts) };
  }

  /** A record decoded: the same object each time, as long as the record is kept. @type {(record: any[]) => SearchDocument} */
  const documentOf = kbgen.remember((record) => {
    const [id, url, question, alsoAsked, keywords, headings, summary, body] = record;
    const [category, [language, direction], internal, translations] = record.slice(8);
    const texts = { question, alsoAsked, keywords, headings, summary, body };
    return { id, url, ...texts, category, language, direction, internal: internal === 1, translations };
  }, Infinity, new WeakMap());

  /** @returns {Filters} */
  function decodeFilters({ categories, tags, category, tagged }) {
    const numbers = kbgen.decodeNumbers(tagged);
    const tagsOf = [];
    for (let at = 0; at < numbers.length; at += 1 + numbers[at]) {
      tagsOf.push(numbers.slice(at + 1, at + 1 + numbers[at]));
    }
    const categoryOf = kbgen.decodeNumbers(category).map((place) => place - 1);
    return { categories, tags, categoryOf, tagsOf };
  }

  kbgen.openIndex = openIndex;
})((globalThis.kbgen = globalThis.kbgen || {}));
