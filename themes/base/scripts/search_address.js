// What the search page shows, in its address: to be shared, and for the back button.
(function (kbgen) {
  "use strict";

  const NAMES = ["q", "category", "tag", "lang", "literal"];

  /** @typedef {{q: string, category: string, tag: string, lang: string, literal: string}} Asked each "" if not said */

  function searchAddress() {
    // While one types, one entry of the history is written over and over; once it is settled, a new one is begun.
    let isSettled = false;

    /** @returns {Asked} */
    function read() {
      const asked = new URLSearchParams(location.search);
      return Object.fromEntries(NAMES.map((name) => [name, kbgen.clipped((asked.get(name) ?? "").trim())]));
    }

    /** @param {Asked} asked */
    function write(asked) {
      const address = new URL(location.href);
      for (const name of NAMES) {
        if (asked[name]) address.searchParams.set(name, kbgen.clipped(asked[name]));
        else address.searchParams.delete(name);
      }
      if (address.href === location.href) return;
      change(isSettled ? "pushState" : "replaceState", {}, address);
      isSettled = false;
    }

    /** Keeps with this entry what its address does not tell. */
    function keep(view) {
      change("replaceState", { ...history.state, ...view }, location.href);
    }

    return { read, write, keep, kept: () => history.state ?? {}, settle: () => (isSettled = true) };
  }

  function change(how, state, address) {
    try {
      history[how](state, "", address);
    } catch {
      // Some browsers forbid it on pages opened from a disk, and all forbid it too many times in a row.
    }
  }

  kbgen.searchAddress = searchAddress;
})((globalThis.kbgen = globalThis.kbgen || {}));
