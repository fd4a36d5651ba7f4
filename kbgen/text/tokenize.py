"""Words of a text, folded, with the places where they stand in the original."""

import re
import unicodedata
from dataclasses import dataclass

from kbgen.text import tables
from kbgen.text.normalize import fold_character

_WORDS = tables.load("words")
_LOOKALIKES = tables.load("folding")
# Punctuation that can belong to a word, depending on what stands round it: דוא"ל, ג'ירפה, ό,τι.
_INNER = frozenset(_WORDS["inner"])
_WORD = re.compile(_WORDS["word"])
_QUOTES = str.maketrans("", "", "'\"")
_PUNCTUATION = str.maketrans("", "", " '\",")
_GREEK = re.compile("[\u0370-\u03ff]")
_LATIN = re.compile("[a-z]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: ``text`` is folded; ``start`` and ``end`` are offsets in the original, in code points."""

    text: str
    start: int
    end: int


class _Scanning(dict[int, str]):
    """Folded text by code point, with a space for all that is neither part of a word nor able to be."""

    def __missing__(self, code: int) -> str:
        self[code] = scanned = "".join(c if _in_word(c) else " " for c in fold_character(chr(code)))
        return scanned


def _in_word(folded: str) -> bool:
    category = unicodedata.category(folded)
    return category[0] in "LN" or category == "Mc" or folded in _INNER


_SCANNING = _Scanning()


def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text``: runs of letters and digits of any script.

    Gershayim, geresh and apostrophe inside a word belong to it but are left out of the token's text, so that
    דוא״ל, דוא"ל, דוא''ל and דואל are one. Between Greek letters an apostrophe is an elision: it ends the
    word. ``ό,τι`` is one word. In a word of Greek and Latin letters, those of the rarer script that look like
    letters of the other are taken for them (Latin K in ``Kάθε``); a draw is Greek.
    """
    scanned = text.translate(_SCANNING)
    origins = [at for at, character in enumerate(text) for _ in _SCANNING[ord(character)]]
    origins.append(len(text))
    return tuple(_token(text, match, origins) for match in _WORD.finditer(scanned))


def _token(text: str, match: re.Match[str], origins: list[int]) -> Token:
    start, last, after = origins[match.start()], match.end() - 1, match.end()
    while origins[after] == origins[last]:  # the word ends inside a ligature: take all of it
        after += 1
    end = origins[after]
    word = match.group().translate(_QUOTES)
    return Token(_in_one_script(word, text[start:end]), start, end)


def _in_one_script(word: str, original: str) -> str:
    if not _LATIN.search(word) or not _GREEK.search(word):
        return word
    greek, latin = len(_GREEK.findall(word)), len(_LATIN.findall(word))
    lookalikes: dict[str, str] = _LOOKALIKES["to_greek" if greek >= latin else "to_latin"]
    decomposed = unicodedata.normalize("NFKD", original)
    mended = "".join(lookalikes.get(c, c) for c in decomposed)
    return mended.translate(_SCANNING).translate(_PUNCTUATION)
