"""Words of a text, folded, with the places where they stand in the original."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from kbgen.text import tables
from kbgen.text.normalize import fold_character

_TABLE = tables.load("words")
_LOOKALIKES = tables.load("folding")
_PATTERNS = tables.written_out(_TABLE["patterns"])
_WORD, _PART, _NO_WHOLE, _DECIMAL = (
    re.compile(_PATTERNS[name]) for name in ("word", "part", "no_whole", "decimal")
)
# Punctuation that can belong to a word, depending on what stands round it: דוא"ל, ό,τι, ORD-2026-004417.
_INNER = frozenset(_TABLE["inner"])
_ALL_INNER = str.maketrans("", "", " " + _TABLE["inner"])
_INNER_OF_PART = str.maketrans("", "", _TABLE["inner"].replace(",", ""))  # ό,τι keeps its comma
_GREEK = re.compile("[\u0370-\u03ff]")
_LATIN = re.compile("[a-z]")
_CHUNK_ENDS = " " + _TABLE["inner"]
_MOST_CHUNKS = 1 << 16
_IS_SIMPLE = re.compile("[α-ω]+|[א-ת]+|[a-z]+|[0-9]+").fullmatch
_IS_FOLDED = re.compile("[א-יכלמנסעפצ-ת]+").fullmatch  # as most Hebrew words are written


@dataclass(frozen=True, slots=True)
class Token:
    """A word: ``text`` is folded; ``start`` and ``end`` are offsets in the original, in code points."""

    text: str
    start: int
    end: int


class _Scanning(dict[int, str]):
    """Folded text by code point, with a space for all that is neither part of a word nor able to be."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = " " if character in _TABLE["dashes"] else fold_character(character)
        self[code] = scanned = "".join(c if _in_word(c) else " " for c in folded)
        return scanned


def _in_word(folded: str) -> bool:
    category = unicodedata.category(folded)
    return category[0] in "LN" or category == "Mc" or folded in _INNER


_SCANNING = _Scanning()


def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text``: runs of letters and digits of any script, in the order of their beginnings.

    - Gershayim, geresh and apostrophe inside a word belong to it but are left out of the token's text, so that
      דוא״ל, דוא"ל, דוא''ל and דואל are one. Between Greek letters an apostrophe is an elision: it ends the
      word. ``ό,τι`` is one word. Α.Φ.Μ. is ΑΦΜ, and ת.ז. is ת"ז.
    - Hebrew letters stand alone: maqaf and hyphen part them, and so do digits and letters of other scripts
      (ה-SMS and הSMS hold SMS, ב-2026 and ב2026 hold 2026), for what comes before is but a prefix.
    - What is joined without spaces by ``- . _ / @ :`` is one token and, after it, one for each part: an
      address, a number, a code. The whole is written without the joints, which careless typing leaves out or
      takes for others (ORD-2026-004417, ord2026/004417), but for the decimal point and the colon of a time:
      4,99 is not 499, and 09:00 is 9.00. Letters and digits that run together, two or more of each, are
      parts of a whole too.
    - No whole are Greek words with hyphens, which are mostly pairs (Αθήνα-Πάτρα) while those of Latin letters
      are spelt this way and that (e-mail, wi-fi); small ranges (3-5); alternatives (και/ή); more than 64
      characters. A dash parts words, and a host stands apart from its ``www.`` and from its paths.

    In a word of Greek and Latin letters, those of the rarer script that look like letters of the other are
    taken for them (Latin K in ``Kάθε``); a draw is Greek. Where some do not, those of the other script may (AΦM).
    """
    scanned = text.translate(_SCANNING)
    origins = [at for at, character in enumerate(text) for _ in _SCANNING[ord(character)]]
    origins.append(len(text))
    return tuple(_token(text, origins, *found) for found in _words(scanned))


def parts(text: str) -> tuple[tuple[Token, Token], ...]:
    """The tokens of ``text`` that hold no other and so lie side by side, each with the one it is held by:
    itself, if it is no part of a whole."""
    found, pairs = tokens(text), []
    holder: Token | None = None
    for token, after in zip_longest(found, found[1:]):
        if after is not None and after.start == token.start and after.end < token.end:
            holder = token
        else:
            pairs.append((token, holder if holder and token.end <= holder.end else token))
    return tuple(pairs)


def terms(text: str) -> list[str]:
    """The texts of the tokens of ``text``, without their places: some thirty times as fast, for no token reaches
    across a space, and what stands between spaces is mostly known."""
    return list(chain.from_iterable(map(_TERMS.__getitem__, text.split())))


class _Terms(dict[str, tuple[str, ...]]):
    """The terms of what stands between two spaces, worked out when it is first met. Let go of once there are too many:
    the common ones are soon back, and `lru_cache` would keep books at each look-up."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        if len(self) >= _MOST_CHUNKS:
            self.clear()
        self[chunk] = found = _terms_of(chunk)
        return found


_TERMS = _Terms()


def _terms_of(chunk: str) -> tuple[str, ...]:
    if chunk[0] >= "א" and _IS_FOLDED(bare := chunk.strip(_CHUNK_ENDS)):
        return (bare,)
    scanned = chunk.translate(_SCANNING)
    bare = scanned.strip(_CHUNK_ENDS)
    if _IS_SIMPLE(bare):
        return (bare,)
    words = tuple(word for word, _, _ in _words(scanned))
    if any(map(_is_mixed, words)):  # which letters look alike, only the original tells, with its capitals
        return tuple(token.text for token in tokens(chunk))
    return words


def _words(scanned: str) -> Iterator[tuple[str, int, int]]:
    """The texts of words, before look-alikes are mended, with their places in ``scanned``. No pattern reaches
    across a space."""
    for match in _WORD.finditer(scanned):
        word, start = match.group(), match.start()
        if word.isalpha():
            yield word, start, match.end()
            continue
        found = list(_PART.finditer(word))
        if len(found) > 1 and not _NO_WHOLE.fullmatch(word):
            yield _without_joints(word), start, match.end()
        for part in found:
            yield part.group().translate(_INNER_OF_PART), start + part.start(), start + part.end()


def _without_joints(word: str) -> str:
    if number := _DECIMAL.fullmatch(word):
        return f"{number[1].translate(_ALL_INNER)}.{number[2]}"
    return word.translate(_ALL_INNER)


def _token(text: str, origins: list[int], word: str, begin: int, after: int) -> Token:
    start, last = origins[begin], origins[after - 1]
    while origins[after] == last:  # the word ends inside a ligature: take all of it
        after += 1
    end = origins[after]
    return Token(_in_one_script(word, text[start:end]) if _is_mixed(word) else word, start, end)


def _is_mixed(word: str) -> bool:
    return not word.isascii() and bool(_LATIN.search(word) and _GREEK.search(word))


def _in_one_script(word: str, original: str) -> str:
    is_greek = len(_GREEK.findall(word)) >= len(_LATIN.findall(word))
    scripts = ("to_greek", "to_latin") if is_greek else ("to_latin", "to_greek")
    usual, other = (_mended(original, _LOOKALIKES[script]) for script in scripts)
    return other if _is_mixed(usual) and not _is_mixed(other) else usual


def _mended(original: str, lookalikes: Mapping[str, str]) -> str:
    mended = "".join(lookalikes.get(c, c) for c in unicodedata.normalize("NFKD", original))
    return mended.translate(_SCANNING).translate(_ALL_INNER)
