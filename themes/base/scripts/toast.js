// Tells in a word what a click has done, to the eye and to screen readers.
(function (kbgen) {
  "use strict";

  const SHOWN = 4000; // milliseconds

  const toast = kbgen.element("p", "toast", { role: "status" });
  let timer;

  /** @param {string} message */
  function tell(message) {
    clearTimeout(timer);
    toast.textContent = message;
    timer = setTimeout(() => (toast.textContent = ""), SHOWN);
  }

  document.body?.append(toast); // there before it speaks, or else it is not heard
  kbgen.tell = tell;
})((globalThis.kbgen = globalThis.kbgen || {}));
