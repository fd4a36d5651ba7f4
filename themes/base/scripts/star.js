// Remembers the entry that is read, and lets the reader give it a star.
(function (kbgen) {
  "use strict";

  const { strings } = kbgen;

  /** @param {HTMLElement} article */
  function remember(article) {
    const [recent, starred] = [kbgen.readerList("recent"), kbgen.readerList("starred")];
    const entry = JSON.parse(article.dataset.entry);
    const star = article.querySelector(".star");

    function show() {
      star?.setAttribute("aria-pressed", String(starred.has(entry.id)));
    }

    function toggle() {
      const isStarred = starred.has(entry.id);
      const isKept = isStarred ? starred.remove(entry.id) : starred.add(entry) || makeRoom();
      kbgen.tell(isKept ? (isStarred ? strings.unstarred : strings.starred) : strings.not_kept);
    }

    /** What was read is worth less than a star. */
    function makeRoom() {
      return recent.write([]) && starred.add(entry);
    }

    recent.add(entry);
    if (starred.has(entry.id)) starred.renew(entry);
    star?.addEventListener("click", toggle);
    starred.onChange(show);
    show();
  }

  document.querySelectorAll("article[data-entry]").forEach(remember);
})((globalThis.kbgen = globalThis.kbgen || {}));
