"""What is searched: one text in one language, and the terms of its fields."""

from dataclasses import dataclass
from typing import NamedTuple

from kbgen.model.document import Heading
from kbgen.model.entry import Audience
from kbgen.model.language import Language
from kbgen.text.tokenize import terms

# In the order in which counts of a posting are given.
FIELDS = ("question", "also_asked", "keywords", "headings", "body")


class Label(NamedTuple):
    """A category or a tag: ``id``, and ``title`` in the reader's language."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """An entry as its reader finds it. ``url`` is relative to the site's root; ``body`` is the answer's plain
    text; ``summary`` is the answer in short, if the author wrote one; ``language`` is that of the text, which
    need not be the reader's; ``translations`` are the pages of the other translations, by language tag."""

    id: str
    language: Language
    url: str
    question: str
    also_asked: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    body: str = ""
    summary: str = ""
    category: Label | None = None
    tags: tuple[Label, ...] = ()
    audience: Audience = Audience.PUBLIC
    translations: tuple[tuple[str, str], ...] = ()


def analyse(text: str) -> tuple[str, ...]:
    """The terms of ``text`` in order: what is indexed, and what a query is looked up by."""
    return tuple(terms(text))


def field_terms(document: SearchDocument) -> tuple[tuple[str, ...], ...]:
    """The terms of each field, in the order of ``FIELDS``."""
    headings = "\n".join(heading.text for heading in document.headings)
    texts = (
        document.question, "\n".join(document.also_asked), "\n".join(document.keywords), headings, document.body,
    )  # fmt: skip
    return tuple(map(analyse, texts))
