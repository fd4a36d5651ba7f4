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
    known = {(attachment.language, attachment.path) for attachment in context.everything.attachments}
    for _, translation, link in context.links(LinkKind.FILE):
        if (translation.language, link.target) not in known:
            names = sorted(path for language, path in known if language == translation.language)
            message = f"`{link.href}` is not there: no file {link.target} in {translation.language}"
            yield rules.MISSING_FILE.at(link.location, message, did_you_mean(link.target, names))


def unused_files(context: Context) -> Iterator[Diagnostic]:
    """Files that no entry shows or links. They are not published."""
    used = {(t.language, link.target) for _, t, link in context.links(LinkKind.FILE)}
    hint = "Link it from an entry, or delete it. It is not published."
    for file in context.everything.attachments:
        if (file.language, file.path) not in used:
            yield rules.UNUSED_FILE.at(Location(file.shown_path), "no entry shows or links this file", hint)
