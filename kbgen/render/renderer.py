"""Pages to HTML, through a theme: a page is a function of its record and of what the pages of its language share."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup, escape

from kbgen import __version__
from kbgen.errors import ThemeError
from kbgen.model.artifact import Artifact
from kbgen.model.document import LinkKind
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.site import BookletPage, EntryPage, Page, Route, SideText, Site
from kbgen.render.addresses import file_page
from kbgen.render.booklet import anchor, chapter_address, chapter_html
from kbgen.render.environment import Library, Templates
from kbgen.render.frame import Frame
from kbgen.render.links import Addresses, linked_html, with_prefixed_ids
from kbgen.render.messages import Messages
from kbgen.render.theme import Source, Theme

_FOLDERS_AT_HAND = 200  # pages come by folder


@dataclass(frozen=True, slots=True)
class Presentation:
    """All that pages are rendered with besides their own records: the templates of a theme, and by language (a tag)
    the interface strings and what its pages share."""

    theme: Theme
    templates: Mapping[str, Source]
    messages: Mapping[str, Messages]
    frames: Mapping[str, Frame]

    def by_language(self) -> dict[str, tuple[object, ...]]:
        """What the pages of each language (a tag) depend on."""
        return {
            tag: (self.theme, self.templates, self.messages[tag], frame) for tag, frame in self.frames.items()
        }


class Renderer:
    """Renders pages; what they share is worked out once for each folder and language. It travels to another process as
    its ``presentation``."""

    def __init__(self, presentation: Presentation) -> None:
        self._presentation = presentation
        library = Library(presentation.theme, presentation.templates)
        self._frames = presentation.frames
        self._templates = {
            tag: Templates(library, messages) for tag, messages in presentation.messages.items()
        }
        self._at = lru_cache(_FOLDERS_AT_HAND)(self._place)

    def __reduce__(self) -> tuple[type["Renderer"], tuple[Presentation]]:
        return Renderer, (self._presentation,)

    def prepare(self) -> None:
        """Compiles the templates, which is else done when a page needs them."""
        for templates in self._templates.values():
            templates.compile()

    def render(self, page: Page) -> bytes:
        """The HTML of a page. Raises ``ThemeError`` for a mistake in a template."""
        is_lost = page.kind == "not_found"
        place = self._at(page.language.tag, posixpath.dirname(page.route.path), is_lost)
        context: dict[str, Any] = {"page": page}
        if isinstance(page, EntryPage):
            context |= _contents(page, place)
        elif isinstance(page, BookletPage):
            context |= _chapters(page, place)
        return place.templates.render(f"{page.kind}.html", context).encode("utf-8", "replace")

    def _place(self, tag: str, folder: str, is_lost: bool) -> "_Place":
        frame, templates = self._frames[tag], self._templates[tag]
        addresses = Addresses(folder, frame.base_url, is_lost)
        return _Place(addresses, templates.sharing(_shared(frame, addresses)), templates.labels().__getitem__)


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder in a language: what its pages are rendered with."""

    addresses: Addresses
    templates: Templates
    label: Callable[[str], str]


def _contents(page: EntryPage, place: _Place) -> dict[str, Any]:
    """The answer of a page, and those that it can show beside it, by language tag."""

    def beside(side: SideText) -> str:
        # Two tables of a page need names of their own.
        name = escape(side.language.name)
        html = linked_html(
            side.translation.answer.html,
            side.targets,
            place.addresses.target,
            lambda label: f"{place.label(label)}: {name}",
        )
        return with_prefixed_ids(html, f"kb-{side.language.tag}-")

    own = linked_html(page.translation.answer.html, page.targets, place.addresses.target, place.label)
    # Sanitized where they were read.
    side_contents = {side.language.tag: Markup(beside(side)) for side in page.beside}  # noqa: S704
    return {"content": Markup(own), "side_contents": side_contents}  # noqa: S704


def _chapters(page: BookletPage, place: _Place) -> dict[str, Any]:
    """The answers of a booklet."""
    address = chapter_address(page, place.addresses)
    answers = (chapter_html(chapter, address, place.label) for chapter in page.chapters)
    return {"anchor": anchor, "answers": [Markup(html) for html in answers]}  # noqa: S704  (sanitized)


def _shared(frame: Frame, addresses: Addresses) -> dict[str, Any]:
    return {
        "language": frame.language,
        "languages": frame.languages,
        "nav": frame.nav,
        "site_title": frame.site_titles.get(frame.language.tag, ""),
        "site_titles": frame.site_titles,
        "site_description": frame.site_description,
        "site_footer": frame.site_footer,
        "logo": frame.logo,
        "theme_colors": frame.theme_colors,
        "version": __version__,
        "url": addresses.url,
        "absolute": addresses.absolute,
        "has_base_url": bool(frame.base_url),
        "search_log": frame.search_log,
        "feedback": frame.feedback,
        "edit_url": frame.edit_url,
        "search_description": frame.search_description,
        "asset": _asset(frame, addresses),
        "root": addresses.root,
    }


def _asset(frame: Frame, addresses: Addresses) -> Callable[[str], str]:
    @cache
    def address(name: str) -> str:
        if name not in frame.assets:
            hint = f"Assets: {', '.join(sorted(frame.assets))}."
            raise ThemeError(f"the theme has no asset `{name}`", hint)
        return addresses.url(Route(frame.assets[name]))

    return address


def attachments(site: Site, base: KnowledgeBase) -> Iterator[Artifact]:
    """The files that published entries show or link."""
    sources = {(file.language, file.path): file.source for file in base.attachments}
    used = {
        (page.translation.language, link.target)
        for page in site.entry_pages.values()
        for link in page.translation.answer.links
        if link.kind is LinkKind.FILE
    }
    for language, path in sorted(used & sources.keys()):
        yield Artifact(file_page(language, path).path, sources[language, path])
