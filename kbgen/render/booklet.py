"""A category's answers on one page: their anchors kept apart, their headings below the questions."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from kbgen.model.site import BookletPage, Chapter, EntryPage
from kbgen.render.links import Links, linked_html, with_prefixed_ids

_HEADING = re.compile(r"(</?h)([1-5])(?=[ >])")
_SPACE = re.compile(r"\s")


def anchor(entry: str, own: str = "") -> str:
    """The id, in a booklet, of an entry (an id), or of what has the id ``own`` in its answer."""
    name = f"entry:{_SPACE.sub('_', entry)}"
    return f"{name}:{own}" if own else name


def chapter_links(page: BookletPage, links: Links) -> Links:
    """``links``, but to entries that stand in the booklet within it."""
    chapters = {chapter.id for chapter in page.chapters}

    def to_entry(found: EntryPage, fragment: str) -> str:
        if found.entry.id not in chapters:
            return links.to_entry(found, fragment)
        return "#" + quote(anchor(found.entry.id, fragment), safe=":/")

    return replace(links, to_entry=to_entry)


def chapter_html(chapter: Chapter, links: Links, label: Callable[[str], str]) -> str:
    """The answer of a chapter. Its headings are one level lower than on the entry's own page, and its ids begin
    with that of the entry, so that each stands once in a booklet."""
    answer, language = chapter.translation.answer, chapter.language.tag
    html = with_prefixed_ids(answer.html, f"{anchor(chapter.id)}:")
    lowered = _HEADING.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", html)
    own = replace(answer, html=lowered)
    return linked_html(own, lambda link: links.address(link, language), label)
