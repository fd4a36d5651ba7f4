// Results as the content of the search page, whose address says what was searched for.
(function (kbgen) {
  "use strict";

  const PARAMETER = "q";

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   * @param {Element} container
   */
  function resultPage(form, input, container) {
    const asked = new URLSearchParams(location.search).get(PARAMETER);
    if (asked !== null) input.value = asked;

    function show(results) {
      const list = document.createElement("ol");
      list.setAttribute("role", "list"); // some readers take a list without numbers for none
      for (const result of results) {
        const item = document.createElement("li");
        item.append(kbgen.resultLink(result));
        list.append(item);
      }
      container.replaceChildren(...(results.length ? [list] : []));
    }

    function remember(query) {
      const address = new URL(location.href);
      if (query) address.searchParams.set(PARAMETER, query);
      else address.searchParams.delete(PARAMETER);
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // Some browsers forbid it on pages opened from a disk, and all forbid it too many times in a row.
      }
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    return { limit: 50, show, clear: () => show([]), remember };
  }

  kbgen.resultPage = resultPage;
})((globalThis.kbgen = globalThis.kbgen || {}));
