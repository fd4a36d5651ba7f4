"""The ranking, plain and slow: the browser must find the same, in the same order, with the same scores.

BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over words that are alike: a
term counts in all fields together, as often as it stands there times the weight of the field times what it is
worth for the word of the query; rare words count more, repetition counts less and less. How rare a word is,
is told by all documents that have something like it, each counting by the square of the best that it has. Where
editors gave a phrase synonyms, the best way to say it counts (``kbgen.search.synonyms``). Of the first hits, those
come first that have the words of the query close together, or begin with them.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kbgen.model.synonyms import Synonym
from kbgen.search.closeness import Matters, closeness
from kbgen.search.document import SearchDocument
from kbgen.search.function_words import importance
from kbgen.search.index import build_index
from kbgen.search.likeness import Likeness
from kbgen.search.match import QueryWord, matching_terms, query_words
from kbgen.search.parameters import PARAMETERS
from kbgen.search.query import Query, parse_query
from kbgen.search.synonyms import Span, Way, cut
from kbgen.search.thesaurus import Thesaurus


@dataclass(frozen=True, slots=True)
class Match:
    """A term of a document that a word of the query stands for: what it is worth for the word, and how often it
    stands in each field, in the order of ``FIELDS``."""

    term: str
    worth: float
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What a word of the query (or several, where a synonym stands for them) adds to the score of a hit. ``sought``
    is the word itself, or that of the synonym; ``matches`` are the terms that were found for it, the best first."""

    word: str
    sought: str
    score: float
    rarity: float
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a query finds. The scores of the reasons and what is added for ``closeness`` are its score,
    but for rounding."""

    id: str
    score: float
    why: tuple[Reason, ...] = ()
    closeness: float = 0.0


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A word held against all documents: its terms, the best first, and the score of each document."""

    word: QueryWord
    terms: Mapping[str, float]
    rarity: float
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _WeighedWay:
    way: Way
    factor: float
    words: tuple[_Weighed, ...]
    scores: tuple[float, ...]


def rank(
    documents: Iterable[SearchDocument], query: str, limit: int, synonyms: Iterable[Synonym] = ()
) -> tuple[Hit, ...]:
    """The best ``limit`` hits among ``documents``, the best first; those with equal scores by id. Quotes and minus
    count as ``parse_query`` has it; where no document has the phrases, they are words like others."""
    return Ranking(documents, synonyms).rank(query, limit)


