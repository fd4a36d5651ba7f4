"""What the keys that were pressed would have written on another keyboard layout."""

import re
from collections.abc import Mapping

from kbgen.text import tables

# By layout, what a key of the American keyboard writes; the Greek dead keys come with their vowels.
_WRITES: dict[str, dict[str, str]] = tables.load("keyboards")
_KEYS = {name: {written: key for key, written in row.items()} for name, row in _WRITES.items()}


def retype(text: str, layout: str, meant: str) -> str:
    """``text``, typed with ``layout`` on, as ``meant`` would have written it. Layouts are ``us``, ``el``
    (Greek, with its dead keys for the accents) and ``he`` (SI-1452)."""
    keys = _replaced("".join(c.lower() for c in text), _KEYS.get(layout, {}))
    return _replaced(keys, _WRITES.get(meant, {}))


def _replaced(text: str, table: Mapping[str, str]) -> str:
    if not table:
        return text
    pattern = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    return re.sub(pattern, lambda match: table[match.group()], text)
