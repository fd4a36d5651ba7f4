"""The ranking, plain and slow: the browser must find the same, in the same order, with the same scores.

A relative of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009): rare words count
more, repetition counts less and less, each field has its weight. An entry need not have all words of the
query: its score is multiplied by the part of the query, rare words counting more, that it has.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kbgen.search.document import SearchDocument, field_terms
from kbgen.search.match import QueryWord, matching_terms, query_words
from kbgen.search.parameters import PARAMETERS


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a query finds."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class _Analysed:
    id: str
    fields: tuple[tuple[str, ...], ...]
    saturations: tuple[float, ...]


def rank(documents: Iterable[SearchDocument], query: str, limit: int) -> tuple[Hit, ...]:
    """The best ``limit`` hits among ``documents``, the best first; those with equal scores by id."""
    analysed = _analyse(sorted(documents, key=lambda document: document.id))
    vocabulary = {term for document in analysed for terms in document.fields for term in terms}
    totals, covered, whole = [0.0] * len(analysed), [0.0] * len(analysed), 0.0
    for word in query_words(query):
        strengths = _strengths(word, analysed, vocabulary)
        rarity = _rarity(sum(strength > 0 for strength in strengths), len(analysed))
        whole += rarity
        for number, strength in enumerate(strengths):
            if strength > 0:
                totals[number] += rarity * strength
                covered[number] += rarity
    hits = [
        Hit(document.id, _rounded(total * (part / whole)))
        for document, total, part in zip(analysed, totals, covered, strict=True)
        if total > 0
    ]
    return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])


def _analyse(documents: Sequence[SearchDocument]) -> list[_Analysed]:
    fields = [field_terms(document) for document in documents]
    average = sum(len(terms[-1]) for terms in fields) / max(1, len(fields))
    return [
        _Analysed(document.id, terms, _saturations(len(terms[-1]), average))
        for document, terms in zip(documents, fields, strict=True)
    ]


def _saturations(length: int, average: float) -> tuple[float, ...]:
    """By field: how many times a term must occur to be worth half of the field's weight."""
    plain, share = PARAMETERS.saturation, PARAMETERS.length_share
    body = plain * (1 - share + share * length / average) if average else plain
    return *(plain for _ in PARAMETERS.weights[:-1]), body


def _strengths(word: QueryWord, documents: list[_Analysed], vocabulary: set[str]) -> list[float]:
    """For each document, the strength of the term in it that serves ``word`` best."""
    terms = matching_terms(word, vocabulary)
    return [
        max((worth * _strength(term, document) for term, worth in terms.items()), default=0.0)
        for document in documents
    ]


def _strength(term: str, document: _Analysed) -> float:
    strength = 0.0
    for terms, weight, saturation in zip(
        document.fields, PARAMETERS.weights, document.saturations, strict=True
    ):
        count = terms.count(term)
        strength += weight * count / (count + saturation)
    return strength


def _rarity(found: int, documents: int) -> float:
    """The inverse document frequency of BM25, never 0. Its four places hide that logarithms are not the same
    to the last bit everywhere."""
    rarity = math.log(1 + (documents - found + 0.5) / (found + 0.5))
    return max(1.0, math.floor(rarity * 1e4 + 0.5)) / 1e4


def _rounded(score: float) -> float:
    return math.floor(score * 1e6 + 0.5) / 1e6
