"""An answer after parsing: HTML, plain text, and what it points to."""

from dataclasses import dataclass
from enum import Enum

from kbgen.model.diagnostic import Location


class LinkKind(Enum):
    """What a link inside the project leads to, by the form in which it was written."""

    ENTRY_ID = "entry id"  # entry:orders/refund-window
    ENTRY_PATH = "entry path"  # ../orders/refund-window.md
    FILE = "file"  # return-label.svg
    FRAGMENT = "fragment"  # #money-back


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image that leads inside the project.

    ``target`` is resolved: an entry's id, or a path relative to the language's content folder, or ''
    for a fragment of the same answer. ``fragment`` is the part after ``#``, decoded, or ''. ``href``
    is what the author wrote.
    """

    kind: LinkKind
    href: str
    target: str
    fragment: str
    location: Location


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an answer: ``level`` 1 to 6, its anchor ``id``, its plain text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed answer.

    ``html`` is safe to publish as it stands, but for one thing: a ``href`` or ``src`` that leads
    inside the project reads ``kbgen:N``, N being an index into ``links``; the renderer puts the
    reader's address there. ``anchors`` are all ids in the HTML, headings' included; ``blocks`` the names
    of its outermost elements, in order.
    """

    html: str
    text: str
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    blocks: tuple[str, ...] = ()
