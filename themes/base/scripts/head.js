// Runs as soon as it is there, as a rule before anything is drawn, which hardly waits for it: sets the colours that the
// reader chose, and marks pages that come from a disk.
(function () {
  "use strict";

  const page = document.documentElement;
  // Pages opened from a disk share one storage, and so do the sites of one host.
  const key = `kbgen.scheme:${new URL("..", document.currentScript.src).href}`;

  /** @returns {"light" | "dark" | ""} what the reader chose; "" for what the system says */
  function stored() {
    try {
      const chosen = localStorage.getItem(key);
      return chosen === "light" || chosen === "dark" ? chosen : "";
    } catch {
      return ""; // storage is forbidden
    }
  }

  /** @param {"light" | "dark" | ""} chosen */
  function show(chosen) {
    page.dataset.scheme = chosen;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      const own = meta.dataset.scheme;
      meta.media = chosen ? (chosen === own ? "all" : "not all") : `(prefers-color-scheme: ${own})`;
    }
  }

  /** From the system's colours to light, to dark, and back; remembered for every page of the site. */
  function next() {
    const chosen = { light: "dark", dark: "" }[page.dataset.scheme] ?? "light";
    show(chosen);
    try {
      localStorage.setItem(key, chosen);
    } catch {
      return; // storage is forbidden or full: for this page only
    }
  }

  if (location.protocol === "file:") page.dataset.disk = "";
  show(stored());
  addEventListener("storage", (event) => event.key === key && show(stored()));
  addEventListener("pageshow", (event) => event.persisted && show(stored()));
  addEventListener("click", (event) => event.target.closest(".scheme-switch") && next());
})();
