"""Mistakes that no one sees on the screen: stray direction marks, look-alike letters of another script."""

import re
import unicodedata
from collections.abc import Iterator

from kbgen.fields.reader import shortened
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.source.markdown.places import Places
from kbgen.text import tables
from kbgen.text.bidi import unbalanced_controls

_WORD = re.compile("[A-Za-z\u0370-\u03ff\u1f00-\u1fff]+")
_GREEK = re.compile("[\u0370-\u03ff]")
_LATIN = re.compile("[A-Za-z]")
# A Latin letter beside a Greek one: a text without any has no mixed word, and most have none.
_SEAM = re.compile("[A-Za-z](?:(?<=[\u0370-\u03ff\u1f00-\u1fff].)|(?=[\u0370-\u03ff\u1f00-\u1fff]))")


def letter_problems(text: str, path: str) -> Iterator[Diagnostic]:
    """What is wrong with the characters of a whole file."""
    places = Places(text, Location(path))
    for offset in unbalanced_controls(text):
        message = f"the invisible direction mark U+{ord(text[offset]):04X} is not closed, or closes nothing"
        hint = "Delete it: kbgen keeps numbers and codes in order by itself."
        yield rules.BIDI_CONTROL.at(places.at(offset), message, hint)
    if _SEAM.search(text) is None:
        return
    for match in _WORD.finditer(places.prose):
        if (mended := _in_one_script(match.group())) is not None:
            message = f"`{shortened(match.group())}` mixes Greek letters with Latin ones that look alike"
            hint = f"Type it again in one alphabet: `{shortened(mended)}`."
            yield rules.MIXED_SCRIPT.at(places.at(match.start()), message, hint)


def _in_one_script(word: str) -> str | None:
    """``word`` in the script of most of its letters, or ``None`` if there are no others, or none that look
    like letters of that script."""
    if word.isascii():
        return None
    bare = unicodedata.normalize("NFD", word)
    is_greek = len(_GREEK.findall(bare)) >= len(_LATIN.findall(bare))
    strange = set((_LATIN if is_greek else _GREEK).findall(bare))
    known: dict[str, str] = tables.load("folding")["to_greek" if is_greek else "to_latin"]
    if not strange or strange - known.keys():
        return None
    return unicodedata.normalize("NFC", "".join(_like(c, known[c]) if c in strange else c for c in bare))


def _like(letter: str, other: str) -> str:
    return other.upper() if letter.isupper() else other
