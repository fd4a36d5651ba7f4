{# The strings of one language that only the search shows. All languages stand in search.js; a page takes its own. #}
if (kbgen.site.language === {{ tag|tojson }})
  Object.assign(kbgen.strings, {{ {
  "results": plurals("%(num)s result", "%(num)s results"),
  "none": _("Nothing found. Try other words, or fewer."),
  "read_as": _("Showing results for %(query)s.", query="%(query)s"),
  "literal": _("Search for %(query)s as typed", query="%(query)s"),
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
}|tojson }});
