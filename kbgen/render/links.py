"""Addresses as a page writes them: relative, and for a reader's own language."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

from kbgen.model.document import Document, Link, LinkKind
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.site import EntryPage, Page, Route, Site
from kbgen.render.addresses import file_page

_TAG = re.compile(r"<[a-z][^<>]*>")
_ID = re.compile(r'( (?:id|for|headers|aria-(?:controls|describedby|labelledby))="| href="#)([^"]+)')
_PLACEHOLDER = re.compile(r'="kbgen:(?:(?P<link>\d+)|label:(?P<label>[a-z]+))"')


class Addresses:
    """The addresses that one page writes."""

    def __init__(self, page: Page, base_url: str) -> None:
        self._folder = posixpath.dirname(page.route.path)
        self._base_url = base_url
        # A server shows the 404 page at any depth: relative addresses would lead astray there.
        self._prefix = urlsplit(base_url).path if page.kind == "not_found" and base_url else None

    def url(self, route: Route | str, fragment: str = "") -> str:
        """The address of ``route`` from this page."""
        path = route if isinstance(route, str) else route.path
        anchor = f"#{quote(fragment, safe='')}" if fragment else ""
        if self._prefix is not None:
            return self._prefix + quote(path) + anchor
        return _relative(self._folder, path) + anchor

    def absolute(self, route: Route) -> str:
        """The address of ``route`` on the web, or a relative one where the site's is not known."""
        return self._base_url + quote(route.path) if self._base_url else self.url(route)

    @property
    def root(self) -> str:
        """What leads from this page to the site's root: ``''`` or ``../``, once or more often."""
        return (
            self._prefix
            if self._prefix is not None
            else "../" * len([p for p in self._folder.split("/") if p])
        )


@lru_cache(maxsize=50_000)  # pages of a folder share most of their links
def _relative(folder: str, path: str) -> str:
    return quote(posixpath.relpath(path, folder or "."))


def linked_html(document: Document, address: Callable[[Link], str], label: Callable[[str], str]) -> str:
    """An answer with an ``address`` in the place of each link's number, and names in that of labels."""

    def write(match: re.Match[str]) -> str:
        if match["label"]:
            return f'="{label(match["label"])}"'
        return f'="{address(document.links[int(match["link"])])}"'

    return _PLACEHOLDER.sub(write, document.html)


def with_prefixed_ids(html: str, prefix: str) -> str:
    """An answer's ``html`` for a page that holds another text too: its ids, and what refers to them within it,
    begin with ``prefix``."""

    def prefixed(found: re.Match[str]) -> str:
        return found[1] + " ".join(prefix + name for name in found[2].split())

    return _TAG.sub(lambda tag: _ID.sub(prefixed, tag.group()), html)


@dataclass(frozen=True, slots=True)
class Links:
    """Where links lead a reader of the language ``reader`` (a tag). ``to_entry`` gives the address of an entry's
    page at a fragment, which may be empty."""

    site: Site
    base: KnowledgeBase
    reader: str
    to_file: Callable[[Route], str]
    to_entry: Callable[[EntryPage, str], str]

    def address(self, link: Link, language: str) -> str:
        """What ``link``, which stands in a text in ``language``, leads to; ``#`` where there is nothing, which is
        an error that the author has been told of."""
        if link.kind is LinkKind.FILE:
            return self.to_file(file_page(language, link.target))
        target = self.base.linked_entry(link, language)
        found = None if target is None else self._page(target.id, language)
        if found is None:
            return "#"
        # A heading's anchor is a language's own: the reader's text may not have it.
        fragment = link.fragment if link.fragment in found.translation.answer.anchors else ""
        return self.to_entry(found, fragment)

    def _page(self, name: str, language: str) -> EntryPage | None:
        pages = self.site.entry_pages
        tags = (self.reader, language, *(other.tag for other in self.site.languages))
        return next((pages[tag, name] for tag in tags if (tag, name) in pages), None)


def links_of(page: Page, reader: str, site: Site, base: KnowledgeBase, base_url: str) -> Links:
    """Links as ``page`` writes them, to pages in the language ``reader`` (a tag) where there are any."""
    url = Addresses(page, base_url).url
    return Links(site, base, reader, url, lambda found, fragment: url(found.route, fragment))
