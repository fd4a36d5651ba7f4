// What copies: the answer, the address of its page in either language, that of each heading.
(function (kbgen) {
  "use strict";

  const { strings } = kbgen;

  /** @param {Record<string, string>} formats */
  async function copy(formats, done) {
    kbgen.tell((await kbgen.copy(formats)) ? done : strings.copy_failed);
  }

  function copyAnswer(button) {
    const answer = button.closest(".beside, .entry").querySelector(".answer");
    const formats = { "text/plain": kbgen.plainText(answer), "text/html": kbgen.formattedText(answer) };
    return copy(formats, strings.answer_copied);
  }

  function copyAddress(address) {
    return copy({ "text/plain": new URL(address, location.href).href }, strings.link_copied);
  }

  /** @param {HTMLElement} heading */
  function headingLink(heading) {
    const label = strings.copy_heading.replace("%(heading)s", heading.textContent);
    return kbgen.element("a", "heading-link", { href: `#${encodeURIComponent(heading.id)}`, "aria-label": label }, ["#"]);
  }

  for (const heading of document.querySelectorAll(".entry-text > .answer :is(h2, h3, h4, h5, h6)[id]")) {
    heading.append(" ", headingLink(heading));
  }
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-copy], .heading-link");
    if (!button) return;
    if (button.dataset.copy === "answer") copyAnswer(button);
    else copyAddress(button.dataset.copy ?? button.getAttribute("href"));
  });
})((globalThis.kbgen = globalThis.kbgen || {}));
