// What is told about a search in words, and the button to try again, or to load a page anew that is older than the
// search. It is shown at once, and spoken when typing pauses: a screen reader that names each letter would be interrupted
// by each.
(function (kbgen) {
  "use strict";

  const PAUSE = 700; // milliseconds
  const { strings } = kbgen;

  /** @param {HTMLFormElement} form */
  function searchStatus(form) {
    const status = form.querySelector(".search-status");
    const spoken = form.querySelector(".search-spoken");
    const retry = form.querySelector(".search-retry");
    const input = form.querySelector(".search-input");
    let timer;

    /**
     * @param {string} message
     * @param {(Node|string)[]} [more] what is to be heard before it, which the eye sees elsewhere
     */
    function say(message, more = []) {
      retry.hidden = true;
      status.textContent = message;
      clearTimeout(timer);
      const heard = [...more.flatMap((part) => [part, " "]), message].filter(Boolean);
      timer = setTimeout(() => spoken.replaceChildren(...heard), PAUSE);
    }

    /**
     * @param {Error} error one named "ForeignVersion" says that the page has to be loaded anew
     * @param {() => void} again called when the reader wants to try again
     */
    function fail({ name }, again) {
      const isOutdated = name === "ForeignVersion";
      say(strings[isOutdated ? "outdated" : "unavailable"]);
      retry.textContent = strings[isOutdated ? "reload" : "retry"];
      retry.hidden = false;
      retry.onclick = () => {
        if (isOutdated) return location.reload();
        input.focus();
        again();
      };
    }

    return { say, fail };
  }

  kbgen.searchStatus = searchStatus;
})((globalThis.kbgen = globalThis.kbgen || {}));
