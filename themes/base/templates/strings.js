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
  "results": plurals("%(num)s result", "%(num)s results"),
  "none": _("Nothing found. Try other words, or fewer."),
  "read_as": _("Showing results for %(query)s.", query="%(query)s"),
  "literal": _("Search for %(query)s as typed", query="%(query)s"),
  "loading": _("Searching…"),
  "unavailable": _("Search could not be loaded."),
  "outdated": _("This page is older than the search. Reload it."),
  "newer": _("A newer version of this page is here."),
  "reload": _("Reload"),
  "stale": _("The network does not answer. This page may be out of date."),
  "times": plurals("%(num)s time", "%(num)s times"),
  "delete_misses": _("Delete the list for good?"),
  "all": _("All results (%(num)s)", num="%(num)s"),
  "more": _("Show more results"),
  "internal": _("Internal"),
  "language": _("Language:"),
  "opens": _("Opens in your language"),
  "categories": _("Categories"),
  "tags": _("Tags"),
  "languages": _("Language"),
  "all_languages": _("All languages"),
  "answer_copied": _("The answer is copied."),
  "link_copied": _("The link is copied."),
  "copy_failed": _("This browser does not let pages copy. Mark the text and copy it."),
  "copy_heading": _("Copy the link to “%(heading)s”", heading="%(heading)s"),
}|tojson }};
})((globalThis.kbgen = globalThis.kbgen || {}));
