"""Two directions on a line: what must stand apart, left to right, and control characters that do not balance.

Terms are those of the Unicode Bidirectional Algorithm (UAX #9).
"""

import re
from dataclasses import dataclass
from html import escape

from kbgen.text import tables

_TABLE = tables.load("isolate")
UNBROKEN: int = _TABLE["unbroken"]  # characters that a phone shows on one line
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LRI, _PDF, _PDI = "\u2066", "\u202c", "\u2069"
_EMBEDDINGS = frozenset("\u202a\u202b\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_PARAGRAPH_ENDS = frozenset("\n\r\x1c\x1d\x1e\x85\u2029")


def _written_out(pattern: str) -> str:
    """``pattern`` with the characters of its classes in the place of their names."""
    for name, characters in _TABLE["classes"].items():
        pattern = pattern.replace(f"{{{name}}}", characters)
    return pattern


# No pattern begins with another character, and none does without one of those that are looked for first: so most
# of a text is passed over at little cost.
_BEGINNING = r"(?=[0-9A-Za-zΑ-Ω\\/~.*#+\-−±€$£₪])"
_NEEDED = re.compile("[0-9A-Za-z/]")
_LEFT_TO_RIGHT = re.compile(f"{_BEGINNING}(?:{'|'.join(map(_written_out, _TABLE['patterns'].values()))})")


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
    if _NEEDED.search(text) is None:
        return (Segment(text, False),) if text else ()
    segments, end = [], 0
    for match in _LEFT_TO_RIGHT.finditer(text):
        segments += [Segment(text[end : match.start()], False), Segment(match.group(), True)]
        end = match.end()
    segments.append(Segment(text[end:], False))
    return tuple(segment for segment in segments if segment.text)


def isolate_html(text: str) -> str:
    """``text`` as HTML: escaped, what must be isolated in ``<bdi dir="ltr">``; where that is longer than a
    phone's line it has the class ``long``, for a theme to let it break."""
    if _NEEDED.search(text) is None:
        return escape(text)
    return "".join(_html(segment) for segment in isolate(text))


def _html(segment: Segment) -> str:
    if not segment.isolated:
        return escape(segment.text)
    kind = ' class="long"' if len(segment.text) > UNBROKEN else ""
    return f'<bdi dir="ltr"{kind}>{escape(segment.text)}</bdi>'


def isolate_plain(text: str) -> str:
    """``text`` with what must be isolated between LRI and PDI, for attributes and titles. Not escaped."""
    return "".join(
        f"{_LRI}{segment.text}{_PDI}" if segment.isolated else segment.text for segment in isolate(text)
    )


def unbalanced_controls(text: str) -> tuple[int, ...]:
    """Ascending offsets of bidi controls (U+202A–202E, U+2066–2069) without a partner in their paragraph.

    A PDF reaches no further than the innermost isolate; a PDI closes its isolate over embeddings left open.
    """
    if _CONTROL.search(text) is None:
        return ()
    unbalanced: list[int] = []
    frames = [[-1]]  # the paragraph, then each open isolate: where it starts, and the embeddings open in it
    for at, character in enumerate(text):
        if character in _ISOLATES:
            frames.append([at])
        elif character in _EMBEDDINGS:
            frames[-1].append(at)
        elif character == _PDF:
            if len(frames[-1]) > 1:
                frames[-1].pop()
            else:
                unbalanced.append(at)
        elif character == _PDI:
            unbalanced += frames.pop()[1:] if len(frames) > 1 else [at]
        elif character in _PARAGRAPH_ENDS:
            unbalanced += _unclosed(frames)
            frames = [[-1]]
    return tuple(sorted(unbalanced + _unclosed(frames)))


def _unclosed(frames: list[list[int]]) -> list[int]:
    return [at for frame in frames for at in frame if at >= 0]
