"""Addresses as a page writes them: relative, and for a reader's own language."""

import posixpath
import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote, urlsplit

from kbgen.model.document import Link, LinkKind
from kbgen.model.entry import Translation
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.language import Language
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


def linked_html(
    text: Translation,
    reader: Language,
    site: Site,
    base: KnowledgeBase,
    addresses: Addresses,
    label: Callable[[str], str],
) -> str:
    """The answer of ``text`` with addresses in the place of its links' numbers, and names in that of labels.
    Links lead to pages in the language of the ``reader`` where there are any."""

    def write(match: re.Match[str]) -> str:
        if match["label"]:
            return f'="{label(match["label"])}"'
        return f'="{_address(text.answer.links[int(match["link"])], text, reader, site, base, addresses)}"'

    return _PLACEHOLDER.sub(write, text.answer.html)


def with_prefixed_ids(html: str, prefix: str) -> str:
    """An answer's ``html`` for a page that holds another text too: its ids, and what refers to them within it,
    begin with ``prefix``."""

    def prefixed(found: re.Match[str]) -> str:
        return found[1] + " ".join(prefix + name for name in found[2].split())

    return _TAG.sub(lambda tag: _ID.sub(prefixed, tag.group()), html)


def _address(
    link: Link, text: Translation, reader: Language, site: Site, base: KnowledgeBase, addresses: Addresses
) -> str:
    if link.kind is LinkKind.FILE:
        return addresses.url(file_page(text.language, link.target))
    target = base.linked_entry(link, text.language)
    found = None if target is None else _page_for_reader(target.id, text, reader, site)
    if found is None:  # a dead link, which is an error; a build that goes on shows the page without it
        return "#"
    # A heading's anchor is a language's own: the reader's text may not have it.
    fragment = link.fragment if link.fragment in found.translation.answer.anchors else ""
    return addresses.url(found.route, fragment)


def _page_for_reader(name: str, text: Translation, reader: Language, site: Site) -> EntryPage | None:
    tags = (reader.tag, text.language, *(language.tag for language in site.languages))
    return next((site.entry_pages[tag, name] for tag in tags if (tag, name) in site.entry_pages), None)
