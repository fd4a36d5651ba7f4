"""The signs of a query that are no words: an exact phrase in quotes, and minus before what must not be there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kbgen.search.document import SearchDocument
from kbgen.text import tables
from kbgen.text.tokenize import parts

_TABLE = tables.load("query")
_PHRASE, _MINUS = re.compile(_TABLE["phrase"]), re.compile(_TABLE["minus"])

# The words of a phrase, in order.
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart: the ``text`` that is ranked by, the ``phrases`` that must stand in a hit word by word, and
    those ``excluded``, of one word or more."""

    text: str
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()

    def admits(self, document: SearchDocument) -> bool:
        """Whether ``document`` has every phrase and none that is excluded, each within one of its texts."""
        if not self.phrases and not self.excluded:
            return True
        texts = [_words(text) for text in _texts(document)]
        return all(_stands_in(phrase, texts) for phrase in self.phrases) and not any(
            _stands_in(phrase, texts) for phrase in self.excluded
        )


def parse_query(query: str) -> Query:
    """``query`` taken apart. A sign counts only at the edge of a word (the quote of דוא"ל is a letter, the hyphen of
    e-mail too), and a query of nothing but exclusions is taken as it stands."""
    phrases: list[Phrase] = []
    excluded: list[Phrase] = []

    def take(sign: str, content: str) -> str:
        if phrase := _words(content):
            (excluded if sign else phrases).append(phrase)
        return " " if sign else f" {content} "

    text = _PHRASE.sub(lambda match: take(match[1], match[2]), query)
    text = _MINUS.sub(lambda match: take("-", match[1]), text)
    if (not phrases and not excluded) or not _words(text):
        return Query(query)
    return Query(text, tuple(phrases), tuple(excluded))


def unquoted(query: str) -> str:
    """``query`` without the quotes of its phrases."""
    text: str = _PHRASE.sub(lambda match: match[0] if match[1] else match[2], query)
    return text


def _words(text: str) -> Phrase:
    """The words of ``text`` one after the other, codes by their parts: a phrase may begin in the middle of one."""
    return tuple(part.text for part, _ in parts(text))


def _texts(document: SearchDocument) -> tuple[str, ...]:
    return (document.question, *document.also_asked, *document.keywords, document.body)


def _stands_in(phrase: Phrase, texts: Sequence[Phrase]) -> bool:
    size = len(phrase)
    return any(
        tuple(words[at : at + size]) == phrase for words in texts for at in range(len(words) - size + 1)
    )
