// Keeps the list of results within what a reader sees: above the keyboard on the screen of a phone, and on a page
// that is zoomed in so far that little of it is left.
(function (kbgen) {
  "use strict";

  const LEAST = 200; // pixels of results: if there is less room, the field moves up
  const GAP = 8;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} list
   * @returns {() => void} to be called when the list opens
   */
  function fitToView(form, list) {
    const view = globalThis.visualViewport;
    if (!view) return () => {};

    const room = () => view.offsetTop + view.height - list.getBoundingClientRect().top - GAP;

    function fit() {
      if (!list.hidden) form.style.setProperty("--height-room", `${Math.max(0, room())}px`);
    }

    function open() {
      if (room() < LEAST) form.scrollIntoView({ block: "start" });
      fit();
    }

    for (const event of ["resize", "scroll"]) view.addEventListener(event, fit);
    addEventListener("scroll", fit, { passive: true });
    return open;
  }

  kbgen.fitToView = fitToView;
})((globalThis.kbgen = globalThis.kbgen || {}));
