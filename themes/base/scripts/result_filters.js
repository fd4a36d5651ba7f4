// What the results can be narrowed down by, or widened to, as buttons that stay pressed.
(function (kbgen) {
  "use strict";

  const MOST = 12; // of a kind

  /**
   * @param {Element} container before which the filters stand
   * @param {(change: Partial<Asked>) => void} choose called with what is asked from now on
   */
  function resultFilters(container, choose) {
    const { strings, site } = kbgen;
    const filters = kbgen.element("div", "search-filters", { hidden: "" });
    container.before(filters);

    /**
     * @param {Facets} facets
     * @param {Asked} asked
     */
    function show({ categories, tags }, asked) {
      const everywhere = { id: "all", title: strings.all_languages };
      const groups = [
        group("lang", strings.languages, site.languages.length > 1 ? [everywhere] : [], asked),
        group("category", strings.categories, categories, asked),
        group("tag", strings.tags, tags, asked),
      ];
      const focused = document.activeElement?.id;
      filters.replaceChildren(...groups.filter(Boolean));
      if (focused) filters.querySelector(`#${CSS.escape(focused)}`)?.focus({ preventScroll: true });
      filters.hidden = false;
    }

    /** The one that is chosen goes first. One that all results have would not narrow anything down. */
    function group(name, label, facets, asked) {
      const chosen = facets.filter(({ id }) => id === asked[name]);
      const others = facets.filter(({ id }) => id !== asked[name]).slice(0, MOST);
      if (!chosen.length && !others.length) return null;
      const buttons = [...chosen, ...others].map((facet) => button(name, facet, chosen.includes(facet)));
      return kbgen.element("div", "search-filter", { role: "group", "aria-label": label }, buttons);
    }

    function button(name, { id, title, count }, isChosen) {
      const attributes = { type: "button", id: `kb-${name}-${id}`, "aria-pressed": String(isChosen) };
      const made = kbgen.element("button", "tag", attributes, kbgen.runsOf(title));
      if (count !== undefined) made.append(" ", kbgen.element("span", "count", {}, [String(count)]));
      made.addEventListener("click", () => choose({ [name]: isChosen ? "" : id }));
      return made;
    }

    return { show, hide: () => (filters.hidden = true) };
  }

  kbgen.resultFilters = resultFilters;
})((globalThis.kbgen = globalThis.kbgen || {}));
