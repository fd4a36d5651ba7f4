"""The inverted index: for each term, the documents and fields that it stands in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from kbgen.model.synonyms import Synonym
from kbgen.search.document import FIELDS, SearchDocument, field_terms
from kbgen.search.synonyms import Expansion, expansions, words_of

# How often a term stands in each field, in the order of ``FIELDS``.
Counts: TypeAlias = tuple[int, ...]
# The counts of a term by the place of the document, ascending. An index has millions of them, so there is no object
# for each: the collector of cycles would look at all of them again and again.
Postings: TypeAlias = Mapping[int, Counts]

_NOWHERE: Counts = (0,) * len(FIELDS)


class _InBody(dict[int, Counts]):
    """The counts of a term that stands in the body alone, as most do, by how often. Each is made once, for an index
    has millions of them."""

    def __missing__(self, count: int) -> Counts:
        self[count] = counts = (*_NOWHERE[:-1], count)
        return counts


_IN_BODY = _InBody()
BODY_ONCE = _IN_BODY[1]


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """Documents sorted by id, the number of terms in each, the postings of each term, by document (none for words
    that only synonyms have), and the synonyms."""

    documents: tuple[SearchDocument, ...]
    lengths: tuple[int, ...]
    postings: Mapping[str, Postings]
    synonyms: tuple[Expansion, ...] = ()


@lru_cache(10_000)
def _once_more(counts: Counts, field: int) -> Counts:
    return (*counts[:field], counts[field] + 1, *counts[field + 1 :])


def build_index(documents: Iterable[SearchDocument], synonyms: Iterable[Synonym] = ()) -> SearchIndex:
    """The index of ``documents``, whatever order they come in. Their ids must differ."""
    ordered = tuple(sorted(documents, key=lambda document: document.id))
    postings: defaultdict[str, dict[int, Counts]] = defaultdict(dict)
    lengths = []
    for number, document in enumerate(ordered):
        length, counted = counts_of(document)
        lengths.append(length)
        for term, counts in counted.items():
            postings[term][number] = counts
    known = expansions(synonyms)
    for word in sorted(words_of(known)):
        postings.setdefault(word, {})
    return SearchIndex(ordered, tuple(lengths), postings, known)


def counts_of(document: SearchDocument) -> tuple[int, dict[str, Counts]]:
    """The number of terms in ``document``, and how often each stands in its fields."""
    *others, body = fields = field_terms(document)
    found = {term: _IN_BODY[count] for term, count in Counter(body).items()}
    for field, terms in enumerate(others):
        for term in terms:
            found[term] = _once_more(found.get(term, _NOWHERE), field)
    return sum(map(len, fields)), found
