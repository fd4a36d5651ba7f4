// What is shown of a result, as elements. Everything goes in as text nodes.
(function (kbgen) {
  "use strict";

  const { element } = kbgen;

  /**
   * @param {Result} result
   * @param {string} heading the name of the element for its question
   * @param {string} text and of those for its other texts
   * @param {(question: Node[]) => (Node | string)[]} [wrap] what holds the question
   * @returns {HTMLElement[]} question; category and badges; the short answer, unless the excerpt begins with it;
   *   the excerpt
   */
  function resultParts(result, heading, text, wrap = (question) => question) {
    const { language, direction, marked } = result;
    const own = isForeign(result) ? { lang: language, dir: direction } : {};
    const labels = labelsOf(result).flatMap((label) => [label, " "]);
    return [
      element(heading, "search-result-question", own, wrap(marked.question.map(runNode))),
      element(text, "search-result-labels", {}, labels),
      element(text, "search-result-answer", own, marked.answer.map(runNode)),
      element(text, "search-result-excerpt", own, marked.excerpt.map(runNode)),
    ].filter((part) => part.hasChildNodes());
  }

  /** The category, and what is out of the common: for colleagues only, in another language. */
  function labelsOf(result) {
    const labels = [];
    if (result.category) labels.push(categoryLabel(result));
    if (result.internal) labels.push(badge("badge-internal", kbgen.strings.internal));
    if (isForeign(result)) labels.push(languageBadge(result.language));
    if (isForeign(result) && result.opens === kbgen.site.language) labels.push(badge("", kbgen.strings.opens));
    return labels;
  }

  /** Found in the index of another language, a category has its title in that. */
  function categoryLabel({ category: [, title], categoryLanguage }) {
    const own = categoryLanguage === kbgen.site.language ? {} : { lang: categoryLanguage, dir: "auto" };
    return element("span", "search-result-category", own, runsOf(title));
  }

  const isForeign = ({ language }) => language !== kbgen.site.language;

  function badge(className, ...children) {
    return element("span", `badge ${className}`.trim(), {}, children);
  }

  /** @param {string} tag of the language, which is named in its own words */
  function languageBadge(tag) {
    const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
    const hidden = element("span", "visually-hidden", {}, [`${kbgen.strings.language} `]);
    return badge("badge-language", hidden, element("bdi", "", { lang: tag }, [name]));
  }

  /** @param {string} text */
  function runsOf(text) {
    return kbgen.runs([{ text, marked: false }]).map(runNode);
  }

  /** @param {Run} run */
  function runNode({ isolated, parts }) {
    const nodes = parts.map(({ text, marked }) => (marked ? element("mark", "", {}, [text]) : text));
    if (!isolated) return element("span", "", {}, nodes);
    const length = parts.reduce((sum, { text }) => sum + text.length, 0);
    return element("bdi", length > kbgen.tables.isolate.unbroken ? "long" : "", { dir: "ltr" }, nodes);
  }

  Object.assign(kbgen, { resultParts, runsOf });
})((globalThis.kbgen = globalThis.kbgen || {}));
