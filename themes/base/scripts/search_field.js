// The search form until the search is here: fetches it as soon as a reader turns to the field.
(function (kbgen) {
  "use strict";

  const SLOW = 300; // milliseconds after which it is told that the search is on its way

  /** @param {HTMLFormElement} form */
  function searchField(form) {
    const input = form.querySelector(".search-input");
    const status = kbgen.searchStatus(form);
    const isSearchPage = document.querySelector(".search-page-results") !== null;
    const early = isSearchPage ? null : kbgen.earlyKeys(input);
    const before = input.value; // what the browser has kept of an earlier visit; later it may be what was typed
    let state = "idle"; // then "loading", then "here" or "failed"
    let isComposing = false;

    async function start() {
      if (state === "loading" || state === "here") return;
      state = "loading";
      askForPatience();
      try {
        await kbgen.loadSearch();
        await composed();
        state = "here";
        status.say("");
        kbgen.searchBox(form, before, early);
      } catch (error) {
        state = "failed";
        early?.take();
        status.fail(error, start);
      }
    }

    function askForPatience() {
      setTimeout(() => {
        if (state === "loading" && input.value.trim()) status.say(kbgen.strings.loading);
      }, SLOW);
    }

    /** What an input method is still putting together is not searched for. */
    async function composed() {
      if (isComposing) await new Promise((resolve) => input.addEventListener("compositionend", resolve, { once: true }));
    }

    /** Results come in a list under the field, save on the page that is made of them. */
    function announceList() {
      const list = form.querySelector(".search-results");
      const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
      for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
      input.setAttribute("aria-controls", list.id);
    }

    for (const event of ["focus", "input"]) input.addEventListener(event, start);
    // After a failure the button must not go from under a pointer that is on its way to it.
    form.addEventListener("pointerenter", () => state === "idle" && start());
    input.addEventListener("compositionend", () => (isComposing = false));
    input.addEventListener("input", (event) => {
      isComposing = event.isComposing;
      if (state === "loading") askForPatience();
    });
    if (!isSearchPage) announceList();
    if (isSearchPage || document.activeElement === input) start();
  }

  document.querySelectorAll("form.search").forEach(searchField);
})((globalThis.kbgen = globalThis.kbgen || {}));
