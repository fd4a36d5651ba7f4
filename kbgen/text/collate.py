"""The order of words in a language's own alphabet."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from kbgen.text import tables
from kbgen.text.normalize import fold

OTHER = "#"  # the heading of questions that begin with no letter

_DIGIT, _FOREIGN = "\x7e", "\x7f"  # no alphabet has so many letters


def alphabet(language: str) -> str:
    """The letters of a language (a BCP 47 tag) in their order; English ones where none are known."""
    known = tables.load("alphabets")
    letters: str = known.get(language) or known.get(language.split("-", maxsplit=1)[0]) or known["en"]
    return letters


def collation_key(text: str, language: str) -> tuple[str, str]:
    """A key that sorts texts as a dictionary of ``language`` does: its own letters first, in their order, then
    digits, then other scripts; case, accents and signs do not count, but decide between equal ones."""
    return unicodedata.normalize("NFC", text).translate(_ranks(alphabet(language))), text


def initial(text: str, language: str) -> str:
    """The letter under which an A–Z index lists ``text``: a capital where the script has them, or ``#``."""
    letters = alphabet(language)
    for written in unicodedata.normalize("NFC", text):
        for base in _bases(written, letters):
            if base.isalpha():
                return base.upper()
            if base.isdigit():
                return OTHER
    return OTHER


class _Ranks(dict[int, str]):
    """For ``str.translate``: what stands for a character in a sort key, worked out when one is first met. A letter of
    the alphabet is its place there, below all else; a digit or another letter follows a sign that sorts it behind."""

    def __init__(self, letters: str) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, code: int) -> str:
        self[code] = ranks = "".join(self._rank(base) for base in _bases(chr(code), self._letters))
        return ranks

    def _rank(self, base: str) -> str:
        at = self._letters.find(base)
        if at >= 0:
            return chr(at)
        return (_DIGIT if base.isdigit() else _FOREIGN) + base


_ranks = cache(_Ranks)


def _bases(written: str, letters: str) -> Iterator[str]:
    """The letters and digits of a character without case and accents, but for accented letters of the alphabet."""
    lowered = written.lower()
    return (base for base in (lowered if lowered in letters else fold(written)) if base.isalnum())
