"""How a Greek word sounds, whether it is written in Greek letters or, as Greeklish, in Latin ones."""

import re
from itertools import islice, product

from kbgen.text import tables

_TABLE = tables.load("phonetic")
_GREEK: dict[str, str] = _TABLE["greek"]
_LATIN: dict[str, list[str]] = _TABLE["latin"]
_UNIT = {  # pairs of letters come before single ones
    name: re.compile("|".join(sorted(_TABLE[name], key=len, reverse=True))) for name in ("greek", "latin")
}
_DOUBLE = re.compile(r"(.)\1+")
_UPSILON = "(?<=[αεη])υ"  # of αυ, ευ, ηυ
_AS_PHI = re.compile(f"{_UPSILON}(?=[{_TABLE['voiceless']}]|$)")
_AS_BETA = re.compile(_UPSILON)
_APART = re.compile(_TABLE["apart"])
_GREEK_WORD = re.compile("[α-ω]+")
_LATIN_WORD = re.compile("(?=.*[a-z])[a-z3489]+")

# Finds out whether a folded word is Greek or may be Greeklish.
can_be_greek = re.compile(f"{_GREEK_WORD.pattern}|{_LATIN_WORD.pattern}").fullmatch


def has_sound(word: str) -> bool:
    """Whether ``sound`` gives a key: whether ``word``, folded, is all Greek letters."""
    return _GREEK_WORD.fullmatch(word) is not None


def sound(word: str) -> str:
    """The phonetic key of a folded Greek ``word``; '' for any other. η ι υ ει οι are one, so are ο ω, αι ε,
    β μπ φ (all of them typed b, v or f), and double letters are single."""
    if not has_sound(word):
        return ""
    return _DOUBLE.sub(r"\1", _UNIT["greek"].sub(lambda match: _GREEK[match.group()], word))


def sounds_alike(one: str, other: str) -> bool:
    """Whether two folded Greek words, however they are spelt, are spoken the same. Unlike in ``sound``, consonants
    that only Greeklish has in common (β μπ φ) keep apart."""
    return sound(one) == sound(other) != "" and _consonants(one) == _consonants(other)


def _consonants(word: str) -> list[str]:
    spoken = _AS_BETA.sub("β", _AS_PHI.sub("φ", word.replace("γγ", "γκ")))
    return _APART.findall(_DOUBLE.sub(r"\1", spoken))


def sounds(word: str) -> tuple[str, ...]:
    """The keys that a folded word of Latin letters and digits can have as Greeklish, the likeliest first, as
    many as the table allows. Whoever types ``h`` means η or χ, and ``th`` is θ or τη."""
    if not _LATIN_WORD.fullmatch(word):
        return ()
    units = [_LATIN[unit] for unit in _UNIT["latin"].findall(word)]
    spelt = ("".join(parts) for parts in islice(product(*units), _TABLE["most"]))
    return tuple(dict.fromkeys(_DOUBLE.sub(r"\1", key) for key in spelt))
