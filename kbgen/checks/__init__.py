"""Checks of the whole knowledge base: one rule family a file, all of them in ``CHECKS``."""

from collections.abc import Callable, Iterator

from kbgen.checks.attachments import missing_files, unused_files
from kbgen.checks.context import Context
from kbgen.checks.links import dead_links, internal_links
from kbgen.checks.queries import dead_expectations
from kbgen.checks.related import dead_related
from kbgen.checks.review import overdue_reviews
from kbgen.checks.terms import undeclared_terms
from kbgen.checks.translations import missing_translations
from kbgen.model.diagnostic import Diagnostic

__all__ = ["CHECKS", "Context", "check"]

CHECKS: tuple[Callable[[Context], Iterator[Diagnostic]], ...] = (
    dead_expectations,
    dead_links,
    dead_related,
    internal_links,
    missing_files,
    missing_translations,
    overdue_reviews,
    undeclared_terms,
    unused_files,
)


def check(context: Context) -> tuple[Diagnostic, ...]:
    """What every check finds in a knowledge base."""
    return tuple(diagnostic for run in CHECKS for diagnostic in run(context))
