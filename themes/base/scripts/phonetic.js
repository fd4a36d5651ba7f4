// How a Greek word sounds, in Greek letters or in Latin ones. The same as kbgen/text/phonetic.py.
(function (kbgen) {
  "use strict";

  const { greek, latin, voiceless, apart, most } = kbgen.tables.phonetic;
  const GREEK_WORD = /^[α-ω]+$/u;
  const LATIN_WORD = /^(?=.*[a-z])[a-z3489]+$/u;
  const AS_PHI = new RegExp(`(?<=[αεη])υ(?=[${voiceless}]|$)`, "gu"); // of αυ, ευ, ηυ
  const AS_BETA = /(?<=[αεη])υ/gu;
  const APART = new RegExp(apart, "gu");
  const greekUnit = unitOf(greek);
  const latinUnit = unitOf(latin);

  function unitOf(table) {
    const longestFirst = Object.keys(table).sort((one, other) => other.length - one.length);
    return new RegExp(longestFirst.join("|"), "gu");
  }

  const single = (key) => key.replace(/(.)\1+/gu, "$1");

  /**
   * The phonetic key of a folded Greek word, "" for any other.
   * @param {string} word
   */
  function sound(word) {
    return GREEK_WORD.test(word) ? single(word.replace(greekUnit, (unit) => greek[unit])) : "";
  }

  /**
   * Whether two folded Greek words are spoken the same. Consonants that only Greeklish has in common keep apart.
   * @param {string} one
   * @param {string} other
   */
  function soundsAlike(one, other) {
    return sound(one) !== "" && sound(one) === sound(other) && consonants(one) === consonants(other);
  }

  function consonants(word) {
    const spoken = word.replaceAll("γγ", "γκ").replace(AS_PHI, "φ").replace(AS_BETA, "β");
    return (single(spoken).match(APART) ?? []).join(" ");
  }

  /** Whether a folded word is Greek or may be Greeklish. @param {string} word */
  function canBeGreek(word) {
    return GREEK_WORD.test(word) || LATIN_WORD.test(word);
  }

  /**
   * The keys that a word of Latin letters and digits can have as Greeklish, the likeliest first.
   * @param {string} word folded
   * @returns {string[]}
   */
  function sounds(word) {
    if (!LATIN_WORD.test(word)) return [];
    const units = (word.match(latinUnit) ?? []).map((unit) => latin[unit]);
    const spelt = [];
    for (let number = 0; number < most; number += 1) {
      const key = combination(units, number);
      if (key === undefined) break;
      spelt.push(single(key));
    }
    return [...new Set(spelt)];
  }

  /** The combination of that number, the last unit changing fastest; undefined if there are not so many. */
  function combination(units, number) {
    let key = "";
    let left = number;
    for (let at = units.length - 1; at >= 0; at -= 1) {
      key = units[at][left % units[at].length] + key;
      left = Math.floor(left / units[at].length);
    }
    return left ? undefined : key;
  }

  kbgen.canBeGreek = canBeGreek;
  kbgen.sound = sound;
  kbgen.sounds = sounds;
  kbgen.soundsAlike = soundsAlike;
})((globalThis.kbgen = globalThis.kbgen || {}));
