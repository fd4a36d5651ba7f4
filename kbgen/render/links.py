"""Addresses as a page writes them: relative, and for a reader's own language."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from urllib.parse import quote, urlsplit

from kbgen.model.site import Route, Target

_TAG = re.compile(r"<[a-z][^<>]*>")
_ID = re.compile(r'( (?:id|for|headers|aria-(?:controls|describedby|labelledby))="| href="#)([^"]+)')
_PLACEHOLDER = re.compile(r'="kbgen:(?:(?P<link>\d+)|label:(?P<label>[a-z]+))"')


class Addresses:
    """The addresses that the pages of one folder write."""

    def __init__(self, folder: str, base_url: str, is_lost: bool = False) -> None:
        """``is_lost``: a server shows the page at any depth, as it does that for addresses that are not there."""
        self._folder, self._base_url = folder, base_url
        # Relative addresses would lead astray there.
        self._prefix = urlsplit(base_url).path if is_lost and base_url else None

    def url(self, route: Route | str, fragment: str = "") -> str:
        """The address of ``route`` from this page."""
        path = route if isinstance(route, str) else route.path
        anchor = f"#{quote(fragment, safe='')}" if fragment else ""
        if self._prefix is not None:
            return self._prefix + quote(path) + anchor
        return _relative(self._folder, path) + anchor

    def target(self, target: Target) -> str:
        """The address of what a link leads to."""
        return self.url(target.route, target.fragment)

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
    # posixpath.relpath asks the system for the current folder, several times.
    here, there = folder.split("/") if folder else [], path.split("/")
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return quote("/".join([".."] * (len(here) - shared) + there[shared:]) or ".")


def linked_html(
    html: str,
    targets: Sequence[Target | None],
    address: Callable[[Target], str],
    label: Callable[[str], str],
) -> str:
    """The ``html`` of an answer with an ``address`` in the place of each link's number, and names in that of labels.
    A dead link leads nowhere: it is an error that the author has been told of."""

    def write(match: re.Match[str]) -> str:
        if match["label"]:
            return f'="{label(match["label"])}"'
        target = targets[int(match["link"])]
        return f'="{address(target) if target else "#"}"'

    return _PLACEHOLDER.sub(write, html)


def with_prefixed_ids(html: str, prefix: str) -> str:
    """An answer's ``html`` for a page that holds another text too: its ids, and what refers to them within it,
    begin with ``prefix``."""

    def prefixed(found: re.Match[str]) -> str:
        return found[1] + " ".join(prefix + name for name in found[2].split())

    return _TAG.sub(lambda tag: _ID.sub(prefixed, tag.group()), html)
