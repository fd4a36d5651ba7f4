"""Mistakes in Markdown that show in its text, before any conversion."""

import re
from collections.abc import Iterator

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic
from kbgen.source.markdown.convert import ALLOWED_TAGS, URL_ATTRIBUTES, is_allowed
from kbgen.source.markdown.links import has_safe_scheme, unsafe_link
from kbgen.source.markdown.places import Places, plain

# Each check looks first for a sign without which it has nothing to find: most answers have few of them.
_FENCE = re.compile(r"^(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})(?P<name>[^`\n]*)$", re.M)
_UNTITLED = re.compile(r"^[ ]*!!! ?(?P<kind>[\w-]+(?: +[\w-]+)*) *$", re.M)
_NOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
_REFERENCE = re.compile(r"(?<!\\)\[(?P<text>[^\[\]\n]+)\]\[(?P<name>[^\[\]\n]*)\]")
_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\]\n]+)\]:", re.M)
_ADDRESS = re.compile(
    r"(?:\]\(\s*<?|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:\s*<?)(?P<href>(?:[^\s<>()]|\([^\s<>()]*\))+)", re.M
)
_INLINE_ADDRESS = re.compile(r"\]\(\s*<?(?P<href>(?:[^\s<>()]|\([^\s<>()]*\))+)")  # much faster
_TAG = re.compile(r"(?<!\]\()<(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>(?:\s[^<>]*)?)/?>")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'=<>/]+)(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'=<>`]+)))?"
)
_ATTRIBUTE_LIST = re.compile(r"\{(?::|(?=[#.]))(?P<rest>[^{}\n]*)\}")
_KEEP_OUT = (
    "Take it out, or say it in Markdown; `raw_html: trust` in kbgen.yml keeps it, if all authors are trusted."
)


def markdown_problems(places: Places, language: str, trust_html: bool) -> Iterator[Diagnostic]:
    """What is wrong with a Markdown text in a ``language`` (a tag) by its look."""
    yield from _open_fence(places)
    if not language.startswith("en"):
        yield from _untitled_admonitions(places)
    yield from _undefined_notes(places)
    yield from _undefined_references(places)
    yield from _unsafe_links(places)
    if not trust_html:
        yield from _removed_tags(places)
        yield from _removed_attributes(places)


def _open_fence(places: Places) -> Iterator[Diagnostic]:
    """The first fence that the converter takes for no part of a fenced code block."""
    if "```" not in places.text and "~~~" not in places.text:
        return
    fence = _FENCE.search(places.without_fenced)
    if fence is None:
        return
    sign = fence["fence"]
    message, hint = (
        "the fenced code block has no end",
        f"Close it with a line {sign[:20]} where the code ends.",
    )
    if fence["indent"]:
        fence = _indented_fence(places)
        message = "a fenced code block begins in an indented line, so its lines would run together"
        hint = "Begin it at the start of the line; in a list, indent the code by eight spaces and leave the fences out."
    elif " " in fence["name"].strip():
        hint = (
            f"After {sign[:20]} there may be one word, the language of the code; a line {sign[:20]} ends it."
        )
    if fence is not None:
        yield rules.OPEN_FENCE.at(places.at(fence.start("fence")), message, hint)


def _indented_fence(places: Places) -> re.Match[str] | None:
    """The first one that is neither code nor in a comment."""
    text = places.without_code_blocks
    fences = (fence for fence in _FENCE.finditer(text) if fence["indent"])
    return next(
        (f for f in fences if text.rfind("<!--", 0, f.start()) <= text.rfind("-->", 0, f.start())), None
    )


def _untitled_admonitions(places: Places) -> Iterator[Diagnostic]:
    """Those that the converter heads with their kind, which is English."""
    for found in _UNTITLED.finditer(places.prose) if "!!!" in places.text else ():
        kind, *_ = found["kind"].split()
        message = f"the admonition has no title, so it is headed “{kind.capitalize()}”"
        hint = f'Write one behind it: `!!! {found["kind"]} "…"`; `""` is none.'
        yield rules.UNTITLED_ADMONITION.at(places.at(found.start("kind")), message, hint)


def _undefined_notes(places: Places) -> Iterator[Diagnostic]:
    if "[^" not in places.text:
        return
    uses = list(_NOTE.finditer(places.prose))
    defined = {use.group(1) for use in uses if use.group(2)}
    for use in uses:
        if use.group(1) not in defined:
            message = f"the footnote `{use.group(1)}` is not defined"
            hint = f"Add a line `[^{use.group(1)}]: …` at the end."
            yield rules.UNDEFINED_REFERENCE.at(places.at(use.start()), message, hint)


def _undefined_references(places: Places) -> Iterator[Diagnostic]:
    if "][" not in places.text:
        return
    defined = {" ".join(match.group(1).lower().split()) for match in _DEFINITION.finditer(places.prose)}
    for use in _REFERENCE.finditer(places.prose):
        part = "name" if use["name"].strip() else "text"
        name = " ".join(use[part].lower().split())
        if name not in defined and not name.startswith("^"):
            message = f"the link name `{use[part]}` is not defined"
            hint = f"Add a line `[{use[part]}]: address`, or write the address as (…)."
            yield rules.UNDEFINED_REFERENCE.at(places.at(use.start(part)), message, hint)


def _unsafe_links(places: Places) -> Iterator[Diagnostic]:
    """Addresses of a kind that the sanitizer takes away: told here, where their place is known."""
    if "](" not in places.text and "]:" not in places.text:
        return
    address = _ADDRESS if "]:" in places.prose else _INLINE_ADDRESS
    for match in address.finditer(places.prose):
        if not has_safe_scheme(plain(match["href"])):
            yield unsafe_link(match["href"], places.at(match.start("href")))


def _removed_tags(places: Places) -> Iterator[Diagnostic]:
    for tag in _TAG.finditer(places.prose) if "<" in places.text else ():
        name = tag["name"].lower()
        if name not in ALLOWED_TAGS:
            message = f"<{name}> is left out of the page"
            yield rules.REMOVED_HTML.at(places.at(tag.start()), message, _KEEP_OUT)
        else:
            for attribute in _ATTRIBUTE.finditer(places.prose, *tag.span("rest")):
                yield from _removed(name, attribute, places)


def _removed(tag: str, attribute: re.Match[str], places: Places) -> Iterator[Diagnostic]:
    name = attribute["name"].lower()
    part = next((group for group in "abc" if attribute[group] is not None), "name")
    if not is_allowed(tag, name):
        message = f"`{name}` in <{tag}> is left out of the page"
        yield rules.REMOVED_HTML.at(places.at(attribute.start()), message, _KEEP_OUT)
    elif name in URL_ATTRIBUTES and not has_safe_scheme(plain(attribute[part])):
        yield unsafe_link(attribute[part], places.at(attribute.start(part)))


def _removed_attributes(places: Places) -> Iterator[Diagnostic]:
    """Attributes behind a Markdown element, in braces."""
    for found in _ATTRIBUTE_LIST.finditer(places.prose) if "{" in places.text else ():
        for attribute in _ATTRIBUTE.finditer(places.prose, *found.span("rest")):
            name = attribute["name"].lower()
            if not name.startswith(("#", ".")) and not any(is_allowed(tag, name) for tag in ALLOWED_TAGS):
                message = f"`{name}` in braces is left out of the page"
                yield rules.REMOVED_HTML.at(places.at(attribute.start()), message, _KEEP_OUT)
