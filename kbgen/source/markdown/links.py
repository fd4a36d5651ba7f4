"""What a link's address leads to."""

import posixpath
import re
import unicodedata
from urllib.parse import unquote

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.document import Link, LinkKind
from kbgen.source.markdown.convert import URL_SCHEMES

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_INVISIBLE = re.compile(r"[\x00-\x20]")  # browsers read over these in an address


def read_link(href: str, folder: str, location: Location) -> Link | Diagnostic | None:
    """The link inside the project that ``href`` means in an entry of ``folder`` (relative to the language's
    content folder); ``None`` when it leads to another site; a diagnostic when it cannot be followed."""
    if scheme := _SCHEME.match(href):
        if scheme.group(1).lower() == "entry":
            target, fragment = _split(href[len("entry:") :])
            return Link(LinkKind.ENTRY_ID, href, target, fragment, location)
        return None if has_safe_scheme(href) else unsafe_link(href, location)
    if href.startswith(("/", "\\")):
        hint = "Write the address from this file: `../orders/refund-window.md`, or in full with https://."
        return rules.LINK_OUTSIDE.at(location, f"`{href}` begins with a slash", hint)
    path, fragment = _split(href)
    if not path:
        return _within(href, fragment, location)
    target = posixpath.normpath(posixpath.join(folder, path.replace("\\", "/")))
    if target.startswith(".."):
        hint = "Link to the file in the same language: a reader is led to the own language by itself."
        return rules.LINK_OUTSIDE.at(location, f"`{href}` leads out of the language's content folder", hint)
    kind = LinkKind.ENTRY_PATH if target.lower().endswith(".md") else LinkKind.FILE
    return Link(kind, href, target, fragment, location)


def _within(href: str, fragment: str, location: Location) -> Link | Diagnostic:
    if fragment:
        return Link(LinkKind.FRAGMENT, href, "", fragment, location)
    hint = "Write the address in the parentheses: `[text](../orders/refund-window.md)`."
    return rules.DEAD_LINK.at(location, "the link has no address", hint)


def has_safe_scheme(href: str) -> bool:
    """Whether an address is of a kind that is published; one without a scheme is."""
    scheme = _SCHEME.match(_INVISIBLE.sub("", href))
    return scheme is None or scheme.group(1).lower() in URL_SCHEMES


def unsafe_link(href: str, location: Location) -> Diagnostic:
    """The diagnostic for an address of a kind that is not published."""
    hint = f"Use one of {', '.join(sorted(URL_SCHEMES))}, or a path to a file or entry."
    return rules.UNSAFE_LINK.at(location, f"`{href[:60]}` is not an address that kbgen publishes", hint)


def _split(address: str) -> tuple[str, str]:
    path, _, fragment = address.partition("#")
    target = unicodedata.normalize("NFC", unquote(path.partition("?")[0]))
    return target, unicodedata.normalize("NFC", unquote(fragment))
