// The contents of a long answer: open where there is room beside it, with the section marked that is read.
(function () {
  "use strict";

  /** @param {HTMLElement} nav */
  function contents(nav) {
    const links = [...nav.querySelectorAll("a")];
    const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

    /** The last heading that has come up to the upper third of the window begins the section that is read. */
    function markRead() {
      const tops = headings.map((heading) => heading.getBoundingClientRect().top);
      mark(tops.filter((top) => top <= innerHeight / 3).length - 1);
    }

    /** Near the end of a page a heading that one goes to may not come up so far. */
    function markTarget() {
      mark(headings.indexOf(document.querySelector(":target")));
    }

    function mark(at) {
      for (const link of links) link.removeAttribute("aria-current");
      links[at]?.setAttribute("aria-current", "location");
    }

    const observer = new IntersectionObserver(markRead, { rootMargin: "0px 0px -66.67% 0px" });
    for (const heading of headings) observer.observe(heading);
    addEventListener("hashchange", markTarget);
    nav.querySelector("details").open = getComputedStyle(nav).position === "sticky";
  }

  document.querySelectorAll(".toc").forEach(contents);
})();
