"""HTML as texts and tags in turn. Good for what the converter and the sanitizer write: well-formed HTML."""

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


def parts(html: str) -> Iterator[tuple[str, str]]:
    """Each text of ``html`` with the tag that ends it, both as they are written; one or the other may be ''.
    Comments are texts."""
    end = 0
    for match in _TAG.finditer(html):
        text, end = html[end : match.start()], match.end()
        if match[2] is None:
            yield text, ""
            yield match[0], ""
        else:
            yield text, match[0]
    yield html[end:], ""


def read_tag(written: str) -> Tag:
    """The tag that ``parts`` found."""
    if (name := written[2:-1]).isalnum() and written[1] == "/":
        return Tag(name.lower(), {}, True)
    match = _TAG.match(written)
    assert match is not None
    slash, name, written = match.groups()
    attributes = {
        found.group(1).lower(): unescape(next((v for v in found.groups()[1:] if v is not None), ""))
        for found in _ATTRIBUTE.finditer(written)
    }
    return Tag(name.lower(), attributes, bool(slash))
