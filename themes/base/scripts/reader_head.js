// Whether the reader has read or starred anything here is known before the home page is drawn: only then do their lists
// take room on it.
(function () {
  "use strict";

  const root = new URL("..", document.currentScript.src).href;

  function note() {
    try {
      const has = ["starred", "recent"].some((name) => localStorage.getItem(`kbgen.${name}:${root}`));
      document.documentElement.toggleAttribute("data-reader", has);
    } catch {
      return; // storage is forbidden: there are none
    }
  }

  note();
  addEventListener("pageshow", (event) => event.persisted && note());
})();
