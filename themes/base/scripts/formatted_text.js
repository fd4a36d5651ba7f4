// An answer as HTML for other programs: what it says and how it is built, without what only this site needs.
(function (kbgen) {
  "use strict";

  const SKIPPED = "button, script, style, svg, .footnote-backref, .heading-link";
  const KEPT = ["alt", "colspan", "dir", "href", "lang", "rowspan", "src", "start", "title"];

  /** @param {Element} answer @returns {string} */
  function formattedText(answer) {
    const copy = answer.cloneNode(true);
    for (const element of copy.querySelectorAll(SKIPPED)) element.remove();
    for (const element of [copy, ...copy.querySelectorAll("*")]) tidy(element);
    const { lang, dir } = answer.closest("[lang]");
    Object.assign(copy, { lang, dir });
    return copy.outerHTML;
  }

  function tidy(element) {
    if (element.href) element.href = element.href; // in full
    if (element.src) element.src = element.src;
    for (const { name } of [...element.attributes]) if (!KEPT.includes(name)) element.removeAttribute(name);
  }

  kbgen.formattedText = formattedText;
})((globalThis.kbgen = globalThis.kbgen || {}));
