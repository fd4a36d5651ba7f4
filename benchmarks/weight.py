"""What a reader's line carries for a page: files as a web server sends them, compressed."""

import gzip
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LINKED = re.compile(r'<(?:script|link rel="stylesheet")[^>]*? (?:src|href)="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of a page's HTML and of the styles and scripts that it names, compressed by gzip."""

    html: int
    css: int
    js: int

    @property
    def total(self) -> int:
        return self.html + self.css + self.js


def weigh(page: Path) -> Weight:
    """The weight of a page on the disk."""
    html = page.read_text("utf-8")
    linked = [(page.parent / address).resolve() for address in _LINKED.findall(html)]
    css, js = (sum(compressed(file) for file in linked if file.suffix == kind) for kind in (".css", ".js"))
    return Weight(len(gzip.compress(html.encode())), css, js)


@cache
def compressed(file: Path) -> int:
    """How many bytes a file has after gzip."""
    return len(gzip.compress(file.read_bytes()))
