(function (kbgen) {
  "use strict";
  const assets = new URL(".", document.currentScript.src).href;
  kbgen.site = {
    language: {{ tag|tojson }},
    languages: {{ languages|tojson }},
    engine: {{ engine|tojson }},
    offline: {{ offline|tojson }},
    assets,
    root: new URL("..", assets).href,
  };
  kbgen.strings = {{ {
  "loading": _("Searching…"),
  "unavailable": _("Search could not be loaded."),
  "retry": _("Try again"),
  "outdated": _("The site was updated while this page was open. Reload the page to go on searching."),
  "newer": _("A newer version of this page is here."),
  "reload": _("Reload"),
  "stale": _("The network does not answer. This page may be out of date."),
  "answer_copied": _("The answer is copied."),
  "link_copied": _("The link is copied."),
  "copy_failed": _("This browser does not let pages copy. Mark the text and copy it."),
  "copy_heading": _("Copy the link to “%(heading)s”", heading="%(heading)s"),
  "starred": _("The entry has a star; it is among those on the home page."),
  "unstarred": _("The entry has no star any more."),
  "not_kept": _("This browser does not let pages keep anything."),
  "gone": _("This page is not there any more."),
  "search_again": _("Search for it"),
  "remove": _("Remove “%(question)s” from the list", question="%(question)s"),
  "removed": _("Removed from the list."),
  "cleared": _("The list is empty."),
  "thanks": _("Thank you!"),
  "not_sent": _("It could not be sent."),
}|tojson }};
})((globalThis.kbgen = globalThis.kbgen || {}));
