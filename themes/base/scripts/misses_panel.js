// The list of failed searches on the search page, to be read, taken along and deleted.
(function (kbgen) {
  "use strict";

  /** @param {HTMLElement} panel hidden as long as there is nothing to list */
  function missesPanel(panel) {
    const store = kbgen.missStore();
    const list = panel.querySelector(".misses-list");

    function update() {
      const misses = store.read();
      panel.hidden = misses.length === 0;
      list.replaceChildren(...misses.reverse().map(item));
    }

    /** @param {Miss} miss */
    function item({ query, results, count }) {
      const numbers = [kbgen.counted(kbgen.strings.times, count), kbgen.counted(kbgen.strings.results, results)];
      const made = document.createElement("li");
      made.append(part("bdi", query), " ", part("span", numbers.join(" · ")));
      return made;
    }

    function part(name, text) {
      const made = document.createElement(name);
      made.textContent = text;
      return made;
    }

    function download() {
      const file = new Blob([kbgen.missesAsCsv(store.read())], { type: "text/csv;charset=utf-8" });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = `failed-searches-${new Date().toISOString().slice(0, 10)}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers ask first where to put it
    }

    panel.querySelector(".misses-download").addEventListener("click", download);
    panel.querySelector(".misses-delete").addEventListener("click", () => {
      if (confirm(kbgen.strings.delete_misses)) store.clear();
    });
    store.onChange(update);
    update();
  }

  document.querySelectorAll(".misses").forEach(missesPanel);
})((globalThis.kbgen = globalThis.kbgen || {}));
