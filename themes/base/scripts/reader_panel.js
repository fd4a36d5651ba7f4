// The home page's lists of what the reader has read last and what bears a star.
(function (kbgen) {
  "use strict";

  const { element, strings } = kbgen;

  /** @param {HTMLElement} panel with a list named by data-list, and what is said while that is empty */
  function readerPanel(panel) {
    const { language, root } = kbgen.site;
    const list = kbgen.readerList(panel.dataset.list);
    const shown = panel.querySelector("ul");
    const clear = panel.querySelector(".reader-clear");
    const { known, search } = panel.closest("[data-known]").dataset;

    function update() {
      const items = list.read();
      shown.hidden = items.length === 0;
      panel.querySelector(".reader-empty").hidden = items.length > 0;
      if (clear) clear.hidden = items.length === 0;
      shown.replaceChildren(...items.map(item));
    }

    /** @param {Kept} entry */
    function item({ id, pages }) {
      const own = pages[language];
      const [path, question, lang, dir] = own ?? Object.values(pages)[0];
      const isGone = own && !kbgen.mayBeThere(known, path);
      const text = () => [element("span", "", lang === language ? {} : { lang, dir }, [question])];
      const title = isGone ? goneQuestion(question, text()) : [element("a", "entry-link", { href: root + path }, text())];
      return element("li", "entry-item", {}, [...title, " ", removeButton(id, text())]);
    }

    function goneQuestion(question, text) {
      const href = `${search}?q=${encodeURIComponent(question.replace(/[\u2066-\u2069]/g, ""))}`;
      return [
        element("s", "", {}, text),
        " ",
        element("span", "entry-gone", {}, [strings.gone, " ", element("a", "", { href }, [strings.search_again])]),
      ];
    }

    /** Its name has the question in it, which may be in another language. */
    function removeButton(id, text) {
      const [before, after] = strings.remove.split("%(question)s");
      const button = element("button", "reader-remove", { type: "button" }, [
        element("span", "visually-hidden", {}, [before, ...text, after]),
        element("span", "", { "aria-hidden": "true" }, ["×"]),
      ]);
      button.addEventListener("click", () => {
        const at = [...shown.querySelectorAll("button")].indexOf(button);
        kbgen.tell(list.remove(id) ? strings.removed : strings.not_kept);
        const left = shown.querySelectorAll("button");
        (left[Math.min(at, left.length - 1)] ?? document.querySelector("main")).focus();
      });
      return button;
    }

    clear?.addEventListener("click", () => {
      kbgen.tell(list.write([]) ? strings.cleared : strings.not_kept);
      document.querySelector("main").focus();
    });
    list.onChange(update);
    update();
  }

  document.querySelectorAll("[data-list]").forEach(readerPanel);
})((globalThis.kbgen = globalThis.kbgen || {}));
