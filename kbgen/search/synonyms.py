"""Other ways to ask: where the phrase of a synonym stands in a query, its other phrases may stand for it.

A query is cut into spans, from the left, each the longest that is a phrase of some synonym, and one word where
none is. A document counts, for each span, the best of the ways to say it: the words as typed, or another
phrase, times what that is worth; a phrase of more words counts no more for it. So each way keeps the rarity of
its own words, and a synonym takes nothing away from what is found for the words as typed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kbgen.model.synonyms import Synonym
from kbgen.search.match import QueryWord
from kbgen.search.parameters import PARAMETERS
from kbgen.text.tokenize import tokens

Phrase = tuple[str, ...]
StandsFor = Callable[[QueryWord], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Expansion:
    """A synonym after analysis: the words of each phrase."""

    sources: tuple[Phrase, ...]
    targets: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Words to look for, and what it is worth to find them: 1 for those that were typed."""

    words: tuple[QueryWord, ...]
    worth: float


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring words of a query, and the ways to say them, as typed first."""

    ways: tuple[Way, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.ways[0].words)

    def factor(self, way: Way) -> float:
        """What the scores of the words of ``way`` are multiplied by: all together count as those typed would."""
        return way.worth * len(self.ways[0].words) / len(way.words)


def expansions(synonyms: Iterable[Synonym]) -> tuple[Expansion, ...]:
    """``synonyms`` as a query is compared with them."""
    return tuple(Expansion(_phrases(one.sources), _phrases(one.targets)) for one in synonyms)


def _phrases(texts: Iterable[str]) -> tuple[Phrase, ...]:
    # A query has each word once: so has a phrase.
    phrases = (tuple(dict.fromkeys(_wholes(text))) for text in texts)
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def _wholes(text: str) -> Iterator[str]:
    """The words of ``text`` without the parts of those that have some: ``e-mail`` is one word."""
    end = 0
    for token in tokens(text):
        if token.start >= end:
            yield token.text
            end = token.end


def words_of(known: Iterable[Expansion]) -> frozenset[str]:
    """The words of all phrases. They belong to the vocabulary: a slip in one of them, or its Greeklish, is
    understood as well."""
    return frozenset(word for one in known for phrase in one.sources + one.targets for word in phrase)


def cut(words: Sequence[QueryWord], stands_for: StandsFor, known: Sequence[Expansion]) -> Iterator[Span]:
    """The spans of a query. ``stands_for`` gives the terms that a word stands for, and what each is worth."""
    longest = max((len(phrase) for one in known for phrase in one.sources), default=1)
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            typed = tuple(words[at : at + length])
            others = _other_ways([stands_for(word) for word in typed], known)
            if others or length == 1:
                yield Span((Way(typed, 1.0), *others))
                at += length
                break


def _other_ways(typed: Sequence[Mapping[str, float]], known: Iterable[Expansion]) -> tuple[Way, ...]:
    found: dict[Phrase, float] = {}
    for one in known:
        sure = max((_sureness(typed, source) for source in one.sources), default=0.0)
        if sure < PARAMETERS.synonym_floor:
            continue
        for target in one.targets:
            if _sureness(typed, target) < PARAMETERS.synonym_floor:
                found[target] = max(sure, found.get(target, 0.0))
    return tuple(
        Way(tuple(QueryWord(word, False) for word in phrase), PARAMETERS.synonym_weight * sure)
        for phrase, sure in found.items()
    )


def _sureness(typed: Sequence[Mapping[str, float]], phrase: Phrase) -> float:
    """How sure it is that the words typed, each by what it stands for, are those of ``phrase``."""
    if len(typed) != len(phrase):
        return 0.0
    return min(terms.get(word, 0.0) for terms, word in zip(typed, phrase, strict=True))
