"""What stands under each category and tag, in its order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.site import EntryLink, TermLink
from kbgen.model.taxonomy import Category, Tag, Term
from kbgen.render import addresses
from kbgen.text.collate import collation_key

Listing: TypeAlias = tuple[tuple[TermLink, tuple[EntryLink, ...]], ...]


class Listings:
    """The lists that readers of one language (a tag) see; ``links`` are all entries that they can read, by id."""

    def __init__(self, base: KnowledgeBase, links: Mapping[str, EntryLink], tag: str) -> None:
        self._base, self._links, self._tag = base, links, tag
        orders = {entry.id: entry.order for entry in base.entries}
        # Sorted once: an entry stands in many lists.
        ranked = sorted(links.values(), key=lambda link: (orders[link.id], collation_key(link.question, tag)))
        self._ranks = {link.id: rank for rank, link in enumerate(ranked)}

    def categories(self) -> Listing:
        """Categories in their order, with their entries."""
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self._base.entries:
            if entry.category is not None:
                found[entry.category.target].append(entry.id)
        return tuple(self._listed(addresses.CATEGORY_FOLDER, _used(Category, self._base.categories, found)))

    def tags(self) -> Listing:
        """Tags in their order, with their entries."""
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self._base.entries:
            for tag in entry.tags:
                found[tag.target].append(entry.id)
        return tuple(self._listed(addresses.TAG_FOLDER, _used(Tag, self._base.tags, found)))

    def _listed(
        self, folder: str, terms: Iterable[tuple[Term, list[str]]]
    ) -> Iterator[tuple[TermLink, tuple[EntryLink, ...]]]:
        tag = self._tag
        for term, entries in sorted(
            terms, key=lambda pair: (pair[0].order, collation_key(pair[0].title(tag), tag))
        ):
            shown = sorted(filter(self._links.__contains__, entries), key=self._ranks.__getitem__)
            route = addresses.term_page(tag, folder, term.id)
            link = TermLink(term.id, term.title(tag), term.description(tag), route, len(shown))
            yield link, tuple(map(self._links.__getitem__, shown))


def _used(
    kind: type[Term], declared: tuple[Term, ...], entries: Mapping[str, list[str]]
) -> Iterator[tuple[Term, list[str]]]:
    """The terms that entries stand under, with these entries; undeclared terms sort last."""
    by_id = {term.id: term for term in declared}
    last = max((term.order for term in declared), default=0) + 1
    for name in sorted(entries):
        yield by_id.get(name) or kind(name, order=last), entries[name]
