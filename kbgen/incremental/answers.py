"""Pages and the answers on them: what is planned is the same whatever they are, but for what ``essence`` keeps."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from kbgen.model.diagnostic import Location
from kbgen.model.document import Document
from kbgen.model.entry import Translation
from kbgen.model.site import BookletPage, EntryPage, Page, SideText
from kbgen.render.plan import is_parallel, summary

P = TypeVar("P", bound=Page)
_NONE, _NOWHERE = Document("", ""), Location("")


def translations(page: Page) -> tuple[Translation, ...]:
    """The translations of which ``page`` shows the answers."""
    match page:
        case EntryPage():
            return page.translation, *(side.translation for side in page.beside)
        case BookletPage():
            return tuple(chapter.translation for chapter in page.chapters)
        case _:
            return ()


def with_translations(page: P, other: Callable[[Translation], Translation]) -> P:
    """``page`` with ``other`` translations in the place of those of which it shows the answers."""
    if isinstance(page, EntryPage):
        own = other(page.translation)
        return replace(page, translation=own, beside=tuple(_beside(side, own, other) for side in page.beside))
    if isinstance(page, BookletPage):
        chapters = (replace(chapter, translation=other(chapter.translation)) for chapter in page.chapters)
        return replace(page, chapters=tuple(chapters))
    return page


def _beside(side: SideText, shown: Translation, other: Callable[[Translation], Translation]) -> SideText:
    text = other(side.translation)
    return replace(side, translation=text, is_parallel=is_parallel(text, shown))


def without_answer(text: Translation) -> Translation:
    """``text`` but for its answer."""
    return replace(text, answer=_NONE)


def essence(text: Translation, with_places: bool) -> object:
    """All of ``text`` that anything but the pages and the search documents which show its answer may depend on. Where
    its links stand, only diagnostics tell: that is needed ``with_places``."""
    answer = text.answer
    links = answer.links if with_places else tuple(replace(link, location=_NOWHERE) for link in answer.links)
    return without_answer(text), links, answer.headings, answer.anchors, summary(text)
