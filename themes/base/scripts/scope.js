// In which languages a query is searched, and how it is read there.
(function (kbgen) {
  "use strict";

  const POOR = 0.6; // a query that matches its own language less surely may be one of another
  const AS_WELL = 0.9; // of the best match: a language that comes so near knows the query too
  const STRANGE = 0.5; // so much better must a language match words in the script of another, which it has by chance

  /** @typedef {{language: string, index: Index, isStrange: boolean}} Source `isStrange`: the query is in the script of
   *   another language; what matches here is shown there too, or a synonym */
  /** @typedef {{text: string, fit: number, sources: Source[]}} Scope the query as it is to be searched, and where */

  /**
   * A query belongs to the language asked for, unless it is typed or read in the script of another, or in none of
   * theirs (SKU-77, VPN), or hardly matches. Then it belongs to the language that it matches best, and to all others
   * that know it too.
   * @param {string} query
   * @param {string} language a tag, or "all"
   * @param {boolean} literal whether the query is to be taken as it was typed
   * @returns {Promise<Scope>}
   */
  async function scopeOf(query, language, literal) {
    const tags = kbgen.site.languages;
    const own = language === "all" ? kbgen.site.language : language;
    const others = tags.filter((tag) => tag !== own);
    const mine = await readIn(own, query, literal);
    const script = kbgen.scriptOf(mine.text); // Greeklish is Greek, and what was typed on another layout is its own
    const isForeign = script !== own || others.includes(kbgen.scriptOf(query));
    if (language !== "all" && !isForeign && mine.trust >= POOR) {
      return { ...mine, sources: [mine.source] };
    }
    const all = [mine, ...(await Promise.all(others.map((tag) => readIn(tag, query, literal))))];
    const chosen = all.reduce((best, one) => (better(one, best, script) ? one : best));
    const knows = (one) => one.text === chosen.text && one.fit >= AS_WELL * chosen.fit;
    const suits = (one) => knows(one) && (one === mine || !one.source.isStrange);
    const kept = all.filter((one) => one === chosen || language === "all" || suits(one));
    return { text: chosen.text, fit: chosen.fit, sources: kept.map((one) => one.source) };
  }

  /** Whether one language suits better than the best before it: by its script if both match as well. */
  function better(one, best, script) {
    return one.trust > best.trust || (one.trust === best.trust && one.source.language === script);
  }

  async function readIn(language, query, literal) {
    const index = await kbgen.loadIndex(language);
    await index.words.ready();
    const { text, fit } = literal ? { text: query, fit: 1 } : await kbgen.read(index, query);
    const script = kbgen.scriptOf(text);
    const isStrange = script !== language && kbgen.site.languages.includes(script);
    const doubt = (isStrange ? STRANGE : 0) + (script === kbgen.scriptOf(query) ? 0 : index.ranking.reading_margin);
    return { text, fit, trust: fit - doubt, source: { language, index, isStrange } };
  }

  kbgen.scopeOf = scopeOf;
})((globalThis.kbgen = globalThis.kbgen || {}));
