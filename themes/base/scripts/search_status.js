// What is told about a search in words, and the button to try again.
(function (kbgen) {
  "use strict";

  /** @param {HTMLFormElement} form */
  function searchStatus(form) {
    const status = form.querySelector(".search-status");
    const retry = form.querySelector(".search-retry");
    const input = form.querySelector(".search-input");

    /** @param {string} message */
    function say(message) {
      retry.hidden = true;
      if (status.textContent !== message) status.textContent = message;
    }

    /**
     * @param {string} message
     * @param {() => void} again called when the reader wants to try again
     */
    function fail(message, again) {
      say(message);
      retry.hidden = false;
      retry.onclick = () => {
        input.focus();
        again();
      };
    }

    return { say, fail };
  }

  kbgen.searchStatus = searchStatus;
})((globalThis.kbgen = globalThis.kbgen || {}));
