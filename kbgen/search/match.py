"""Which words of the vocabulary a word of the query stands for."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kbgen.search.document import analyse
from kbgen.search.parameters import PARAMETERS


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of a query. ``is_prefix``: it may be the beginning of a longer one, still being typed."""

    text: str
    is_prefix: bool


def query_words(query: str) -> tuple[QueryWord, ...]:
    """The different words of ``query``. The last may be unfinished, unless it is one letter among others."""
    terms = analyse(query)
    words = tuple(dict.fromkeys(terms))
    return tuple(QueryWord(word, word == terms[-1] and (len(word) > 1 or len(words) == 1)) for word in words)


def matching_terms(word: QueryWord, vocabulary: Collection[str]) -> Mapping[str, float]:
    """The terms of ``vocabulary`` that ``word`` stands for, and what each is worth: 1 for the word itself."""
    return dict(_matches(word, vocabulary))


def _matches(word: QueryWord, vocabulary: Collection[str]) -> Iterable[tuple[str, float]]:
    for term in vocabulary:
        if term == word.text:
            yield term, 1.0
        elif word.is_prefix and term.startswith(word.text):
            yield term, PARAMETERS.prefix_weight * len(word.text) / len(term)
