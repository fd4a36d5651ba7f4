// Elements, and the mark by which styles know that scripts are at work.
(function (kbgen) {
  "use strict";

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

  document.documentElement.classList.add("scripted");
  kbgen.element = element;
})((globalThis.kbgen = globalThis.kbgen || {}));
