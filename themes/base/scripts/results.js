// What is shown of a hit: its texts with the matched words marked, and where it leads.
(function (kbgen) {
  "use strict";

  const EXCERPT = 160; // UTF-16 code units
  const SENTENCES = /^.{40,240}[^.\s]{3}[.!?;][»”"]?(?=\s|$)/su; // as many as make a short answer

  /**
   * @typedef {{id: string, language: string, direction: string, url: string, question: string, answer: string,
   *   excerpt: string, score: number, why: Reason[], category: Label | null, categoryLanguage: string, internal: boolean, opens: string,
   *   marked: {question: Run[], answer: Run[], excerpt: Run[]}}} Result `language` is that of the texts, `opens`
   *   that of the page at `url`; `answer` is how the text begins, `excerpt` the passage that fits best; `marked`
   *   are the texts cut up for being shown, without an answer where the excerpt begins with it
   */

  /**
   * @param {Candidate[]} chosen
   * @param {number} [length] of excerpts
   * @returns {Promise<Result[]>}
   */
  async function results(chosen, length = EXCERPT) {
    const shown = new Map();
    for (const searched of new Set(chosen.map((hit) => hit.searched))) {
      const hits = chosen.filter((hit) => hit.searched === searched);
      const documents = await searched.source.index.fetchDocuments(hits.map(({ number }) => number));
      const matches = kbgen.matches(searched.source.index, searched.found);
      hits.forEach((hit, at) => shown.set(hit, result(hit, documents[at], matches, length)));
    }
    return chosen.map((hit) => shown.get(hit));
  }

  /** @returns {Result} */
  function result({ searched: { source, found }, number, score }, document, matches, length) {
    const question = kbgen.highlight(document.question, matches);
    const passage = kbgen.excerpt(document.body, matches, length);
    const answer = opening(document.body);
    const isBetter = passage.weight > kbgen.weightOf(document.question, matches);
    const heading = isBetter ? headingBefore(document, passage.start) : "";
    return {
      id: document.id,
      language: document.language,
      direction: document.direction,
      ...destination(document, heading),
      question: document.question,
      answer,
      excerpt: textOf(passage.parts),
      score,
      why: kbgen.reasons(source.index, found, number),
      category: document.category,
      categoryLanguage: source.language,
      internal: document.internal,
      marked: {
        question: kbgen.runs(question),
        answer: passage.isOpening ? [] : kbgen.runs(kbgen.highlight(answer, matches)),
        excerpt: kbgen.runs(passage.parts),
      },
    };
  }

  /** Where a hit leads: to the reader's own language if there is a translation, else to where it was found. */
  function destination({ language, url, translations }, heading) {
    const own = translations[kbgen.site.language];
    const fragment = heading && !own ? `#${encodeURIComponent(heading)}` : "";
    return { opens: own ? kbgen.site.language : language, url: kbgen.site.root + (own ?? url) + fragment };
  }

  /** The id of the heading that a place in the body stands under, "" if it stands before the first. */
  function headingBefore({ headings }, place) {
    return headings.reduce((under, [id, start]) => (start <= place ? id : under), "");
  }

  /** The first sentences of a text, or as much of it as an excerpt has: there the answer stands. */
  function opening(body) {
    return SENTENCES.exec(body)?.[0] ?? textOf(kbgen.excerpt(body, new Map(), EXCERPT).parts);
  }

  const textOf = (parts) => parts.map(({ text }) => text).join("");

  kbgen.results = results;
})((globalThis.kbgen = globalThis.kbgen || {}));
