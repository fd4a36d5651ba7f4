"""Every rule that content can break, by its stable code. A code is never given to another rule."""

from kbgen.model.diagnostic import Rule, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# 1: YAML, wherever it stands (kbgen.yml, the files of content, front matter)
YAML_SYNTAX = Rule("KB101", "yaml-syntax", E, "The YAML cannot be read.")
DUPLICATE_KEY = Rule("KB102", "duplicate-key", E, "A key stands twice in one mapping.")
UNKNOWN_KEY = Rule("KB103", "unknown-key", E, "A key that kbgen does not know.")
WRONG_TYPE = Rule("KB104", "wrong-type", E, "A value of the wrong type, such as text for a list.")
MISSING_KEY = Rule("KB105", "missing-key", E, "A key that must be given is missing or empty.")
INVALID_VALUE = Rule("KB106", "invalid-value", E, "A value that cannot be: a date, language, slug, address.")
KEY_TWICE = Rule("KB107", "same-thing-twice", E, "A key and its synonym both stand (question and title).")

# 2: files
NOT_UTF8 = Rule("KB201", "not-utf-8", E, "The file is not UTF-8.")
BYTE_ORDER_MARK = Rule("KB202", "byte-order-mark", W, "The file begins with an invisible byte order mark.")
WINDOWS_LINES = Rule("KB203", "windows-line-ends", N, "Lines end as on Windows (CRLF).")
CONTROL_CHARACTER = Rule("KB204", "control-character", E, "A character that no text has (NUL, escape, …).")
UNREADABLE = Rule("KB205", "unreadable", E, "A file or folder cannot be read as what its name says.")
LINE_TOO_LONG = Rule("KB206", "line-too-long", E, "A line of more than 20,000 characters.")
OUTSIDE_PROJECT = Rule("KB207", "outside-project", E, "A link in the file system leads out of the project.")
MISSING_FOLDER = Rule("KB208", "missing-folder", E, "A language has no content folder.")
UNKNOWN_FOLDER = Rule("KB209", "unknown-folder", W, "Something in content belongs to no language.")

# 3: entries
NO_FRONT_MATTER = Rule("KB301", "no-front-matter", E, "An entry must begin with front matter.")
OPEN_FRONT_MATTER = Rule("KB302", "open-front-matter", E, "The front matter has no closing ---.")
EMPTY_FILE = Rule("KB303", "empty-file", E, "The file is empty.")
DUPLICATE_ID = Rule("KB304", "duplicate-id", E, "Two files of one language have the same id.")
SHARED_DIFFERS = Rule("KB305", "shared-value-differs", E, "Two translations disagree about a shared value.")
MISSING_TRANSLATION = Rule("KB306", "missing-translation", N, "An entry is not there in every language.")
EMPTY_ANSWER = Rule("KB307", "empty-answer", W, "A question without an answer.")
REVIEW_OVERDUE = Rule("KB308", "review-overdue", W, "The day of review has passed.")

# 4: categories and tags
UNDECLARED_CATEGORY = Rule("KB401", "undeclared-category", W, "A category that categories.yml does not name.")
UNDECLARED_TAG = Rule("KB402", "undeclared-tag", W, "A tag that tags.yml does not name.")
MISSING_TITLE = Rule("KB403", "missing-title", W, "A category or tag has no title in a language.")
NO_CATEGORY = Rule("KB404", "no-category", W, "An entry without a category.")

# 5: text and links
DEAD_LINK = Rule("KB501", "dead-link", E, "A link to an entry that is not there.")
DEAD_ANCHOR = Rule("KB502", "dead-anchor", E, "A link to a heading that is not there.")
MISSING_FILE = Rule("KB503", "missing-file", E, "An image or attachment that is not there.")
UNUSED_FILE = Rule("KB504", "unused-file", W, "A file beside entries that no entry shows or links.")
LINK_OUTSIDE = Rule("KB505", "link-outside", E, "A link that leads out of the content folder.")
REMOVED_HTML = Rule("KB506", "removed-html", W, "HTML that kbgen does not publish was left out.")
UNSAFE_LINK = Rule("KB507", "unsafe-link", E, "A link of a kind that is not safe to publish.")
BIDI_CONTROL = Rule("KB508", "bidi-control", E, "An invisible direction mark is opened or closed alone.")
MIXED_SCRIPT = Rule("KB509", "mixed-script", W, "A word mixes look-alike letters of two scripts.")
TOP_HEADING = Rule("KB510", "top-heading", W, "A heading of level 1 in an answer: the question is that.")
OPEN_FENCE = Rule("KB511", "open-fence", E, "A fenced code block has no end.")
UNDEFINED_REFERENCE = Rule("KB512", "undefined-reference", E, "A footnote or link name that is not defined.")
MISSING_ALT = Rule("KB513", "missing-alt", W, "An image without a text for those who cannot see it.")
BAD_ANCHOR = Rule("KB514", "bad-anchor", E, "An anchor stands twice, or is one of kbgen's own.")
INTERNAL_LINK = Rule("KB515", "internal-link", W, "A public entry leads to an internal one.")
UNREADABLE_MARKDOWN = Rule("KB516", "unreadable-markdown", E, "The Markdown cannot be converted.")
UNTITLED_ADMONITION = Rule("KB517", "untitled-admonition", W, "An admonition would have an English title.")

# 6: the site
SAME_ADDRESS = Rule("KB601", "same-address", E, "Two pages would have the same address.")
MISSING_CATALOG = Rule("KB602", "missing-catalog", E, "A language has no interface strings.")
UNTRANSLATED = Rule("KB603", "untranslated", W, "An interface string is not translated.")
BROKEN_CATALOG = Rule("KB604", "broken-catalog", E, "A catalog of interface strings cannot be read.")
LOW_CONTRAST = Rule("KB605", "low-contrast", W, "A colour of text can hardly be read on its ground.")

# 7: search
IDLE_SYNONYM = Rule("KB701", "idle-synonym", W, "A phrase or group in synonyms.yml that changes nothing.")
MISSED_QUERY = Rule("KB702", "missed-query", E, "A query in queries.yml does not find its entry.")

ALL: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
