"""Links to other entries and to headings.

Purpose: a reader in the middle of a call never meets a dead end.
Passes: ``[returns](refund-window.md#money-back)`` where that file and that heading are there.
Fails: the same after the file was renamed, or the heading deleted.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from kbgen.checks.context import Context
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic
from kbgen.model.document import Link, LinkKind
from kbgen.model.entry import Entry, Translation

_ENTRY_LINKS = (LinkKind.ENTRY_ID, LinkKind.ENTRY_PATH)


def dead_links(context: Context) -> Iterator[Diagnostic]:
    """Links to entries or headings that are not there, or are not published."""
    for _, translation, link in context.links(LinkKind.FRAGMENT):
        yield from _dead_anchor(link, translation)
    names = {
        LinkKind.ENTRY_ID: frozenset(context.everything.by_id),
        LinkKind.ENTRY_PATH: frozenset(translation.path for _, translation in context.translations()),
    }
    for entry, translation, link in context.links(*_ENTRY_LINKS):
        target = context.everything.linked_entry(link, translation.language)
        if target is None and context.everything.is_unreadable(link.target):
            continue
        if target is None:
            hint = did_you_mean(link.target, names[link.kind])
            yield rules.DEAD_LINK.at(link.location, f"`{link.href}` leads to no entry", hint)
        elif context.is_published(entry, translation.language) and target.id not in context.published.by_id:
            yield _unpublished(link, target)
        elif link.fragment:
            yield from _dead_anchor(link, target.translation(translation.language) or target.translations[0])


@lru_cache(maxsize=1000)
def _near(name: str, names: frozenset[str]) -> str | None:
    """The name of ``names`` that is most like ``name``, endings apart. To look is slow, and a renamed entry
    leaves many links with one name."""
    by_stem = {_stem(known): known for known in sorted(names)}
    near = get_close_matches(_stem(name), by_stem, 1, 0.6)
    return by_stem[near[0]] if near else None


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0]


def did_you_mean(name: str, names: frozenset[str]) -> str:
    """A hint that names the entry which was probably meant."""
    near = _near(name, names)
    return f"Did you mean `{near}`?" if near else "Check the name."


def _unpublished(link: Link, target: Entry) -> Diagnostic:
    what = "internal" if target.is_internal else "a draft"
    hint = "Take the link out, or publish that entry (`audience` or `drafts` in kbgen.yml)."
    return rules.DEAD_LINK.at(link.location, f"`{link.href}` leads to an entry that is {what}", hint)


def _dead_anchor(link: Link, target: Translation) -> Iterator[Diagnostic]:
    if link.fragment in target.answer.anchors:
        return
    headings = [heading.id for heading in target.answer.headings]
    near = get_close_matches(link.fragment, headings, 1, 0.5)
    known = ", ".join(f"`#{name}`" for name in headings)
    hint = f"Did you mean `#{near[0]}`?" if near else f"Its headings: {known or 'none'}."
    yield rules.DEAD_ANCHOR.at(
        link.location, f"{target.location.path} has no heading `#{link.fragment}`", hint
    )


def internal_links(context: Context) -> Iterator[Diagnostic]:
    """Public entries that lead to internal ones: in a public build of the same content, the link is dead."""
    hint = "Take the link out, or make this entry internal as well."
    for entry, translation, link in context.links(*_ENTRY_LINKS):
        target = context.published.linked_entry(link, translation.language)
        if target is not None and target.is_internal and not entry.is_internal:
            yield rules.INTERNAL_LINK.at(link.location, f"`{link.href}` leads to an internal entry", hint)
