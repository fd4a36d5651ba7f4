// Keys that lead to the search from anywhere: `/`, and Ctrl-K or what a Mac has for it.
(function (kbgen) {
  "use strict";

  const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

  const NO_TEXT = ["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"];

  /** @param {KeyboardEvent} event */
  function isShortcut(event) {
    if (event.isComposing || event.defaultPrevented || event.altKey || event.shiftKey) return false;
    const { ctrlKey, metaKey } = event;
    if (ctrlKey || metaKey) return isLetterK(event) && (IS_APPLE ? !ctrlKey : !metaKey);
    return isSlash(event) && (!isTyping(event.target) || isEmptySearch(event.target));
  }

  /** With Greek or Hebrew letters on the keys there is no K: then its place counts. */
  function isLetterK({ key, code }) {
    return /^[a-z]$/i.test(key) ? key.toLowerCase() === "k" : code === "KeyK";
  }

  /** On the Hebrew layout, the key of the slash writes a full stop. */
  function isSlash({ key, code }) {
    return key === "/" || (key === "." && code === "Slash");
  }

  /** @param {EventTarget} target */
  function isTyping(target) {
    if (!(target instanceof HTMLElement)) return false;
    if (target instanceof HTMLInputElement) return !NO_TEXT.includes(target.type);
    return target.isContentEditable || target instanceof HTMLTextAreaElement;
  }

  /** On the home page the search has the focus at once: who presses `/` there by habit means the key, not the sign. */
  function isEmptySearch(target) {
    return target.matches(".search-input") && target.value === "";
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const input = document.querySelector(".search .search-input");
    if (!input || !isShortcut(event)) return;
    event.preventDefault();
    input.focus();
    input.select();
  }

  /** Tells of the keys, by their names on this machine. */
  function tell(input) {
    input.setAttribute("aria-keyshortcuts", IS_APPLE ? "/ Meta+K" : "/ Control+K");
    if (IS_APPLE) document.querySelectorAll(".search-command").forEach((key) => (key.textContent = "⌘ K"));
  }

  document.querySelectorAll(".search .search-input").forEach(tell);
  document.addEventListener("keydown", onKey);
})((globalThis.kbgen = globalThis.kbgen || {}));
