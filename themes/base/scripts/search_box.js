// Brings the search form to life: answers as one types, tells how many there are, `/` leads to the field.
(function (kbgen) {
  "use strict";

  const SLOW = 300; // milliseconds after which it is told that the answer is on its way

  /** @param {HTMLFormElement} form */
  function searchBox(form) {
    const input = form.querySelector(".search-input");
    const status = form.querySelector(".search-status");
    const page = document.querySelector(".search-page-results");
    const view = page ? kbgen.resultPage(form, input, page, update) : kbgen.resultPopup(form, input);
    const log = kbgen.searchLog(form, input);
    const retry = retryButton();
    const notice = kbgen.readingNotice(status, (query) => {
      literal = query;
      input.focus();
      update();
    });
    let latest = 0;
    let literal = "";

    async function update() {
      const ticket = ++latest;
      const query = input.value.trim();
      view.remember?.(query);
      retry.hidden = true;
      if (query !== literal) literal = "";
      if (!query) {
        log.left();
        view.clear();
        notice.hide();
        say("");
        return;
      }
      const slow = setTimeout(() => ticket === latest && say(kbgen.strings.loading), SLOW);
      try {
        const found = await kbgen.search(query, { ...view.options(), literal: literal !== "" });
        if (ticket === latest) answer(query, found);
      } catch (error) {
        if (ticket === latest) fail(error);
      } finally {
        clearTimeout(slow);
      }
    }

    /** @param {Answer} found */
    function answer(query, found) {
      const { readAs, total, isWeak } = found;
      log.answered(query, total, isWeak);
      view.show(found);
      if (readAs) notice.show(query, readAs);
      else notice.hide();
      say(total ? kbgen.counted(kbgen.strings.results, total) : kbgen.strings.none);
    }

    function fail(error) {
      view.clear();
      notice.hide();
      say(error.name === "ForeignVersion" ? kbgen.strings.outdated : kbgen.strings.unavailable);
      retry.hidden = false;
    }

    /** @param {string} message */
    function say(message) {
      if (status.textContent !== message) status.textContent = message;
    }

    function retryButton() {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "search-retry", hidden: true });
      button.textContent = kbgen.strings.retry;
      button.addEventListener("click", () => {
        input.focus();
        update();
      });
      status.after(button);
      return button;
    }

    /** What every search needs is fetched and laid out before the first letter is typed. */
    function prepare() {
      kbgen.loadIndex(kbgen.site.language).then((index) => index.words.ready(), () => {});
    }

    function onEscape(event) {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || !input.value) return;
      event.preventDefault();
      input.value = "";
      update();
    }

    form.querySelector(".search-hint")?.removeAttribute("hidden"); // it speaks of what only scripts can do
    input.addEventListener("input", (event) => event.isComposing || update());
    input.addEventListener("compositionend", update);
    input.addEventListener("keydown", onEscape);
    input.addEventListener("focus", prepare);
    if (input.value.trim()) update();
  }

  /** @param {KeyboardEvent} event */
  function focusOnSlash(event) {
    if (event.key !== "/" || event.isComposing || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const input = document.querySelector(".search .search-input");
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  }

  function isTyping(target) {
    if (!(target instanceof HTMLElement)) return false;
    return target.isContentEditable || target.matches("input, textarea, select");
  }

  document.querySelectorAll("form.search").forEach(searchBox);
  document.addEventListener("keydown", focusOnSlash);
})((globalThis.kbgen = globalThis.kbgen || {}));
