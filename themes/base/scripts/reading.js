// What a query was meant to be: another keyboard layout, or Greeklish. The same as kbgen/search/reading.py.
(function (kbgen) {
  "use strict";

  const WORD = /[^ \t\n\r\u00a0]+/gu;
  const SCRIPTS = { us: /[a-z]/gu, el: /[α-ω]/gu, he: /[א-ת]/gu };
  const SHORTEST_KEPT = 4;
  const NEAREST_KEYS = 8;
  const SOUND_FLOOR = 0.3;
  /** @type {WeakMap<Index, Sounding>} */
  const sounding = new WeakMap();

  /** @typedef {{index: Index, places: Map<string, number>}} Sounding the vocabulary by its sound */

  const lengthOf = (text) => Array.from(text).length;
  const has = (index, text) => index.terms[index.firstFrom(text)] === text;
  const begins = (index, text) => index.terms[index.firstFrom(text)]?.startsWith(text) ?? false;
  const spread = (index, place) => index.postings(place).length;

  /**
   * The query as it was meant: itself, unless another reading matches the vocabulary better by the margin.
   * @param {Index} index
   * @param {string} query
   * @returns {string}
   */
  function read(index, query) {
    let chosen = query;
    let best = fitOf(index, query) + index.ranking.reading_margin;
    if (best >= 1) return query;
    for (const [text, fit] of readings(index, query)) {
      if (fit > best) [chosen, best] = [text, fit];
    }
    return chosen;
  }

  /** @returns {Generator<[string, number]>} */
  function* readings(index, query) {
    const folded = kbgen.fold(query);
    let typed = "us";
    const letters = {};
    for (const [name, pattern] of Object.entries(SCRIPTS)) {
      letters[name] = (folded.match(pattern) ?? []).length;
      if (letters[name] > letters[typed]) typed = name;
    }
    if (!letters[typed]) return;
    for (const meant of Object.keys(SCRIPTS)) {
      if (meant === typed) continue;
      const text = query.replace(WORD, (word) =>
        isKept(index, word) ? word : kbgen.retype(word, typed, meant),
      );
      yield [text, fitOf(index, text)];
    }
    if (typed === "us" && soundingOf(index).places.size) yield fromGreeklish(index, query);
  }

  /** Whether the vocabulary has a word as it is, whole or in parts. */
  function isKept(index, word) {
    const parts = kbgen.parts(word);
    const letters = parts.map(([part]) => part.text).join("");
    const isKnown = parts.every(([part, whole]) => has(index, part.text) || has(index, whole.text));
    return isKnown && lengthOf(letters) >= SHORTEST_KEPT;
  }

  /**
   * How well the words of a text match, from 0 to 1, each counting by its length; those that are part of a whole
   * match as well as that does, if it is better.
   */
  function fitOf(index, text) {
    const worths = new Map(kbgen.queryWords(text).map((word) => [word.text, bestOf(index, word)]));
    const weighed = new Map();
    for (const [{ text: part }, { text: whole }] of kbgen.parts(text)) {
      weighed.set(part, [lengthOf(part), Math.max(worths.get(part), worths.get(whole))]);
    }
    return average([...weighed.values()]);
  }

  function bestOf(index, word) {
    if (has(index, word.text) || (word.isPrefix && begins(index, word.text))) return 1;
    let best = 0;
    for (const worth of kbgen.matchingTerms(word, index).values()) best = Math.max(best, worth);
    return best;
  }

  /** @param {[number, number][]} weighed */
  function average(weighed) {
    let whole = 0;
    let total = 0;
    for (const [length, worth] of weighed) {
      whole += length;
      total += length * worth;
    }
    return whole ? total / whole : 0;
  }

  /** @returns {[string, number]} */
  function fromGreeklish(index, query) {
    const weighed = [];
    const text = query.replace(WORD, (word) => {
      if (isKept(index, word)) {
        weighed.push([lengthOf(word), 1]);
        return word;
      }
      let written = "";
      let end = 0;
      for (const [token] of kbgen.parts(word)) {
        const [term, worth] = spell(index, token.text);
        weighed.push([lengthOf(token.text), worth]);
        written += word.slice(end, token.start) + (term || word.slice(token.start, token.end));
        end = token.end;
      }
      return written + word.slice(end);
    });
    return [text, average(weighed)];
  }

  /**
   * The Greek word that a Greeklish one stands for, "" if none sounds like it, and how sure that is.
   * @returns {[string, number]}
   */
  function spell(index, word) {
    const { places, index: heard } = soundingOf(index);
    const keys = kbgen.sounds(word);
    const exact = keys.filter((key) => places.has(key)).map((key) => places.get(key));
    if (exact.length) {
      const widest = (one, other) => (spread(index, other) > spread(index, one) ? other : one);
      return [index.terms[exact.reduce(widest)], 1];
    }
    let [chosen, best] = ["", SOUND_FLOOR];
    for (const key of keys.slice(0, NEAREST_KEYS)) {
      for (const [place, worth] of kbgen.matchingTerms({ text: key, isPrefix: false }, heard)) {
        if (worth > best) [chosen, best] = [index.terms[places.get(heard.terms[place])], worth];
      }
    }
    return [chosen, chosen ? best : 0];
  }

  /** Of the words that sound alike, the one that most documents have stands for all. */
  function soundingOf(index) {
    let found = sounding.get(index);
    if (!found) sounding.set(index, (found = listen(index)));
    return found;
  }

  /** @returns {Sounding} with an index of sounds, as far as matching needs one */
  function listen(index) {
    const places = new Map();
    index.terms.forEach((term, place) => {
      const key = kbgen.sound(term);
      if (!key) return;
      const before = places.get(key);
      if (before === undefined || spread(index, before) < spread(index, place)) places.set(key, place);
    });
    const terms = [...places.keys()].sort();
    const likeness = kbgen.likenessTo(terms);
    const { firstFrom } = kbgen.sortedTerms(terms);
    return { places, index: { terms, ranking: index.ranking, likeness: () => likeness, firstFrom } };
  }

  kbgen.read = read;
})((globalThis.kbgen = globalThis.kbgen || {}));
