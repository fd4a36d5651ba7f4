// Numbers in the plural form that goes with them.
(function (kbgen) {
  "use strict";

  let rules;

  /**
   * @param {Record<string, string>} forms by CLDR category, with %(num)s where the number goes
   * @param {number} number
   * @returns {string} in the language of the page
   */
  function counted(forms, number) {
    rules ??= new Intl.PluralRules(kbgen.site.language);
    return (forms[rules.select(number)] ?? forms.other).replace("%(num)s", String(number));
  }

  kbgen.counted = counted;
})((globalThis.kbgen = globalThis.kbgen || {}));
