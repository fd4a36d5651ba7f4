"""Two directions on a line: what must stand apart, left to right, and control characters that do not balance.

Terms are those of the Unicode Bidirectional Algorithm (UAX #9).
"""

import re
from dataclasses import dataclass
from html import escape

from kbgen.text import tables

_LEFT_TO_RIGHT = re.compile("|".join(tables.load("isolate").values()))
_LRI, _PDF, _PDI = "\u2066", "\u202c", "\u2069"
_EMBEDDINGS = frozenset("\u202a\u202b\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_PARAGRAPH_ENDS = frozenset("\n\r\x1c\x1d\x1e\x85\u2029")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text. ``isolated``: it must be set apart from what surrounds it, and read left to right."""

    text: str
    isolated: bool


def isolate(text: str) -> tuple[Segment, ...]:
    """``text`` in runs, none empty, which joined give it again.

    Isolated are telephone numbers, e-mail and web addresses, paths, order numbers, dialled codes, names like
    C++ and .NET, signed numbers: what the bidi algorithm would shuffle in a right-to-left line. Takes linear
    time. The patterns are in ``tables/isolate.json``.
    """
    segments, end = [], 0
    for match in _LEFT_TO_RIGHT.finditer(text):
        segments += [Segment(text[end : match.start()], False), Segment(match.group(), True)]
        end = match.end()
    segments.append(Segment(text[end:], False))
    return tuple(segment for segment in segments if segment.text)


def isolate_html(text: str) -> str:
    """``text`` as HTML: escaped, what must be isolated in ``<bdi dir="ltr">``."""
    return "".join(
        f'<bdi dir="ltr">{escape(segment.text)}</bdi>' if segment.isolated else escape(segment.text)
        for segment in isolate(text)
    )


def isolate_plain(text: str) -> str:
    """``text`` with what must be isolated between LRI and PDI, for attributes and titles. Not escaped."""
    return "".join(
        f"{_LRI}{segment.text}{_PDI}" if segment.isolated else segment.text for segment in isolate(text)
    )


def unbalanced_controls(text: str) -> tuple[int, ...]:
    """Offsets of the bidi controls (U+202A–202E, U+2066–2069) without a partner in their paragraph, ascending."""
    unbalanced: list[int] = []
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in _EMBEDDINGS or character in _ISOLATES:
            opened.append(at)
        elif character in (_PDF, _PDI):
            unbalanced += _close(text, opened, at)
        elif character in _PARAGRAPH_ENDS:
            unbalanced += opened
            opened.clear()
    return tuple(sorted(unbalanced + opened))


def _close(text: str, opened: list[int], at: int) -> list[int]:
    """Take from ``opened`` what the PDF or PDI at ``at`` closes; returns what is found to have no partner.

    A PDF reaches no further than the innermost isolate; a PDI closes, with its isolate, embeddings left open.
    """
    if text[at] == _PDF:
        if opened and text[opened[-1]] in _EMBEDDINGS:
            opened.pop()
            return []
        return [at]
    if not any(text[start] in _ISOLATES for start in opened):
        return [at]
    left_open = []
    while text[opened[-1]] in _EMBEDDINGS:
        left_open.append(opened.pop())
    opened.pop()
    return left_open
