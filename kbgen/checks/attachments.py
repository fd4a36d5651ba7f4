"""Images and attachments beside entries.

Purpose: no broken picture, and nothing published or kept by mistake.
Passes: ``![…](label.svg)`` with label.svg beside the entry.
Fails: a picture that is not there; a file that no entry uses.
"""

from collections.abc import Iterator

from kbgen.checks.context import Context
from kbgen.checks.links import did_you_mean
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.document import LinkKind


def missing_files(context: Context) -> Iterator[Diagnostic]:
    """Images and attachments that are not there."""
    attachments, languages = context.everything.attachments, context.everything.languages
    known = {
        language.tag: frozenset(file.path for file in attachments if file.language == language.tag)
        for language in languages
    }
    for _, translation, link in context.links(LinkKind.FILE):
        if link.target not in known[translation.language]:
            place = f"{translation.language}/{link.target}"
            elsewhere = next((tag for tag, paths in known.items() if link.target in paths), None)
            hint = (
                did_you_mean(link.target, known[translation.language])
                if elsewhere is None
                else f"Copy {elsewhere}/{link.target}, or better one in this language."
            )
            yield rules.MISSING_FILE.at(link.location, f"there is no file {place}", hint)


def unused_files(context: Context) -> Iterator[Diagnostic]:
    """Files that no entry shows or links. They are not published."""
    used = {(t.language, link.target) for _, t, link in context.links(LinkKind.FILE)}
    hint = "Link it from an entry, or delete it. It is not published."
    for file in context.everything.attachments:
        if (file.language, file.path) not in used:
            yield rules.UNUSED_FILE.at(Location(file.shown_path), "no entry shows or links this file", hint)
