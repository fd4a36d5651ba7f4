// What a query was meant to be: another keyboard layout, Greeklish, or Greek spelt by ear. The same as
// kbgen/search/reading.py.
(function (kbgen) {
  "use strict";

  const WORD = /[^ \t\n\r\u00a0-]+/gu;
  const SCRIPTS = { us: /[a-z]/gu, el: /[α-ω]/gu, he: /[א-ת]/gu };
  const FINAL_SIGMA = /(?<=[ά-ώ])σ(?![ά-ώ])/gu; // readers see it; folded words have the other one
  const SHORTEST_KEPT = 4;
  const LONGEST_ENDING = 3; // that of διευθύνσεις
  const NEAREST_KEYS = 8;
  const SOUND_FLOOR = 0.3;
  const SLICE = 200; // words between two looks at the clock
  /** @type {WeakMap<Index, Promise<Sounding>>} */
  const soundings = new WeakMap();

  /** @typedef {{keys: Words, find: (key: string) => number, meant: Int32Array, spread: Uint8Array}} Sounding the
   *   vocabulary by its sound: `find` gives the place of a key, `meant` for each the place of the word that stands for
   *   all that sound so; `spread` is by word */

  const lengthOf = (text) => kbgen.characters(text).length;
  const has = (words, text) => words.placeOf(text) >= 0;

  /**
   * The query as it was meant: itself, its Greek spelt right, unless another reading matches the vocabulary better by the
   * margin.
   * @param {Index} index whose words are ready
   * @param {string} query
   * @returns {Promise<{text: string, fit: number}>} and how well that matches, from 0 to 1
   */
  async function read(index, query) {
    const spelt = respelt(query, await byEar(index, query));
    let chosen = { text: spelt, fit: fitOf(index.words, spelt) };
    let best = chosen.fit + index.ranking.reading_margin;
    if (best >= 1) return chosen;
    for (const { text, fit } of await readings(index, query)) {
      if (fit > best) [chosen, best] = [{ text, fit }, fit];
    }
    return chosen;
  }

  /** @returns {Promise<{text: string, fit: number}[]>} */
  async function readings(index, query) {
    const typed = scriptOf(query);
    if (!typed) return [];
    const layouts = Object.keys(SCRIPTS).filter((meant) => meant !== typed);
    const found = layouts.map((meant) => {
      const text = query.replace(WORD, (word) => retyped(index.words, word, typed, meant)).replace(FINAL_SIGMA, "ς");
      return { text, fit: fitOf(index.words, text) };
    });
    if (typed !== "us" || kbgen.hasDeadKeys(query)) return found;
    const sounding = await soundingOf(index);
    await sounding.keys.ready();
    return sounding.keys.terms.length ? [...found, fromGreeklish(index.words, sounding, query)] : found;
  }

  /** The script that most letters of a text are in, by the layout that writes it; undefined without letters. */
  function scriptOf(text) {
    const folded = kbgen.fold(text);
    let [script, most] = [undefined, 0];
    for (const [name, pattern] of Object.entries(SCRIPTS)) {
      const letters = (folded.match(pattern) ?? []).length;
      if (letters > most) [script, most] = [name, letters];
    }
    return script;
  }

  /**
   * A word on the layout that was meant, unless the vocabulary has it only as it was typed; a key at its end may
   * have been punctuation then.
   */
  function retyped(words, word, typed, meant) {
    const text = kbgen.retype(word, typed, meant);
    if (isKnown(words, text)) return text;
    const letters = Array.from(word);
    const last = kbgen.retype(letters.pop(), typed, meant);
    if (!kbgen.tokens(last).length && isKnown(words, letters.join(""))) return letters.join("") + last;
    return isKnown(words, word) ? word : text;
  }

  /** Whether the vocabulary has all words of a text, whole or in parts. */
  function isKnown(words, text) {
    const parts = kbgen.parts(text);
    return parts.length > 0 && parts.every(([part, whole]) => has(words, part.text) || has(words, whole.text));
  }

  /**
   * How well the words of a text match, from 0 to 1, each counting by its length; those that are part of a whole
   * match as well as that does, if it is better.
   */
  function fitOf(words, text) {
    const worths = new Map(kbgen.queryWords(text).map((word) => [word.text, bestOf(words, word)]));
    const weighed = new Map();
    for (const [{ text: part }, { text: whole }] of kbgen.parts(text)) {
      weighed.set(part, [lengthOf(part), Math.max(worths.get(part), worths.get(whole))]);
    }
    return average([...weighed.values()]);
  }

  function bestOf(words, word) {
    if (has(words, word.text) || (word.isPrefix && words.begins(word.text))) return 1;
    const [best = 0] = kbgen.matchingTerms(word, words).values();
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

  /** @returns {{text: string, fit: number}} */
  function fromGreeklish(words, sounding, query) {
    const typed = kbgen.parts(query).map(([{ text }]) => text);
    const spelt = new Map(typed.map((word) => [word, spell(words, sounding, word)]));
    const spelling = new Map(Array.from(spelt, ([word, [term]]) => [word, term]));
    return { text: respelt(query, spelling), fit: average(typed.map((word) => [lengthOf(word), spelt.get(word)[1]])) };
  }

  /**
   * For unknown Greek words the known ones that are spoken the same: κωδικός for κοδικός. What is another form of one
   * (διεύθυνσης, διευθύνσεις) was meant as it is, and the beginning of a word still being typed is not to be read anew yet.
   * @returns {Promise<Map<string, string>>}
   */
  async function byEar(index, query) {
    const { words } = index;
    const isUnknown = ({ text, isPrefix }) => !has(words, text) && !(isPrefix && words.begins(text));
    const unknown = kbgen.queryWords(query).filter((word) => kbgen.sound(word.text) && isUnknown(word));
    if (!unknown.length) return new Map();
    const { find, meant } = await soundingOf(index);
    const heard = unknown.map(({ text }) => [text, words.terms[meant[find(kbgen.sound(text))]] ?? ""]);
    return new Map(heard.filter(([text, term]) => kbgen.soundsAlike(text, term) && !areForms(text, term)));
  }

  /** Whether two words differ in their endings alone. */
  function areForms(one, other) {
    const stem = Math.min(one.length, other.length) - LONGEST_ENDING;
    return stem > 0 && one.slice(0, stem) === other.slice(0, stem);
  }

  /** A query with its words spelt as `spelling` has them, the others as they were typed. */
  function respelt(query, spelling) {
    let written = "";
    let end = 0;
    for (const [token] of kbgen.parts(query)) {
      const term = (spelling.get(token.text) ?? "").replace(FINAL_SIGMA, "ς");
      written += term ? query.slice(end, token.start) + term : query.slice(end, token.end);
      end = token.end;
    }
    return written + query.slice(end);
  }

  /**
   * The word that a Greeklish one stands for, "" if none sounds like it, and how sure that is. It stands for
   * itself if the vocabulary has it, unless a Greek word that sounds so is the commoner one.
   * @returns {[string, number]}
   */
  function spell({ terms, placeOf }, { keys, find, meant, spread }, word) {
    const heard = kbgen.sounds(word);
    const exact = heard.map(find).filter((place) => place >= 0).map((place) => meant[place]);
    const widest = (one, other) => (spread[other] > spread[one] ? other : one);
    const commonest = exact.length ? exact.reduce(widest) : -1;
    const own = lengthOf(word) >= SHORTEST_KEPT ? placeOf(word) : -1;
    if (own >= 0 && (commonest < 0 || spread[own] >= spread[commonest])) return [word, 1];
    if (commonest >= 0) return [terms[commonest], 1];
    let [chosen, best] = ["", SOUND_FLOOR];
    for (const key of heard.slice(0, NEAREST_KEYS)) {
      for (const [place, worth] of kbgen.matchingTerms({ text: key, isPrefix: false }, keys)) {
        if (worth > best) [chosen, best] = [terms[meant[place]], worth];
      }
    }
    return [chosen, chosen ? best : 0];
  }

  /** Worked out once, but tried again if what it needs could not be had. */
  function soundingOf(index) {
    if (!soundings.has(index)) {
      const found = listen(index);
      soundings.set(index, found);
      found.catch(() => soundings.delete(index));
    }
    return soundings.get(index);
  }

  /** @returns {Promise<Sounding>} */
  async function listen({ words: { terms, ranking }, fetchSpread }) {
    const { sounds, ...sounding } = await kbgen.inSteps(hear(terms, await fetchSpread()));
    return { keys: kbgen.wordsOf(sounds, ranking), ...sounding };
  }

  /** Of the words that sound alike, the one that most documents have stands for all, the first by alphabet if
   * there are several. */
  function* hear(terms, spreads) {
    const sounds = [];
    const places = kbgen.placesOf(sounds, spreads.length);
    const meant = new Int32Array(spreads.length);
    const spread = new Uint8Array(terms.length);
    let heard = 0;
    for (let place = 0; place < terms.length; place += 1) {
      if (place % SLICE === 0) yield;
      if (!kbgen.canBeGreek(terms[place])) continue;
      spread[place] = spreads[heard++];
      const key = kbgen.sound(terms[place]);
      if (!key) continue;
      const known = places.find(key);
      if (known < 0) {
        meant[sounds.length] = place;
        places.add(sounds.push(key) - 1);
        continue;
      }
      const wider = spread[place] - spread[meant[known]];
      if (wider > 0 || (wider === 0 && terms[place] < terms[meant[known]])) meant[known] = place;
    }
    return { sounds, find: places.find, meant, spread };
  }

  kbgen.read = read;
  kbgen.scriptOf = scriptOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
