"""Words that mean the same in their language, on whatever site: γιατρός and ιατρός, ολοκληρώνω and τελειώνω.

A file a language, as ``el.txt``; one without a file has no thesaurus. A line is a group of stems: each stands for the
words of a vocabulary that begin with it, by ``families``, or for one word alone if it is written ``=word``. Of a group
counts what the vocabulary has. All files are looked up in every vocabulary: words tell their language by their letters.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from importlib.resources import files
from itertools import accumulate

from kbgen.search.families import families, members

_COMMONEST = 2  # words of a stem that stand for its synonyms: each costs postings
_AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Stem:
    """The words of a stem, which are neighbours, by their places: the first, that after the last, and the commonest."""

    begin: int
    end: int
    commonest: tuple[int, ...]

    def has(self, place: int) -> bool:
        """Whether the word at ``place`` is one of them."""
        return self.begin <= place < self.end


Group = tuple[Stem, ...]


def groups_in(grouped: Mapping[str, tuple[str, ...]], documents: Sequence[int]) -> Iterator[Group]:
    """The groups of which a vocabulary has two stems or more, without the others. It comes by ``families``;
    ``documents`` tells in how many each of its words stands, in the same order."""
    roots = list(grouped)
    places = list(accumulate(map(len, grouped.values()), initial=0))
    for group in _groups():
        spans = [(places[begin], places[end]) for begin, end in (_span(stem, roots) for stem in group)]
        stems = tuple(_stem(begin, end, documents) for begin, end in spans if begin < end)
        if len(stems) > 1:
            yield stems


class Thesaurus:
    """The groups of a vocabulary, which tells in how many documents each word stands, laid out to be asked."""

    def __init__(self, documents: Mapping[str, int]) -> None:
        grouped = families(documents)
        self._words = members(grouped)
        self._places = {word: place for place, word in enumerate(self._words)}
        self._groups = tuple(groups_in(grouped, [documents[word] for word in self._words]))

    def synonyms(self, word: str) -> Iterator[str]:
        """The commonest words of each other stem in the groups of ``word``, one of the vocabulary."""
        place = self._places[word]
        for group in self._groups:
            if any(stem.has(place) for stem in group):
                for stem in group:
                    if not stem.has(place):
                        yield from (self._words[other] for other in stem.commonest)


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(group for text in texts() for group in groups_of(text))


def groups_of(text: str) -> Iterator[tuple[str, ...]]:
    """The groups in the ``text`` of a file, each the stems of a line."""
    return (tuple(line.split()) for line in text.splitlines() if line and not line.startswith("#"))


def texts() -> list[str]:
    """The files, by language."""
    found = sorted(file.name for file in files(__name__).iterdir() if file.name.endswith(".txt"))
    return [files(__name__).joinpath(name).read_text("utf-8") for name in found]


def _span(stem: str, roots: Sequence[str]) -> tuple[int, int]:
    """Where the ``roots``, sorted, of the words of ``stem`` begin and end."""
    word = stem.removeprefix("=")
    begin = bisect_left(roots, word)
    return begin, bisect_left(roots, word + ("\0" if word != stem else _AFTER_ALL), begin)


def _stem(begin: int, end: int, documents: Sequence[int]) -> Stem:
    commonest = nsmallest(_COMMONEST, range(begin, end), key=lambda place: (-documents[place], place))
    return Stem(begin, end, tuple(commonest))
