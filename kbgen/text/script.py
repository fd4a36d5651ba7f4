"""The script that a text is written in."""

import unicodedata
from collections import Counter


def script_of(text: str) -> str | None:
    """The script of most letters of ``text``, as the names of Unicode's characters begin (``GREEK``, ``HEBREW``,
    ``LATIN``), the first of equals; ``None`` without letters."""
    letters = (unicodedata.name(character, "").partition(" ")[0] for character in text if character.isalpha())
    scripts = Counter(filter(None, letters))
    return max(scripts, key=lambda script: scripts[script]) if scripts else None
