// Keys that choose a result before there is one: who types without looking presses arrow and Enter at once.
(function (kbgen) {
  "use strict";

  const LEADS_BACK = ["ArrowLeft", "ArrowRight", "Home", "End", "Escape"];

  /** @typedef {{take: () => KeyboardEvent[]}} EarlyKeys gives the keys in their order, and lets later ones through */

  /**
   * Holds the keys that choose back from the moment a query is typed until its answer is there, which they are for.
   * @param {HTMLInputElement} input
   * @returns {EarlyKeys}
   */
  function earlyKeys(input) {
    let keys = [];
    let isAwaited = false;

    function isForResult({ key, altKey, isComposing }) {
      if (isComposing || altKey) return false;
      return key === "ArrowDown" || key === "ArrowUp" || (key === "Enter" && keys.length > 0);
    }

    function take() {
      const taken = keys;
      keys = [];
      isAwaited = false;
      return taken;
    }

    input.addEventListener("input", () => {
      keys = [];
      isAwaited = input.value.trim() !== "";
    });
    input.addEventListener("keydown", (event) => {
      if (LEADS_BACK.includes(event.key)) keys = [];
      if (!isAwaited || !isForResult(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      keys.push(event);
    });
    return { take };
  }

  kbgen.earlyKeys = earlyKeys;
})((globalThis.kbgen = globalThis.kbgen || {}));
