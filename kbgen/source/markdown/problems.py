"""Mistakes in Markdown that show in its text, before any conversion."""

import re
from collections.abc import Iterator

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic
from kbgen.source.markdown.convert import ALLOWED_TAGS, URL_SCHEMES
from kbgen.source.markdown.links import unsafe_link
from kbgen.source.markdown.places import Places

_OPENING = re.compile(r"^[ ]*(`{3,}|~{3,})(?!.*`)", re.M)
_NOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
_REFERENCE = re.compile(r"(?<!\\)\[[^\[\]\n]+\]\[([^\[\]\n]+)\]")
_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\]\n]+)\]:", re.M)
_ADDRESS = re.compile(
    r"(?:\]\(\s*<?|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:\s*<?)(?P<href>(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):[^\s)>]*)",
    re.M,
)
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)((?:\s[^<>]*)?)/?>")
_UNSAFE_ATTRIBUTE = re.compile(r"\s(on[a-z]+|style)\s*=|javascript:", re.I)


def markdown_problems(places: Places, trust_html: bool) -> Iterator[Diagnostic]:
    """What is wrong with a Markdown text by its look."""
    yield from _open_fence(places)
    yield from _undefined_notes(places)
    yield from _undefined_references(places)
    yield from _unsafe_links(places)
    if not trust_html:
        yield from _unsafe_html(places)


def _open_fence(places: Places) -> Iterator[Diagnostic]:
    fence, opened = "", 0
    for match in _OPENING.finditer(places.text):
        written = match.group(1)
        if not fence:
            fence, opened = written, match.start(1)
        elif written.startswith(fence) and not places.text[match.end(1) :].split("\n", 1)[0].strip("`~ "):
            fence = ""
    if fence:
        hint = f"Close it with a line {fence} where the code ends."
        yield rules.OPEN_FENCE.at(places.at(opened), "the fenced code block has no end", hint)


def _undefined_notes(places: Places) -> Iterator[Diagnostic]:
    uses = list(_NOTE.finditer(places.prose))
    defined = {use.group(1) for use in uses if use.group(2)}
    for use in uses:
        if use.group(1) not in defined:
            message = f"the footnote `{use.group(1)}` is not defined"
            hint = f"Add a line `[^{use.group(1)}]: …` at the end."
            yield rules.UNDEFINED_REFERENCE.at(places.at(use.start()), message, hint)


def _undefined_references(places: Places) -> Iterator[Diagnostic]:
    defined = {" ".join(match.group(1).lower().split()) for match in _DEFINITION.finditer(places.prose)}
    for use in _REFERENCE.finditer(places.prose):
        name = " ".join(use.group(1).lower().split())
        if name not in defined and not name.startswith("^"):
            message = f"the link name `{use.group(1)}` is not defined"
            hint = f"Add a line `[{use.group(1)}]: address`, or write the address as (…)."
            yield rules.UNDEFINED_REFERENCE.at(places.at(use.start(1)), message, hint)


def _unsafe_links(places: Places) -> Iterator[Diagnostic]:
    """Addresses of a kind that the sanitizer takes away: told here, where their place is known."""
    for match in _ADDRESS.finditer(places.prose):
        if match.group("scheme").lower() not in URL_SCHEMES:
            yield unsafe_link(match.group("href"), places.at(match.start("href")))


def _unsafe_html(places: Places) -> Iterator[Diagnostic]:
    hint = "Say it in Markdown; or set `raw_html: trust` in kbgen.yml if all authors are trusted."
    for tag in _TAG.finditer(places.prose):
        name, attributes = tag.group(1).lower(), tag.group(2)
        if name not in ALLOWED_TAGS:
            message = f"<{name}> is left out: it is not safe to publish"
        elif found := _UNSAFE_ATTRIBUTE.search(attributes):
            message = f"`{found.group().strip(' =')}` in <{name}> is left out: it is not safe to publish"
        else:
            continue
        yield rules.REMOVED_HTML.at(places.at(tag.start()), message, hint)
