"""One spelling for all that readers take for the same: ``fold``."""

import unicodedata

from kbgen.text import tables

_TABLE: dict[str, str] = tables.load("folding")["fold"]
_DROPPED = frozenset({"Mn", "Cf"})  # accents, niqqud; what has no shape (soft hyphen, direction marks)


class _Folding(dict[int, str]):
    """Folded text by code point, for ``str.translate``, worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code))
        return folded


def fold_character(character: str) -> str:
    """What one character folds to: '' for a mark, several characters for a ligature.

    Each step looks at one character alone, never at its neighbours, so that Python and JavaScript agree and
    places in the folded text can be traced back.
    """
    if character in _TABLE:
        return _TABLE[character]
    lowered = "".join(c.lower() for c in unicodedata.normalize("NFKD", character))
    return "".join(_TABLE.get(c, c) for c in lowered if unicodedata.category(c) not in _DROPPED)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """``text`` for comparison: compatibility forms resolved (NFKD), small letters, no accents or niqqud,
    final letters as common ones (ς, ך), the variants of quotes and hyphens as ``"``, ``'`` and ``-``."""
    return text.translate(_FOLDING)
