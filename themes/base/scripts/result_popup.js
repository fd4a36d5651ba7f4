// Results in a list under the field, after the combobox pattern of the ARIA Authoring Practices Guide: the
// focus stays in the field, aria-activedescendant follows the option that is active.
(function (kbgen) {
  "use strict";

  const SHOWN = 8;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  function resultPopup(form, input) {
    const list = form.querySelector(".search-results");
    let active = -1;

    const isOpen = () => !list.hidden;

    /** @param {Answer} found */
    function show({ query, results, total }) {
      const links = results.map(resultLink);
      if (total > results.length) links.push(allLink(query, total));
      list.replaceChildren(...links.map((link, at) => option(link, `${list.id}-${at}`)));
      activate(-1);
      toggle(links.length > 0 && document.activeElement === input);
    }

    /** The way to those that have no room here. */
    function allLink(query, total) {
      const address = new URL(form.action);
      address.searchParams.set(input.name, kbgen.clipped(query));
      const label = kbgen.strings.all.replace("%(num)s", String(total));
      return kbgen.element("a", "search-all", { href: address.href }, [label]);
    }

    function clear() {
      list.replaceChildren();
      toggle(false);
    }

    function toggle(open) {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (!open) activate(-1);
    }

    function activate(at) {
      active = at;
      Array.from(list.children, (child, place) => child.setAttribute("aria-selected", String(place === at)));
      const chosen = list.children[at];
      if (chosen) {
        input.setAttribute("aria-activedescendant", chosen.id);
        chosen.scrollIntoView({ block: "nearest" });
      } else {
        input.removeAttribute("aria-activedescendant");
      }
    }

    /** Where a key leads from the active option; -1 is the field itself. */
    function destination(key) {
      const count = list.children.length;
      if (key === "ArrowDown") return active + 1 < count ? active + 1 : -1;
      if (key === "ArrowUp") return active < 0 ? count - 1 : active - 1;
      if (key === "Home" && active >= 0) return 0;
      if (key === "End" && active >= 0) return count - 1;
      return undefined;
    }

    function onKey(event) {
      if (event.isComposing) return;
      if (event.key === "Escape" && isOpen()) {
        toggle(false);
      } else if (event.key === "Enter" && isOpen() && active >= 0) {
        follow(list.children[active], event);
      } else if (!isOpen() && event.key === "ArrowDown" && list.children.length && input.value.trim()) {
        toggle(true);
      } else if (isOpen() && destination(event.key) !== undefined) {
        activate(destination(event.key));
      } else {
        return;
      }
      event.preventDefault();
    }

    input.addEventListener("keydown", onKey);
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
    setAttributes(link, { id, role: "option", tabindex: "-1", "aria-selected": "false" });
    return link;
  }

  function setAttributes(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  }

  /** Opens a link as a click would, in a new tab if the keys held down say so. */
  function follow(link, { ctrlKey, metaKey, shiftKey }) {
    const keys = { ctrlKey, metaKey, shiftKey };
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...keys }));
  }

  kbgen.resultPopup = resultPopup;
})((globalThis.kbgen = globalThis.kbgen || {}));
