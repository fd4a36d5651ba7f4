// A result as a link. Everything goes in as text nodes.
(function (kbgen) {
  "use strict";

  /**
   * @param {Result} result
   * @returns {HTMLAnchorElement}
   */
  function resultLink({ url, language, direction, category, internal, marked }) {
    const foreign = language === kbgen.site.language ? {} : { lang: language, dir: direction };
    const link = element("a", "search-result", { href: url });
    if (internal) link.dataset.audience = "internal";
    link.append(element("span", "search-result-question", foreign, marked.question.map(runNode)), " ");
    if (category) link.append(element("span", "search-result-category", {}, runsOf(category[1])), " ");
    link.append(element("span", "search-result-excerpt", foreign, marked.excerpt.map(runNode)));
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
