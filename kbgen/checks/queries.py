"""Entries that queries.yml expects to be found.

Purpose: a query that is a test does not quietly stop to be one.
Passes: ``finds: orders/warranty`` where that entry is there.
Fails: the same when it was renamed.
"""

from collections.abc import Iterator

from kbgen.checks.context import Context
from kbgen.checks.links import did_you_mean
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic


def dead_expectations(context: Context) -> Iterator[Diagnostic]:
    """Names under ``finds`` that stand for no entry."""
    everything = context.everything
    for expected in everything.expectations:
        name = expected.finds
        if everything.named_entry(name.target) is None and not everything.is_unreadable(name.target):
            hint = did_you_mean(name.target, frozenset(everything.by_id))
            yield rules.DEAD_LINK.at(name.location, f"`{name.target}` is no entry's id", hint)
