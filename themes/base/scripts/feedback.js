// Asks whether an answer helped, and sends the word to the address that the site names. It is asked once a page.
(function (kbgen) {
  "use strict";

  /** @param {HTMLElement} question with what is sent in its data-… */
  function feedback(question) {
    const { feedback: address, entry, language } = question.dataset;
    // A page opened from a disk has no server of its own.
    if (address.startsWith("/") && location.protocol === "file:") return question.remove();

    question.addEventListener("click", ({ target }) => {
      const { helped } = target.closest("button")?.dataset ?? {};
      if (!helped) return;
      if (kbgen.send(address, { entry, language, helped: helped === "yes" })) thank();
      else kbgen.tell(kbgen.strings.not_sent);
    });

    function thank() {
      const thanks = kbgen.element("p", "", { tabindex: "-1" }, [kbgen.strings.thanks]);
      question.replaceChildren(thanks);
      thanks.focus();
    }
  }

  document.querySelectorAll("[data-feedback]").forEach(feedback);
})((globalThis.kbgen = globalThis.kbgen || {}));
