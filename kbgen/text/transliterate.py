"""Greek in Latin letters, as ELOT 743 (ISO 843, transcription) writes it."""

import json
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_ACUTE, _DIAERESIS = "\u0301", "\u0308"
# One Greek letter with the marks that decide about digraphs: Φ, ά, ϊ, ΐ.
_LETTER = re.compile("[\u0370-\u03ff][\u0300-\u036f]*")


@cache
def _table() -> dict[str, dict[str, str]]:
    text = files("kbgen.text").joinpath("tables/greek_latin.json").read_text("utf-8")
    table: dict[str, dict[str, str]] = json.loads(text)
    return table


def romanize(text: str) -> str:
    """``text`` with its Greek in Latin letters, other characters as they are (``Ευχαριστώ`` → ``Efcharisto``).

    ευ, αυ, ηυ sound as ``ef`` before a voiceless consonant and at the end of a word, else as ``ev``; μπ is ``b``
    at the beginning and the end of a word; an accent on the first vowel or a diaeresis keeps vowels apart.
    """
    decomposed = unicodedata.normalize("NFD", text)
    result, end = [], 0
    for run in re.finditer(f"(?:{_LETTER.pattern})+", decomposed):
        result += [decomposed[end : run.start()], _run(run.group())]
        end = run.end()
    return unicodedata.normalize("NFC", "".join([*result, decomposed[end:]]))


@lru_cache(4096)
def _run(run: str) -> str:
    letters = [(match.group()[0], match.group()[1:]) for match in _LETTER.finditer(run)]
    written, at = [], 0
    while at < len(letters):
        latin, used = _next(letters, at)
        written.append(latin.capitalize() if letters[at][0].isupper() else latin)
        at += used
    shouted = len(letters) > 1 and all(not letter.islower() for letter, _ in letters)
    return "".join(written).upper() if shouted else "".join(written)


def _next(letters: list[tuple[str, str]], at: int) -> tuple[str, int]:
    """The Latin of the letter or pair at ``at``, and how many Greek letters it took."""
    table = _table()
    letter, marks = letters[at][0].lower(), letters[at][1]
    if at + 1 < len(letters) and _ACUTE not in marks:
        following, following_marks = letters[at + 1][0].lower(), letters[at + 1][1]
        if _DIAERESIS not in following_marks:
            if (pair := table["pairs"].get(letter + following)) is not None:
                return pair, 2
            if following == "υ" and letter in table["before_upsilon"]:
                return table["before_upsilon"][letter] + _upsilon(letters, at + 2), 2
            if letter + following == "μπ" and (at == 0 or at + 2 == len(letters)):
                return "b", 2
    return table["letters"].get(letter, letters[at][0] + marks), 1


def _upsilon(letters: list[tuple[str, str]], after: int) -> str:
    return "f" if after == len(letters) or letters[after][0].lower() in _table()["voiceless"] else "v"
