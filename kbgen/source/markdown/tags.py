"""HTML as a sequence of tags and texts. Good for what the converter and the sanitizer write: well-formed HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|<!--.*?-->", re.S)
_ATTRIBUTE = re.compile(r"([^\s\"'=<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")


@dataclass(slots=True)
class Tag:
    """A start tag or end tag; ``attributes`` are unescaped and may be changed."""

    name: str
    attributes: dict[str, str]
    is_end: bool = False

    def __str__(self) -> str:
        if self.is_end:
            return f"</{self.name}>"
        written = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.name}{written}>"


def parts(html: str) -> Iterator[str | Tag]:
    """The texts (as they are, still escaped) and tags of ``html`` in order; comments are texts."""
    end = 0
    for match in _TAG.finditer(html):
        if match.start() > end:
            yield html[end : match.start()]
        end = match.end()
        yield match.group() if match.group(2) is None else _tag(match)
    if end < len(html):
        yield html[end:]


def _tag(match: re.Match[str]) -> Tag:
    slash, name, written = match.groups()
    attributes = {
        found.group(1).lower(): unescape(next((v for v in found.groups()[1:] if v is not None), ""))
        for found in _ATTRIBUTE.finditer(written)
    }
    return Tag(name.lower(), attributes, bool(slash))
