// A result as a link. Everything goes in as text nodes.
(function (kbgen) {
  "use strict";

  /**
   * @param {Result} result
   * @param {HTMLFormElement} form its data attributes tell the site's root and the language of the page
   * @returns {HTMLAnchorElement}
   */
  function resultLink(result, form) {
    const { url, category, language, direction, internal } = result.document;
    const foreign = language === form.dataset.language ? {} : { lang: language, dir: direction };
    const link = element("a", "search-result", { href: form.dataset.root + url });
    if (internal) link.dataset.audience = "internal";
    link.append(element("span", "search-result-question", foreign, result.question.map(runNode)), " ");
    if (category) link.append(element("span", "search-result-category", {}, runsOf(category)), " ");
    link.append(element("span", "search-result-excerpt", foreign, result.excerpt.map(runNode)));
    return link;
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

  /**
   * @param {string} name
   * @param {string} className
   * @param {Record<string, string>} attributes
   * @param {(Node | string)[]} [children]
   */
  function element(name, className, attributes, children = []) {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  kbgen.resultLink = resultLink;
})((globalThis.kbgen = globalThis.kbgen || {}));
