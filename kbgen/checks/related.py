"""Related entries that authors name.

Purpose: a list of further reading that works.
Passes: ``related: [orders/warranty]`` where that entry is there.
Fails: the same when it was renamed, or when an entry names itself.
"""

from collections.abc import Iterator

from kbgen.checks.context import Context
from kbgen.checks.links import did_you_mean
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic


def dead_related(context: Context) -> Iterator[Diagnostic]:
    """Names under ``related`` that stand for no entry, for the entry itself, or for one that is internal."""
    names = frozenset(context.everything.by_id)
    for entry in context.everything.entries:
        for name in entry.related:
            target = context.everything.named_entry(name.target)
            if target is None and context.everything.is_unreadable(name.target):
                continue
            if target is None:
                hint = did_you_mean(name.target, names)
                yield rules.DEAD_LINK.at(name.location, f"`{name.target}` is no entry's id", hint)
            elif target.id == entry.id:
                yield rules.DEAD_LINK.at(
                    name.location, "the entry is related to itself", "Take it out of the list."
                )
            elif target.is_internal and not entry.is_internal:
                message = f"`{name.target}` is internal, this entry is public"
                hint = "Take it out of the list: public readers could not open it."
                yield rules.INTERNAL_LINK.at(name.location, message, hint)
