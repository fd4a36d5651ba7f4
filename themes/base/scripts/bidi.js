// What must stand apart, left to right, in a line of either direction. The same as kbgen/text/bidi.py.
(function (kbgen) {
  "use strict";

  const { classes, patterns } = kbgen.tables.isolate;

  /** @param {string} pattern */
  function writtenOut(pattern) {
    return Object.entries(classes).reduce(
      (text, [name, characters]) => text.replaceAll(`{${name}}`, () => characters),
      pattern,
    );
  }

  const LEFT_TO_RIGHT = new RegExp(Object.values(patterns).map(writtenOut).join("|"), "gu");

  /** @typedef {{text: string, isolated: boolean}} Segment */

  /**
   * `text` in runs, none empty, which joined give it again; those isolated must be read left to right.
   * @param {string} text
   * @returns {Segment[]}
   */
  function isolate(text) {
    const segments = [];
    let end = 0;
    for (const match of text.matchAll(LEFT_TO_RIGHT)) {
      segments.push({ text: text.slice(end, match.index), isolated: false });
      segments.push({ text: match[0], isolated: true });
      end = match.index + match[0].length;
    }
    segments.push({ text: text.slice(end), isolated: false });
    return segments.filter((segment) => segment.text);
  }

  kbgen.isolate = isolate;
})((globalThis.kbgen = globalThis.kbgen || {}));
