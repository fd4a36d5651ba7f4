// Results in a list under the field, after the combobox pattern of the ARIA Authoring Practices Guide: the
// focus stays in the field, aria-activedescendant follows the option that is active.
(function (kbgen) {
  "use strict";

  const SHOWN = 8;
  const TEXT_KEYS = ["ArrowLeft", "ArrowRight", "Home", "End"]; // they move in the text, so they lead back to it

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   * @param {EarlyKeys} early
   */
  function resultPopup(form, input, early) {
    const list = form.querySelector(".search-results");
    const fit = kbgen.fitToView(form, list);
    let active = -1;

    const isOpen = () => !list.hidden;

    /** @param {Answer} found */
    function show({ query, results, total }) {
      const links = results.map(resultLink);
      if (total > results.length) links.push(allLink(query, total));
      list.replaceChildren(...links.map((link, at) => option(link, `${list.id}-${at}`)));
      activate(-1);
      toggle(links.length > 0 && document.activeElement === input);
      const keys = early.take();
      if (isOpen()) keys.forEach(onKey);
    }

    /** The way to those that have no room here. */
    function allLink(query, total) {
      const address = new URL(form.action);
      address.searchParams.set(input.name, kbgen.clipped(query));
      const label = kbgen.strings.all.replace("%(num)s", String(total));
      return kbgen.element("a", "search-all", { href: address.href }, [label]);
    }

    function clear() {
      early.take();
      list.replaceChildren();
      toggle(false);
    }

    function toggle(open) {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (open) fit();
      else activate(-1);
    }

    function activate(at) {
      active = at;
      Array.from(list.children, (child, place) => child.setAttribute("aria-selected", String(place === at)));
      const chosen = list.children[at];
      if (chosen) {
        // The list is said to be the field's own as well: checkers, and readers older than ARIA 1.2, want it so.
        input.setAttribute("aria-activedescendant", chosen.id);
        input.setAttribute("aria-owns", list.id);
        chosen.scrollIntoView({ block: "nearest" });
      } else {
        for (const name of ["aria-activedescendant", "aria-owns"]) input.removeAttribute(name);
      }
    }

    /** Where a key leads from the active option; -1 is the field itself. */
    function destination(key) {
      const count = list.children.length;
      if (key === "ArrowDown") return active + 1 < count ? active + 1 : -1;
      return active < 0 ? count - 1 : active - 1;
    }

    /** @param {KeyboardEvent} event */
    function onKey(event) {
      if (event.isComposing) return;
      const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
      if (TEXT_KEYS.includes(event.key)) activate(-1);
      else if (event.key === "Escape" && isOpen()) close(event);
      else if (event.key === "Enter" && isOpen() && active >= 0) follow(list.children[active], event);
      else if (isArrow && event.altKey) onAltArrow(event);
      else if (isArrow && isOpen()) step(event);
      else if (event.key === "ArrowDown") open(event);
    }

    function close(event) {
      event.preventDefault();
      toggle(false);
    }

    function open(event) {
      event.preventDefault();
      if (list.children.length && input.value.trim()) toggle(true);
    }

    function onAltArrow(event) {
      if (event.key === "ArrowDown") open(event);
      else close(event);
    }

    function step(event) {
      event.preventDefault();
      activate(destination(event.key));
    }

    input.addEventListener("keydown", onKey);
    input.addEventListener("input", () => activate(-1)); // what was chosen answers an older question
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || toggle(false));
    return { options: () => ({ limit: SHOWN }), show, clear };
  }

  /** @param {Result} result */
  function resultLink(result) {
    const parts = kbgen.resultParts(result, "span", "span").filter(({ className }) => className !== "search-result-answer");
    return kbgen.element("a", "search-result", { href: result.url }, parts.flatMap((part) => [part, " "]));
  }

  function option(link, id) {
    for (const [name, value] of Object.entries({ id, role: "option", tabindex: "-1", "aria-selected": "false" })) {
      link.setAttribute(name, value);
    }
    return link;
  }

  /** Opens a link as a click would, in a new tab if the keys held down say so. */
  function follow(link, event) {
    const { ctrlKey, metaKey, shiftKey } = event;
    event.preventDefault();
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  }

  kbgen.resultPopup = resultPopup;
})((globalThis.kbgen = globalThis.kbgen || {}));
