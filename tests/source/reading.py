"""Short ways to read a text as an entry's answer."""

from kbgen.model.diagnostic import Location
from kbgen.model.document import Document
from kbgen.model.language import Language
from kbgen.source.markdown import Source, read_document

GREEK = Language("el", "ltr", "Ελληνικά")
HEBREW = Language("he", "rtl", "עברית")
PATH = "orders/a.md"


def read(
    text: str, language: Language = GREEK, trust_html: bool = False
) -> tuple[Document, list[tuple[int, int, str]]]:
    """The document that ``text`` means, and line, column and code of what is wrong with it."""
    source = Source(language, PATH, Location(PATH), trust_html)
    document, problems = read_document(text, source)
    return document, [(p.location.line, p.location.column, p.rule.code) for p in problems]


def html(text: str, language: Language = GREEK, trust_html: bool = False) -> str:
    """The HTML of a text without mistakes."""
    document, problems = read(text, language, trust_html)
    assert problems == []
    return document.html
