"""What the keys that were pressed would have written on another keyboard layout."""

import re
import unicodedata
from collections.abc import Mapping

from kbgen.text import tables

# By layout, what a key of the American keyboard writes. The Greek dead keys come with their vowels: `;` and `:`
# in either order, or Windows' Shift and `w` for both, which is safe in small letters, as no ς stands before ι.
_WRITES: Mapping[str, Mapping[str, str]] = tables.load("keyboards")["writes"]
# Other forms of what keys write: a dead key before a consonant, the geresh of a Mac.
_ALSO: Mapping[str, Mapping[str, str]] = tables.load("keyboards")["also"]
_KEYS = {
    layout: {**{written: key for key, written in row.items()}, **_ALSO[layout]}
    for layout, row in _WRITES.items()
}


def retype(text: str, layout: str, meant: str) -> str:
    """``text``, typed with ``layout`` on, as ``meant`` would have written it, in small letters, for Caps Lock
    tells nothing. Layouts are ``us``, ``el`` (Greek, with its dead keys for the accents) and ``he``
    (SI-1452)."""
    small = "".join(c.lower() for c in unicodedata.normalize("NFC", text))
    return _replaced(_replaced(small, _KEYS.get(layout, {})), _WRITES.get(meant, {}))


def has_dead_keys(text: str) -> bool:
    """Whether ``text``, typed with ``us`` on, has keys that put an accent on a Greek vowel: Latin letters do not
    come with them."""
    return any(keys in text for keys in _WRITES["el"] if len(keys) > 1 and not keys.isalpha())


def _replaced(text: str, table: Mapping[str, str]) -> str:
    if not table:
        return text
    pattern = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    return re.sub(pattern, lambda match: table[match.group()], text)
