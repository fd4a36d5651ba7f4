"""Entries that are not there in every language.

Purpose: editors see what is left to translate.
Passes: content/el/a.md with content/he/a.md.
Fails (as a note): one of the two alone.
"""

from collections.abc import Iterator

from kbgen.checks.context import Context
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic


def missing_translations(context: Context) -> Iterator[Diagnostic]:
    """Published entries without a translation into some language, told at the translation that is there."""
    for entry in context.published.entries:
        for language in context.published.languages:
            there = entry.translations[0]
            if entry.translation(language.tag) is None and not context.everything.is_unreadable(there.path):
                message = f"there is no translation into {language.name} ({language.tag})"
                content = there.location.path.removesuffix(f"{there.language}/{there.path}")
                hint = f"Write {content}{language.tag}/{there.path} when there is time; the site works without it."
                yield rules.MISSING_TRANSLATION.at(there.location, message, hint)
