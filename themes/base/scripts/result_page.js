// Results as the content of the search page: with their short answers, and filters, all in the page's address.
(function (kbgen) {
  "use strict";

  const STEP = 20; // results more at a time
  const EXCERPT = 240;
  const SCROLLED = 100; // milliseconds without scrolling
  const PAUSE = 1500; // milliseconds without typing: from then on the back button leads here

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   * @param {Element} container
   * @param {(how?: {isLiteral: boolean}) => void} update searches anew
   */
  function resultPage(form, input, container, update) {
    const address = kbgen.searchAddress();
    const filters = kbgen.resultFilters(container, choose);
    const list = kbgen.element("ol", "", { role: "list" }); // some readers take a list without numbers for none
    const more = kbgen.element("button", "search-more", { type: "button" }, [kbgen.strings.more]);
    let asked;
    let limit;
    let place; // where the page is to be scrolled to
    let pause;
    let rest;

    function restore() {
      asked = address.read();
      input.value = asked.q;
      ({ limit = STEP, place } = address.kept());
      if (asked.q) address.settle();
    }

    function options() {
      const { category, tag, lang } = asked;
      const language = lang === "all" ? lang : kbgen.site.language;
      return { limit, category, tag, language, facets: true, length: EXCERPT };
    }

    /** @param {Answer} found */
    function show({ results, total, facets }) {
      const focused = document.activeElement === more ? list.children.length : -1;
      list.replaceChildren(...results.map(resultItem));
      container.replaceChildren(...(results.length ? [list] : []), ...(results.length < total ? [more] : []));
      list.children[focused]?.querySelector("a").focus({ preventScroll: true });
      filters.show(facets, asked);
      if (place !== undefined) scrollTo(0, place);
      place = undefined;
    }

    function clear() {
      container.replaceChildren();
      filters.hide();
    }

    /** A new question begins without filters. @param {string} query @param {boolean} isLiteral */
    function remember(query, isLiteral) {
      if (query !== asked.q) limit = STEP;
      asked = { ...asked, ...(query ? {} : { category: "", tag: "" }), q: query, literal: isLiteral ? "1" : "" };
      address.write(asked);
      clearTimeout(pause);
      pause = setTimeout(address.settle, PAUSE);
    }

    function choose(change) {
      asked = { ...asked, ...change };
      limit = STEP;
      address.settle();
      update();
      address.settle();
    }

    more.addEventListener("click", () => {
      limit += STEP;
      address.keep({ limit });
      update();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      address.settle();
    });
    addEventListener("popstate", () => {
      restore();
      update({ isLiteral: asked.literal !== "" });
    });
    addEventListener("scroll", () => {
      clearTimeout(rest);
      rest = setTimeout(() => address.keep({ place: scrollY }), SCROLLED);
    });
    const typed = input.value; // while this script was on its way
    restore();
    input.value = typed || input.value;
    return { options, show, clear, remember, settle: address.settle, literal: asked.literal && asked.q };
  }

  /** @param {Result} result */
  function resultItem(result) {
    const link = (question) => [kbgen.element("a", "", { href: result.url }, question)];
    return kbgen.element("li", "search-result", {}, kbgen.resultParts(result, "h2", "p", link));
  }

  kbgen.resultPage = resultPage;
})((globalThis.kbgen = globalThis.kbgen || {}));
