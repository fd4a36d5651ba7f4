"""Readable names for addresses and anchors."""

import re
import unicodedata
from functools import lru_cache

from kbgen.text.transliterate import romanize

_GAP = re.compile(r"[\W_]+")
_SILENT = re.compile("[\"'’‘`´\u05f3\u05f4\u05f4]")  # quotes that belong to a word: דוא"ל, γι’ αυτό


@lru_cache(4096)  # the same folders in all paths, the same headings in many entries
def slugify(text: str) -> str:
    """A name for an address: Greek in Latin letters (ELOT 743), Hebrew and other scripts as they are; lower
    case, no marks, words joined by ``-`` (``Πώς πληρώνω;`` → ``pos-plirono``, ``דוא"ל חדש`` → ``דואל-חדש``).
    Empty if the text has no letters or digits."""
    if text.isascii():
        return _joined(text)
    # The maqaf lies among the marks of Hebrew, but joins two words.
    spaced = romanize(unicodedata.normalize("NFKC", text)).replace("\u05be", " ")
    decomposed = unicodedata.normalize("NFKD", spaced)
    bare = "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf", "Cs"))
    return _joined(unicodedata.normalize("NFC", bare))


def _joined(text: str) -> str:
    return "-".join(word for word in _GAP.split(_SILENT.sub("", text.lower())) if word)
