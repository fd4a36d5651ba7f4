"""Queries as tests: what search was expected to find, held against what it finds."""

from collections.abc import Iterable, Iterator

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic
from kbgen.model.expectation import Expectation
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.search.collection import Collection

_SHOWN = 5


def missed_queries(
    collection: Collection, expectations: Iterable[Expectation], knowledge_base: KnowledgeBase
) -> Iterator[Diagnostic]:
    """A diagnostic for each of ``expectations`` that ``collection`` does not meet. Entries that are not part of
    ``knowledge_base`` are passed over: a draft is not to be found yet."""
    for expected in expectations:
        entry = knowledge_base.named_entry(expected.finds.target)
        if entry is not None and (diagnostic := _missed(collection, expected, entry.id)):
            yield diagnostic


def _missed(collection: Collection, expected: Expectation, entry: str) -> Diagnostic | None:
    if entry not in collection.documents:
        message = f"`{entry}` is not there for readers of `{expected.language}`"
        hint = "Translate the entry, or delete the query: `fallback: hide` leaves it out."
        return rules.MISSED_QUERY.at(expected.finds.location, message, hint)
    answer = collection.ask(expected.query)
    found = [hit.id for hit in answer.hits]
    place = found.index(entry) + 1 if entry in found else 0
    if 0 < place <= expected.within:
        return None
    read = f" (read as `{answer.read_as}`)" if answer.read_as else ""
    where = f"at place {place}" if place else "nowhere"
    message = f"`{expected.query}`{read} finds `{entry}` {where}, not among the first {expected.within}"
    return rules.MISSED_QUERY.at(expected.location, message, _hint(found, place))


def _hint(found: list[str], place: int) -> str:
    names = [f"`{name}`" for name in (found[: place - 1] if place else found)]
    shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    others = f"{'Before it' if place else 'Found instead'}: {shown}. " if names else ""
    return f"{others}Give the entry the words of the query in `also_asked` or `keywords`, or add to synonyms.yml."
