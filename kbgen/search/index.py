"""The inverted index: for each term, the documents and fields that it stands in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kbgen.model.synonyms import Synonym
from kbgen.search.document import SearchDocument, field_terms
from kbgen.search.synonyms import Expansion, expansions, words_of


@dataclass(frozen=True, slots=True)
class Posting:
    """How often a term stands in each field (as in ``FIELDS``) of the document at place ``document``."""

    document: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the vocabulary with its postings, by document."""

    text: str
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """Documents sorted by id, the number of terms in each, and the vocabulary sorted as a browser
    compares strings (by UTF-16 code unit). Words of synonyms that no document has are terms without postings."""

    documents: tuple[SearchDocument, ...]
    lengths: tuple[int, ...]
    vocabulary: tuple[Term, ...]
    synonyms: tuple[Expansion, ...] = ()


def build_index(documents: Iterable[SearchDocument], synonyms: Iterable[Synonym] = ()) -> SearchIndex:
    """The index of ``documents``, whatever order they come in. Their ids must differ."""
    ordered = tuple(sorted(documents, key=lambda document: document.id))
    postings: defaultdict[str, list[Posting]] = defaultdict(list)
    lengths = []
    for number, document in enumerate(ordered):
        fields = field_terms(document)
        lengths.append(sum(map(len, fields)))
        for text, counts in _counts(fields):
            postings[text].append(Posting(number, counts))
    known = expansions(synonyms)
    texts = sorted(postings.keys() | words_of(known), key=_utf16)
    vocabulary = tuple(Term(text, tuple(postings[text])) for text in texts)
    return SearchIndex(ordered, tuple(lengths), vocabulary, known)


def _counts(fields: Sequence[Sequence[str]]) -> Iterable[tuple[str, tuple[int, ...]]]:
    counted = [Counter(terms) for terms in fields]
    for text in dict.fromkeys(term for terms in fields for term in terms):
        yield text, tuple(counter[text] for counter in counted)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")
