"""A small site with nothing but the search box in it."""

import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kbgen.model.document import Heading
from kbgen.model.entry import Audience
from kbgen.model.language import Language
from kbgen.search.document import Label, SearchDocument
from tests.browser_support import BASE_THEME, script_bundles
from tests.search.corpora import GREEK, HEBREW
from tests.search_pages import write_index

_PLURALS = {
    "el": {"one": "%(num)s αποτέλεσμα", "other": "%(num)s αποτελέσματα"},
    "he": {"one": "תוצאה אחת", "two": "שתי תוצאות", "other": "%(num)s תוצאות"},
}
WARRANTY = "Η εγγύηση διαρκεί δύο χρόνια από την ημέρα της αγοράς. Φυλάξτε την απόδειξη."
# So long that no excerpt reaches from its end to its beginning.
_LONG = WARRANTY + " Ο τεχνικός ελέγχει τη συσκευή και σας λέει τι χρειάζεται." * 12
_PAGE = """\
{% from "search_box.html" import search_box with context %}
<!DOCTYPE html>
<html lang="{{ language.tag }}" dir="{{ language.direction }}">
<head>
  <meta charset="utf-8">
  <title>{{ title }}</title>
  {% if strict %}
  <meta http-equiv="Content-Security-Policy"
    content="default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'">
  {% endif %}
  <link rel="stylesheet" href="../assets/base.css">
  <script src="{{ asset("strings.js") }}" defer></script>
  <script src="{{ asset("kbgen.js") }}" defer></script>
</head>
<body>
  {{ search_box("search") }}
  <textarea id="other"></textarea>
  {% if title == "search" %}
  <div class="search-page-results"></div>
  {% endif %}
</body>
</html>
"""


class Route(str):
    """An address as templates get it: a path below the site's root."""


def documents(language: Language) -> list[SearchDocument]:
    """What the site of a language searches."""
    own = [
        SearchDocument(
            "orders/refund",
            GREEK,
            "el/refund.html",
            "Μέσα σε πόσες ημέρες επιστρέφεται ένα προϊόν;",
            keywords=("επιστροφή",),
            body="Μέσα σε 30 ημέρες. Τηλέφωνο 210 555 0134 ή *2345.",
            category=Label("orders", "Παραγγελίες"),
        ),
        SearchDocument(
            "orders/return",
            GREEK,
            "el/return.html",
            "Πώς γίνεται η επιστροφή;",
            body="Στείλτε το προϊόν με τον κωδικό RMA-58120.",
            category=Label("orders", "Παραγγελίες"),
            audience=Audience.INTERNAL,
        ),
        SearchDocument("rules/html", GREEK, "el/html.html", "<img src=x onerror=alert(1)> & <b>έντονα</b>"),
        SearchDocument(
            "service/warranty",
            GREEK,
            "el/warranty.html",
            "Πόσο διαρκεί η εγγύηση;",
            headings=(Heading(2, "batteries", "Μπαταρίες"),),
            body=_LONG + "\nΜπαταρίες\nΓια μπαταρίες ισχύουν έξι μήνες.",
            category=Label("service", "Σέρβις"),
            tags=(Label("batteries", "Μπαταρίες"), Label("time", "Προθεσμίες")),
            translations=(("he", "he/warranty.html"),),
        ),
        SearchDocument(
            "service/repair",
            GREEK,
            "el/repair.html",
            "Πότε γίνεται επισκευή με εγγύηση;",
            body="Την ίδια εβδομάδα.",
            category=Label("service", "Σέρβις"),
            tags=(Label("time", "Προθεσμίες"),),
        ),
        SearchDocument(
            "orders/battery",
            GREEK,
            "el/battery.html",
            "Πουλάμε μπαταρίες με εγγύηση;",
            body="Ναι, όλες.",
            category=Label("orders", "Παραγγελίες"),
        ),
        *(
            SearchDocument(f"list/{at:02}", GREEK, f"el/list-{at}.html", f"Κατάλογος {at};")
            for at in range(25)
        ),
    ]
    hebrew = [
        SearchDocument(
            "orders/email",
            HEBREW,
            "he/email.html",
            'איך שולחים דוא"ל לתל־אביב?',
            body="כתבו אל service@example.com.",
        ),
        SearchDocument(
            "orders/mail", HEBREW, "he/mail.html", "מתי עונים לדוא״ל? דוא״ל דחוף", body="תוך יום."
        ),
        SearchDocument(
            "service/warranty",
            HEBREW,
            "he/warranty.html",
            "כמה זמן נמשכת האחריות?",
            headings=(Heading(2, "סוללות", "סוללות"),),
            body="האחריות נמשכת שנתיים מיום הקנייה (טופס KAV7).\nסוללות\nלסוללות יש אחריות של חצי שנה.",
            category=Label("service", "שירות"),
            translations=(("el", "el/warranty.html"),),
        ),
    ]
    if language is HEBREW:
        return hebrew
    return own + [found for found in hebrew if not found.translations]


def write_site(root: Path, strict: bool = False) -> None:
    """Writes the site's pages, scripts, base styles and indexes. ``strict``: with a strict content security policy."""
    (root / "assets").mkdir(parents=True)
    strings = "".join(map(_search_strings, _PLURALS))
    for name, script in script_bundles().items():
        content = strings + script if name == "search.js" else script
        (root / "assets" / name).write_text(content, "utf-8")
    shutil.copy(BASE_THEME / "css" / "base.css", root / "assets")
    languages = write_index(root / "assets", {one.tag: documents(one) for one in (GREEK, HEBREW)})
    for language in (GREEK, HEBREW):
        _write_language(root, language, strict, languages)


def _write_language(root: Path, language: Language, strict: bool, languages: tuple[str, ...]) -> None:
    tag = language.tag
    folder = root / tag
    folder.mkdir(exist_ok=True)
    templates = _templates(tag)
    context: dict[str, Any] = {
        "language": language,
        "nav": {"search": Route("search.html")},
        "url": str,
        "asset": lambda name: "../assets/" + (name if name == "kbgen.js" else f"{tag}-{name}"),
        "strict": strict,
        "search_log": "",
    }
    for title in ("home", "search"):
        page = templates.from_string(_PAGE).render(context, title=title)
        (folder / f"{title}.html").write_text(page, "utf-8")
    for found in documents(language):
        (root / found.url).parent.mkdir(exist_ok=True)
        (root / found.url).write_text(f"<!DOCTYPE html><title>{found.id}</title>", "utf-8")
    strings = templates.get_template("strings.js").render(
        tag=tag, engine="search.js", languages=languages, offline=False
    )
    (root / "assets" / f"{tag}-strings.js").write_text(strings, "utf-8")


def _search_strings(tag: str) -> str:
    return _templates(tag).get_template("search_strings.js").render(tag=tag)


def _templates(tag: str) -> Environment:
    templates = Environment(
        loader=FileSystemLoader(BASE_THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    templates.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    templates.globals["plurals"] = lambda singular, plural: _PLURALS[tag]
    return templates
