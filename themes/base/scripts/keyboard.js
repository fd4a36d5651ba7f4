// What the keys that were pressed would have written on another layout. The same as kbgen/text/keyboard.py.
(function (kbgen) {
  "use strict";

  const { writes: rows, also } = kbgen.tables.keyboards;
  const writes = {};
  const keys = {};
  for (const [name, row] of Object.entries(rows)) {
    writes[name] = replacer(Object.entries(row));
    const pressed = Object.entries(row).map(([key, written]) => [written, key]);
    keys[name] = replacer([...pressed, ...Object.entries(also[name])]);
  }

  function replacer(pairs) {
    const table = new Map(pairs);
    const longestFirst = [...table.keys()].sort((one, other) => other.length - one.length);
    const escaped = longestFirst.map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
    const pattern = new RegExp(escaped.join("|"), "gu");
    return (text) => text.replace(pattern, (part) => table.get(part));
  }

  /**
   * `text`, typed with `layout` on, as `meant` would have written it, in small letters.
   * @param {string} text
   * @param {string} layout "us", "el" or "he"
   * @param {string} meant likewise
   */
  function retype(text, layout, meant) {
    let typed = "";
    for (const character of text.normalize("NFC")) typed += character.toLowerCase();
    if (keys[layout]) typed = keys[layout](typed);
    return writes[meant] ? writes[meant](typed) : typed;
  }

  const deadKeys = Object.keys(rows.el).filter((pressed) => pressed.length > 1 && /[^a-z]/.test(pressed));

  /**
   * Whether `text`, typed with "us" on, has keys that put an accent on a Greek vowel.
   * @param {string} text
   */
  function hasDeadKeys(text) {
    return deadKeys.some((pressed) => text.includes(pressed));
  }

  kbgen.retype = retype;
  kbgen.hasDeadKeys = hasDeadKeys;
})((globalThis.kbgen = globalThis.kbgen || {}));