class Ranking:
    """Documents and synonyms laid out once, to be asked any number of queries."""

    def __init__(self, documents: Iterable[SearchDocument], synonyms: Iterable[Synonym] = ()) -> None:
        index = build_index(documents, synonyms)
        self._documents = index.documents
        self._halves = _halves(index.lengths)
        self._synonyms = index.synonyms
        self._counts = index.postings
        self.likeness = Likeness(self._counts)
        self._thesaurus = Thesaurus(self.vocabulary)

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """The words to be found, with the number of documents that have each."""
        return {term: len(counts) for term, counts in self._counts.items()}

    def rank(self, query: str, limit: int | None = None) -> tuple[Hit, ...]:
        """The best ``limit`` hits, or all. As ``rank``."""
        parsed = parse_query(query)
        spans = [(span, self._weigh_ways(span)) for span in self._spans(parsed.text)]
        totals = [0.0] * len(self._documents)
        for _, ways in spans:
            for number in range(len(totals)):
                totals[number] += max(way.scores[number] for way in ways)
        scores = self._admitted(totals, parsed) or self._admitted(totals, replace(parsed, phrases=()))
        matters = _matters(spans)
        added = {
            number: closeness(self._documents[number], matters, len(spans))
            for number in _best(scores)[: PARAMETERS.closeness_depth]
        }
        scores |= {number: _rounded(scores[number] + bonus) for number, bonus in added.items()}
        return tuple(
            Hit(self._documents[n].id, scores[n], tuple(self._reasons(n, spans)), added.get(n, 0.0))
            for n in _best(scores)[:limit]
        )

    def _admitted(self, totals: Sequence[float], query: Query) -> dict[int, float]:
        """The scores of what ``query`` admits, by the place of the document."""
        found = {
            number: total
            for number, total in enumerate(totals)
            if total > 0 and query.admits(self._documents[number])
        }
        least = PARAMETERS.score_floor * max(found.values(), default=0.0)
        return {number: _rounded(total) for number, total in found.items() if total >= least}

    def _spans(self, text: str) -> Iterator[Span]:
        return cut(query_words(text), self._terms, self._synonyms)

    def _terms(self, word: QueryWord) -> Mapping[str, float]:
        return matching_terms(word, self._counts, self.likeness, self._thesaurus)

    def _weigh_ways(self, span: Span) -> tuple[_WeighedWay, ...]:
        return tuple(self._weigh_way(way, span.factor(way)) for way in span.ways)

    def _weigh_way(self, way: Way, factor: float) -> _WeighedWay:
        words = tuple(self._weigh(word) for word in way.words)
        sums = [0.0] * len(self._documents)
        for word in words:
            for number, score in enumerate(word.scores):
                sums[number] += score
        return _WeighedWay(way, factor, words, tuple(factor * score for score in sums))

    def _weigh(self, word: QueryWord) -> _Weighed:
        terms, size = self._terms(word), len(self._documents)
        frequencies, best = [0.0] * size, [0.0] * size
        for term, worth in terms.items():
            for number, counts in self._counts[term].items():
                frequencies[number] += worth * _weighted(counts)
                best[number] = max(best[number], worth)
        rarity = _rarity(sum(worth * worth for worth in best), size) * importance(word.text, self._counts)
        scores = (rarity * _strength(*pair) for pair in zip(frequencies, self._halves, strict=True))
        return _Weighed(word, terms, rarity, tuple(scores))

    def _reasons(
        self, number: int, spans: Iterable[tuple[Span, tuple[_WeighedWay, ...]]]
    ) -> Iterator[Reason]:
        for span, ways in spans:
            best = max(ways, key=lambda way: way.scores[number])
            for one in best.words:
                if one.scores[number] > 0:
                    word = one.word.text if best is ways[0] else span.text
                    score = _rounded(best.factor * one.scores[number])
                    found = self._matches(number, one, best.way.worth)
                    yield Reason(word, one.word.text, score, one.rarity, found)

    def _matches(self, number: int, one: _Weighed, worth: float) -> tuple[Match, ...]:
        return tuple(
            Match(term, _rounded(worth * likeness), self._counts[term][number])
            for term, likeness in one.terms.items()
            if number in self._counts[term]
        )


def _best(scores: Mapping[int, float]) -> list[int]:
    return sorted(scores, key=lambda number: (-scores[number], number))


def _matters(spans: Iterable[tuple[Span, tuple[_WeighedWay, ...]]]) -> Matters:
    """How much each term matters. Where it stands for several words, the one that it matters most for counts."""
    matters: dict[str, tuple[tuple[int, int], float]] = {}
    for at, (_, ways) in enumerate(spans):
        for way in ways:
            for place, one in enumerate(way.words):
                for term, likeness in one.terms.items():
                    worth = way.way.worth * likeness
                    if (
                        worth >= PARAMETERS.marked_from
                        and one.rarity * worth > matters.get(term, (0, 0.0))[1]
                    ):
                        matters[term] = (at, place), one.rarity * worth
    return matters


def _halves(lengths: tuple[int, ...]) -> list[float]:
    """For each document, how often a word must stand in it to be worth half of what it can be."""
    plain, share = PARAMETERS.saturation, PARAMETERS.length_share
    average = sum(lengths) / max(1, len(lengths)) or 1
    return [plain * (1 - share + share * (length / average)) for length in lengths]


def _weighted(counts: tuple[int, ...]) -> float:
    total = 0.0
    for weight, count in zip(PARAMETERS.weights, counts, strict=True):
        total += weight * count
    return total


def _strength(frequency: float, half: float) -> float:
    """How much of a word there is in a document, from 0 to 1 + saturation."""
    return frequency * (PARAMETERS.saturation + 1) / (frequency + half)


def _rarity(found: float, documents: int) -> float:
    """The inverse document frequency of BM25, never 0. Its four places hide that logarithms are not the same
    to the last bit everywhere."""
    rarity = math.log(1 + (documents - found + 0.5) / (found + 0.5))
    return max(1.0, math.floor(rarity * 1e4 + 0.5)) / 1e4


def _rounded(score: float) -> float:
    return math.floor(score * 1e6 + 0.5) / 1e6
