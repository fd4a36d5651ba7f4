// Tells how a query was read where that is not as it was typed, and offers the search for what was typed.
(function (kbgen) {
  "use strict";

  const KEYS = "Alt+Enter";

  /**
   * @param {HTMLFormElement} form
   * @param {(query: string) => void} searchLiterally called with the query as it was typed
   */
  function readingNotice(form, searchLiterally) {
    const notice = document.createElement("p");
    notice.className = "search-reading";
    form.querySelector(".search-status").after(notice);
    let shown = "";

    function show(query, readAs) {
      if (shown === query + "\n" + readAs) return;
      shown = query + "\n" + readAs;
      const keys = kbgen.element("kbd", "", { dir: "ltr" }, [KEYS]);
      const children = [filled(kbgen.strings.literal, query), " ", keys];
      const button = kbgen.element("button", "", { type: "button", "aria-keyshortcuts": KEYS }, children);
      button.addEventListener("click", () => searchLiterally(query));
      notice.replaceChildren(filled(kbgen.strings.read_as, readAs), " ", button);
    }

    /** @param {KeyboardEvent} event */
    function onKey(event) {
      const button = notice.querySelector("button");
      if (event.key !== "Enter" || !event.altKey || event.isComposing || !button) return;
      event.preventDefault();
      event.stopPropagation();
      button.click();
    }

    function hide() {
      shown = "";
      notice.replaceChildren();
    }

    form.addEventListener("keydown", onKey, { capture: true }); // ahead of what Enter does else
    return { show, hide };
  }

  /** A sentence with a query in it, which has a direction of its own, and a language that the page may not have. */
  function filled(template, query) {
    const isolated = document.createElement("bdi");
    isolated.textContent = query;
    const [before, after = ""] = template.split("%(query)s");
    const sentence = document.createElement("span");
    sentence.append(before, isolated, after);
    return sentence;
  }

  Object.assign(kbgen, { readingNotice, filled });
})((globalThis.kbgen = globalThis.kbgen || {}));
