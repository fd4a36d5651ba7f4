"""Where things stand in a Markdown text. Python-Markdown keeps no positions: they are found again here."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from html import unescape

from kbgen.model.diagnostic import Location

# A fenced code block as the converter takes it: at the beginning of a line, closed by the same fence.
_FENCED = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=[^\n]*)?)\n(?:.*?\n)??(?P=fence)[ ]*$",
    re.M | re.S,
)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)\1(?!`)", re.S)
_COMMENT = re.compile(r"<!--.*?(?:-->|(?P<open>\Z))", re.S)
_LETTER = re.compile(r"\S")
# What may own indented text: an item of a list, a definition, a footnote, an admonition.
_OWNER = re.compile(r" {0,3}(?:[-*+]\s|\d+\.\s|:\s|\[\^[^\]]+\]:|!!!\s)")

_LINK = re.compile(
    r"(?:\]\(\s*<?|^[ ]{0,3}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?)(?P<name>[^\s<>()\"'\[\]]*)", re.M
)
_INLINE_LINK = re.compile(
    r"\]\(\s*<?(?P<name>[^\s<>()\"'\[\]]*)"
)  # the same where there are no others, much faster
_ANCHOR = re.compile(r"(?:\{[^{}\n]*?#|\bid\s*=\s*[\"']?)(?P<name>[^\s\"'<>{}]+)")
_TOP_HEADING = re.compile(r"^(?:[ >]*)(?P<name>#(?!#)|(?=[^\s#-][^\n]*\n=+[ ]*$)|<h1)", re.M)
_NAME = re.compile(r"[^\s<>()\"'\[\]]*")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")


def plain(written: str) -> str:
    """An address as it is meant: entities resolved, backslashes taken away."""
    return unescape(_ESCAPED.sub(r"\1", written))


class Places:
    """The text of an answer, which begins at ``start``, and the places of what stands in it."""

    def __init__(self, text: str, start: Location) -> None:
        self.text = text
        self._start = start

    @cached_property
    def without_fenced(self) -> str:
        """The text with fenced code blanked out, every character at its place."""
        return _blanked(self.text, _FENCED) if "```" in self.text or "~~~" in self.text else self.text

    @cached_property
    def without_code_blocks(self) -> str:
        """The text with fenced and indented code blanked out, every character at its place."""
        text = self.without_fenced
        return _without_indented(text) if "    " in text else text

    @cached_property
    def prose(self) -> str:
        """The text with all code and comments blanked out, every character at its place."""
        text = self.without_code_blocks
        if "`" in text or "<!--" in text:
            text = _blanked(text, _CODE, _COMMENT)
        return text

    def at(self, offset: int | None) -> Location:
        """The place of the character at ``offset``, or the beginning of the answer."""
        if offset is None:
            return self._start
        line_start = self.text.rfind("\n", 0, offset) + 1
        return self._start.moved(self.text.count("\n", 0, offset), offset - line_start + 1)

    @cached_property
    def _links(self) -> "_Occurrences":
        link = _LINK if "]:" in self.prose or "=" in self.prose else _INLINE_LINK
        return _Occurrences(
            (plain(match["name"]), match.start("name")) for match in link.finditer(self.prose)
        )

    @cached_property
    def _anchors(self) -> "_Occurrences":
        return _Occurrences((match["name"], match.start("name")) for match in _ANCHOR.finditer(self.prose))

    @cached_property
    def _top_headings(self) -> "_Occurrences":
        return _Occurrences(("", match.start("name")) for match in _TOP_HEADING.finditer(self.prose))

    def next_link(self, href: str) -> Location:
        """The place of ``href`` as a link's address; asked again, that of its next occurrence."""
        name = _NAME.match(href)
        return self.at(self._links.next(name.group() if name else href))

    def next_anchor(self, anchor: str) -> Location:
        """The place at which ``anchor`` is given as an id; asked again, that of its next occurrence."""
        if "{" not in self.text and "id" not in self.text:  # headings have ids of their own
            return self._start
        return self.at(self._anchors.next(anchor))

    def next_top_heading(self) -> Location:
        """The place of the first heading of level 1; asked again, that of the next one."""
        return self.at(self._top_headings.next(""))


class _Occurrences:
    """Where names stand, handed out in the order of the text; the last place serves for all that follow, as
    the definition of a link does that is used several times."""

    def __init__(self, found: Iterable[tuple[str, int]]) -> None:
        self._offsets: dict[str, list[int]] = defaultdict(list)
        for name, offset in found:
            self._offsets[name].append(offset)
        self._turns: dict[str, int] = defaultdict(int)

    def next(self, name: str) -> int | None:
        if name not in self._offsets:
            return None
        offsets, turn = self._offsets[name], self._turns[name]
        self._turns[name] += 1
        return offsets[min(turn, len(offsets) - 1)]


def _blanked(text: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    is_open = match.groupdict().get("open") is not None  # a comment without an end is text
    return match.group() if is_open else _LETTER.sub(" ", match.group())


def _without_indented(text: str) -> str:
    """``text`` without indented code: four spaces after an empty line, below nothing that may own them."""
    lines, is_owned, after_empty, in_code = text.split("\n"), False, True, False
    for number, line in enumerate(lines):
        if not line.strip():
            after_empty = True
            continue
        in_code = line.startswith("    ") and not is_owned and (after_empty or in_code)
        if in_code:
            lines[number] = " " * len(line)
        elif not line.startswith("    "):
            is_owned = _OWNER.match(line) is not None or (is_owned and not after_empty)
        after_empty = False
    return "\n".join(lines)
