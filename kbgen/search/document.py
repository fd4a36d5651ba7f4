"""What is searched: one text in one language, and the terms of its fields."""

from dataclasses import dataclass

from kbgen.model.entry import Audience
from kbgen.model.language import Language
from kbgen.text.tokenize import terms

# In the order in which counts of a posting are given.
FIELDS = ("question", "also_asked", "keywords", "headings", "body")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """An entry as its reader finds it. ``url`` is relative to the site's root; ``body`` is the answer's plain
    text; ``category`` is a title, or ''; ``language`` is that of the text, which need not be the reader's."""

    id: str
    language: Language
    url: str
    question: str
    also_asked: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    body: str = ""
    category: str = ""
    audience: Audience = Audience.PUBLIC


def analyse(text: str) -> tuple[str, ...]:
    """The terms of ``text`` in order: what is indexed, and what a query is looked up by."""
    return tuple(terms(text))


def field_terms(document: SearchDocument) -> tuple[tuple[str, ...], ...]:
    """The terms of each field, in the order of ``FIELDS``."""
    values = (getattr(document, name) for name in FIELDS)
    return tuple(analyse(value if isinstance(value, str) else "\n".join(value)) for value in values)
