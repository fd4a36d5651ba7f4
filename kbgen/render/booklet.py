"""A category's answers on one page: their anchors kept apart, their headings below the questions."""

import re
from collections.abc import Callable
from urllib.parse import quote

from kbgen.model.site import BookletPage, Chapter, Target
from kbgen.render.links import Addresses, linked_html, with_prefixed_ids

_HEADING = re.compile(r"(</?h)([1-5])(?=[ >])")
_SPACE = re.compile(r"\s")


def anchor(entry: str, own: str = "") -> str:
    """The id, in a booklet, of an entry (an id), or of what has the id ``own`` in its answer."""
    name = f"entry:{_SPACE.sub('_', entry)}"
    return f"{name}:{own}" if own else name


def chapter_address(page: BookletPage, addresses: Addresses) -> Callable[[Target], str]:
    """Where links in a booklet lead: to entries that stand in it within it."""
    chapters = {chapter.id for chapter in page.chapters}

    def address(target: Target) -> str:
        if target.entry not in chapters:
            return addresses.target(target)
        return "#" + quote(anchor(target.entry, target.fragment), safe=":/")

    return address


def chapter_html(chapter: Chapter, address: Callable[[Target], str], label: Callable[[str], str]) -> str:
    """The answer of a chapter. Its headings are one level lower than on the entry's own page, and its ids begin
    with that of the entry, so that each stands once in a booklet."""
    html = with_prefixed_ids(chapter.translation.answer.html, f"{anchor(chapter.id)}:")
    lowered = _HEADING.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", html)
    return linked_html(lowered, chapter.targets, address, label)
