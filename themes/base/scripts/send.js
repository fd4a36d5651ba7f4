// Sends a few words to an address that the site names, without waiting for an answer.
(function (kbgen) {
  "use strict";

  /**
   * As text, which needs no leave from another server; one after the other makes a file of JSON lines.
   * @param {string} address
   * @param {unknown} value
   * @returns {boolean} whether the browser has taken it over
   */
  function send(address, value) {
    try {
      return navigator.sendBeacon(address, JSON.stringify(value));
    } catch {
      return false; // no server to send to, on a page opened from a disk
    }
  }

  kbgen.send = send;
})((globalThis.kbgen = globalThis.kbgen || {}));
