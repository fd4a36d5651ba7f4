"""Which words of the vocabulary a word of the query stands for."""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kbgen.search.likeness import Likeness, begin_alike, one_slip, two_slips
from kbgen.search.parameters import PARAMETERS
from kbgen.search.thesaurus import Thesaurus
from kbgen.text.tokenize import tokens

_SHORTEST_WITH_SLIP = 3
_SHORTEST_WITH_TWO = 6


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of a query. ``is_prefix``: it may be the beginning of a longer one, still being typed."""

    text: str
    is_prefix: bool


def query_words(query: str) -> tuple[QueryWord, ...]:
    """The different words of ``query``. Those that end where the last does, the whole of an order number and
    its last part, may be unfinished, unless they are one letter among others."""
    found = tokens(query)
    words = dict.fromkeys(token.text for token in found)
    last = {token.text for token in found if token.end == found[-1].end}
    return tuple(QueryWord(word, word in last and (len(word) > 1 or len(words) == 1)) for word in words)


def matching_terms(
    word: QueryWord,
    vocabulary: Collection[str],
    likeness: Likeness | None = None,
    thesaurus: Thesaurus | None = None,
) -> Mapping[str, float]:
    """The terms of ``vocabulary`` that ``word`` stands for, the best first, and what each is worth: 1 for the word
    itself.

    Where the word itself is not among them, the best is worth the root of what it would be: it is the one
    that was meant, more likely than not: for its synonyms ``word`` stands too. ``likeness`` and ``thesaurus`` are those
    of ``vocabulary``; without the one it is worked out, without the other there are no synonyms.
    """
    worths: dict[str, float] = {}
    for term, worth in _matches(word, vocabulary, likeness or Likeness(vocabulary)):
        worths[term] = max(worth, worths.get(term, 0.0))
    worths = worths or dict.fromkeys(_two_slips_away(word.text, vocabulary), PARAMETERS.slip_weight**2)
    for term, worth in _synonyms(worths, thesaurus) if thesaurus else ():
        worths[term] = max(worth, worths.get(term, 0.0))
    ordered = _best_first(worths)
    scale = math.sqrt(worths[ordered[0]] if ordered else 1.0)
    return {term: worths[term] / scale for term in ordered[: PARAMETERS.most_terms]}


def _matches(word: QueryWord, vocabulary: Collection[str], likeness: Likeness) -> Iterable[tuple[str, float]]:
    text, is_known = word.text, word.text in vocabulary
    if is_known:
        yield text, 1.0
    for term, worth in likeness.like(text):
        if term != text and _is_like(text, term, worth):
            yield term, worth
    if is_known:
        return
    for term in vocabulary:
        if word.is_prefix and term.startswith(text):
            yield term, PARAMETERS.prefix_weight * len(text) / len(term)
        if len(text) >= _SHORTEST_WITH_SLIP and abs(len(term) - len(text)) <= 1 and one_slip(text, term):
            yield term, PARAMETERS.slip_weight


def _synonyms(worths: Mapping[str, float], thesaurus: Thesaurus) -> Iterable[tuple[str, float]]:
    """Those of the best term, if that is sure enough to be what was meant."""
    for best in _best_first(worths)[:1]:
        if math.sqrt(worths[best]) >= PARAMETERS.synonym_floor:
            for term in thesaurus.synonyms(best):
                yield term, PARAMETERS.thesaurus_weight * worths[best]


def _best_first(worths: Mapping[str, float]) -> list[str]:
    return sorted(worths, key=lambda term: (-worths[term], term.encode("utf-16-be", "surrogatepass")))


def _two_slips_away(text: str, vocabulary: Collection[str]) -> list[str]:
    """The terms that a word may be which is like no other: longer ones, whose first letter is right."""
    if len(text) < _SHORTEST_WITH_TWO:
        return []
    near = (term for term in vocabulary if term[0] == text[0] and abs(len(term) - len(text)) <= 2)
    return [term for term in near if two_slips(text, term)]


def _is_like(word: str, term: str, likeness: float) -> bool:
    """Whether ``term`` may stand for ``word``. Words that share no more than an ending seldom mean the same."""
    if likeness >= PARAMETERS.far_likeness_floor:
        return True
    return likeness >= PARAMETERS.likeness_floor and begin_alike(word, term)
