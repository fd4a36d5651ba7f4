"""Where things stand in a Markdown text. Python-Markdown keeps no positions: they are found again here."""

import re
from collections.abc import Iterator
from functools import cached_property

from kbgen.model.diagnostic import Location

_FENCE = re.compile(r"^[ ]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]*(?P=fence)[`~]*[ ]*$|\Z)", re.M | re.S)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)[^`\n][^\n]*?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_LETTER = re.compile(r"\S")


class Places:
    """The text of an answer, which begins at ``start``, and the places of what stands in it."""

    def __init__(self, text: str, start: Location) -> None:
        self.text = text
        self._start = start
        self._used: dict[str, int] = {}

    @cached_property
    def prose(self) -> str:
        """The text with code and comments blanked out, every character at its place."""
        masked = self.text
        for pattern in (_FENCE, _CODE, _COMMENT):
            masked = pattern.sub(lambda match: _LETTER.sub(" ", match.group()), masked)
        return masked

    def at(self, offset: int) -> Location:
        """The place of the character at ``offset``."""
        line_start = self.text.rfind("\n", 0, offset) + 1
        return self._start.moved(self.text.count("\n", 0, offset), offset - line_start + 1)

    def search(self, pattern: str) -> Location:
        """The place of the first match of ``pattern`` in the prose, or the beginning of the answer."""
        match = re.search(pattern, self.prose, re.M)
        return self.at(match.start()) if match else self._start

    def anchors(self, anchor: str) -> Iterator[Location]:
        """The places at which ``anchor`` is given as an id, in the order of the text."""
        for match in re.finditer(rf"(?:#|id\s*=\s*[\"']?)(?P<id>{re.escape(anchor)})(?![\w-])", self.prose):
            yield self.at(match.start("id"))

    def next_link(self, href: str) -> Location:
        """The place of ``href`` as a link's address; asked again, that of its next occurrence (the last one
        serves for all that follow, as a reference definition does)."""
        written = rf"(?:\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*[\"']?|<)(?P<href>{re.escape(href)})"
        places = [match.start("href") for match in re.finditer(written, self.prose)]
        if not places:
            return self._start
        turn = self._used.get(href, 0)
        self._used[href] = turn + 1
        return self.at(places[min(turn, len(places) - 1)])
