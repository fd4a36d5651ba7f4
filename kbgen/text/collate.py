"""The order of words in a language's own alphabet."""

import unicodedata

from kbgen.text import tables
from kbgen.text.normalize import fold

OTHER = "#"  # the heading of questions that begin with no letter

SortKey = tuple[tuple[int, int, str], ...]


def alphabet(language: str) -> str:
    """The letters of a language (a BCP 47 tag) in their order; English ones where none are known."""
    known = tables.load("alphabets")
    letters: str = known.get(language) or known.get(language.split("-", maxsplit=1)[0]) or known["en"]
    return letters


def collation_key(text: str, language: str) -> tuple[SortKey, str]:
    """A key that sorts texts as a dictionary of ``language`` does: its own letters first, in their order, then
    digits, then other scripts; case, accents and signs do not count, but decide between equal ones."""
    letters = alphabet(language)
    return tuple(_rank(base, letters) for base in _bases(text, letters)), text


def initial(text: str, language: str) -> str:
    """The letter under which an A–Z index lists ``text``: a capital where the script has them, or ``#``."""
    letters = alphabet(language)
    for base in _bases(text, letters):
        if base.isalpha():
            return base.upper()
        if base.isdigit():
            return OTHER
    return OTHER


def _bases(text: str, letters: str) -> str:
    """The letters and digits of ``text`` without case and accents, but for accented letters of the alphabet."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        c
        for written in composed
        for c in (written.lower() if written.lower() in letters else fold(written))
        if c.isalnum()
    )


def _rank(base: str, letters: str) -> tuple[int, int, str]:
    at = letters.find(base)
    if at >= 0:
        return 0, at, ""
    return (1, 0, base) if base.isdigit() else (2, 0, base)
