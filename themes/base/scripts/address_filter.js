// Whether the site has a page, as far as the filter tells that kbgen/render/address_filter.py has made.
(function (kbgen) {
  "use strict";

  const PROBES = 5;

  /**
   * @param {string} filter
   * @param {string} address a path below the root of the site, as it is written in links
   * @returns {boolean} true for every page that is there, and for one in forty of others
   */
  function mayBeThere(filter, address) {
    const bits = atob(filter);
    const first = crc32(new TextEncoder().encode(address));
    const step = crc32([0], first) | 1;
    return Array.from({ length: PROBES }, (_, number) => (first + number * (step >>> 0)) % (bits.length * 8)).every(
      (at) => bits.charCodeAt(at >> 3) & (1 << (at & 7)),
    );
  }

  /** @param {Iterable<number>} bytes */
  function crc32(bytes, before = 0) {
    let crc = ~before;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
  }

  kbgen.mayBeThere = mayBeThere;
})((globalThis.kbgen = globalThis.kbgen || {}));
