// Tells how a query was read where that is not as it was typed, and offers the search for what was typed.
(function (kbgen) {
  "use strict";

  /**
   * @param {HTMLElement} status after which the notice stands
   * @param {(query: string) => void} searchLiterally called with the query as it was typed
   */
  function readingNotice(status, searchLiterally) {
    const notice = document.createElement("p");
    notice.className = "search-reading";
    notice.setAttribute("role", "status");
    status.after(notice);
    let shown = "";

    function show(query, readAs) {
      if (shown === query + "\n" + readAs) return; // said once is enough for a screen reader
      shown = query + "\n" + readAs;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...filled(kbgen.strings.literal, query));
      button.addEventListener("click", () => searchLiterally(query));
      notice.replaceChildren(...filled(kbgen.strings.read_as, readAs), " ", button);
    }

    function hide() {
      shown = "";
      notice.replaceChildren();
    }

    return { show, hide };
  }

  /** A sentence with a query in it, which has a direction of its own. */
  function filled(sentence, query) {
    const isolated = document.createElement("bdi");
    isolated.textContent = query;
    const [before, after = ""] = sentence.split("%(query)s");
    return [before, isolated, after];
  }

  kbgen.readingNotice = readingNotice;
})((globalThis.kbgen = globalThis.kbgen || {}));
