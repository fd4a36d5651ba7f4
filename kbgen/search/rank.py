"""The ranking, plain and slow: the browser must find the same, in the same order, with the same scores.

BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over words that are alike: a
term counts in all fields together, as often as it stands there times the weight of the field times what it is
worth for the word of the query; rare words count more, repetition counts less and less. How rare a word is,
is told by all documents that have something like it, each counting by the best that it has.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kbgen.search.document import SearchDocument, field_terms
from kbgen.search.likeness import Likeness
from kbgen.search.match import matching_terms, query_words
from kbgen.search.parameters import PARAMETERS
from kbgen.search.query import Query, parse_query


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a query finds."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class _Analysed:
    """A document with the weighted count of each of its terms, and its length against the average."""

    id: str
    counts: Mapping[str, float]
    length: float


def rank(documents: Iterable[SearchDocument], query: str, limit: int) -> tuple[Hit, ...]:
    """The best ``limit`` hits among ``documents``, the best first; those with equal scores by id. Quotes and minus
    count as ``parse_query`` has it; where no document has the phrases, they are words like others."""
    ordered = sorted(documents, key=lambda document: document.id)
    parsed = parse_query(query)
    totals = _totals(ordered, parsed.text)
    hits = _hits(ordered, totals, parsed) or _hits(ordered, totals, replace(parsed, phrases=()))
    return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])


def _hits(documents: Sequence[SearchDocument], totals: Sequence[float], query: Query) -> list[Hit]:
    found = [
        (document.id, total)
        for document, total in zip(documents, totals, strict=True)
        if total > 0 and query.admits(document)
    ]
    least = PARAMETERS.score_floor * max((total for _, total in found), default=0.0)
    return [Hit(identifier, _rounded(total)) for identifier, total in found if total >= least]


def _totals(documents: Sequence[SearchDocument], text: str) -> list[float]:
    """The score of each document, whatever it must have."""
    analysed = _analyse(documents)
    vocabulary = {term for document in analysed for term in document.counts}
    likeness = Likeness(vocabulary)
    totals = [0.0] * len(analysed)
    for word in query_words(text):
        terms = matching_terms(word, vocabulary, likeness)
        rarity = _rarity(sum(_best(terms, document) for document in analysed), len(analysed))
        for number, document in enumerate(analysed):
            totals[number] += rarity * _strength(terms, document)
    return totals


def _analyse(documents: Sequence[SearchDocument]) -> list[_Analysed]:
    fields = [field_terms(document) for document in documents]
    lengths = [sum(map(len, terms)) for terms in fields]
    average = sum(lengths) / max(1, len(lengths)) or 1
    return [
        _Analysed(document.id, _counts(terms), length / average)
        for document, terms, length in zip(documents, fields, lengths, strict=True)
    ]


def _counts(fields: Sequence[Sequence[str]]) -> Mapping[str, float]:
    counts: dict[str, float] = {}
    for terms, weight in zip(fields, PARAMETERS.weights, strict=True):
        for term, count in Counter(terms).items():
            counts[term] = counts.get(term, 0.0) + weight * count
    return counts


def _best(terms: Mapping[str, float], document: _Analysed) -> float:
    return max((worth for term, worth in terms.items() if term in document.counts), default=0.0)


def _strength(terms: Mapping[str, float], document: _Analysed) -> float:
    """How much of a word there is in ``document``, from 0 to 1 + saturation."""
    plain, share = PARAMETERS.saturation, PARAMETERS.length_share
    frequency = 0.0
    for term, worth in terms.items():
        if term in document.counts:
            frequency += worth * document.counts[term]
    half = plain * (1 - share + share * document.length)
    return frequency * (plain + 1) / (frequency + half)


def _rarity(found: float, documents: int) -> float:
    """The inverse document frequency of BM25, never 0. Its four places hide that logarithms are not the same
    to the last bit everywhere."""
    rarity = math.log(1 + (documents - found + 0.5) / (found + 0.5))
    return max(1.0, math.floor(rarity * 1e4 + 0.5)) / 1e4


def _rounded(score: float) -> float:
    return math.floor(score * 1e6 + 0.5) / 1e6
