"""How alike two words are: the cosine, squared, of their pieces of three and four letters.

It knows next to no grammar and yet joins what inflection and word formation keep apart, in Greek as in
Hebrew. Of a Hebrew word, pieces are also those of its skeleton without vav and yod, which may be left out in
writing, the beginnings that word and skeleton would have without one or two of the letters that are prefixed to
words, and the ends that the word would have without one or two of those that endings are made of. A piece counts
by how rare it is in the vocabulary. Weights are whole numbers, so that their sums do not depend on the order of
adding.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

_LENGTHS = (3, 4)
_HEBREW = re.compile("[א-ת]")
_VAV_OR_YOD = re.compile("[וי]")
_PREFIXES = frozenset("והבכלמש")
_ENDINGS = frozenset("מתהיונ")
_MOST_DROPPED = 2


def pieces(word: str) -> tuple[str, ...]:
    """The different pieces of ``word``, its ends marked."""
    found = dict.fromkeys(_cut(f"^{word}$"))
    if _HEBREW.match(word):
        skeleton = word[0] + _VAV_OR_YOD.sub("", word[1:])
        found |= dict.fromkeys(_cut(f"^{skeleton}$"))
        found |= dict.fromkeys((*_beginnings(word), *_beginnings(skeleton), *_ends(word)))
    return tuple(found)


def _cut(marked: str) -> Iterator[str]:
    return (marked[at : at + length] for length in _LENGTHS for at in range(len(marked) - length + 1))


def begin_alike(one: str, other: str) -> bool:
    """Whether two words have the same first letter, a Hebrew one with or without its prefixes, were the letters
    prefixes."""
    letters = {rest[0] for rest in (one, *_rests(one))}
    return any(rest[0] in letters for rest in (other, *_rests(other)))


def _beginnings(word: str) -> Iterator[str]:
    """The first pieces that ``word`` would have without its prefixes."""
    return (f"^{rest}"[:length] for rest in _rests(word) for length in _LENGTHS)


def _rests(word: str) -> Iterator[str]:
    """What is left of ``word`` without one prefix, and without two, were the letters prefixes."""
    for dropped in range(1, _MOST_DROPPED + 1):
        if len(word) - dropped < min(_LENGTHS) or word[dropped - 1] not in _PREFIXES:
            return
        yield word[dropped:]


def _ends(word: str) -> Iterator[str]:
    """The last pieces that ``word`` would have without its ending, were its last letters one."""
    for dropped in range(1, _MOST_DROPPED + 1):
        rest = word[:-dropped]
        if len(rest) < min(_LENGTHS) or word[-dropped] not in _ENDINGS:
            return
        yield from (f"{rest}$"[-length:] for length in _LENGTHS)


class Likeness:
    """The likeness of any word to those of a vocabulary. The pieces are laid out once, for queries by the hundred."""

    def __init__(self, vocabulary: Collection[str]) -> None:
        self._words = tuple(vocabulary)
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            for piece in pieces(word):
                self._holders[piece].append(place)
        self._weights = {
            piece: _weight(len(places), len(self._words)) for piece, places in self._holders.items()
        }
        self._sums = [sum(self._weights[piece] for piece in pieces(word)) for word in self._words]

    def like(self, word: str) -> Iterator[tuple[str, float]]:
        """The words that share a piece with ``word``, in the order of the vocabulary, and their likeness, up to
        1. Pieces that no word of the vocabulary has are left out of account: they tell of a slip rather than of
        another word."""
        wanted = [piece for piece in pieces(word) if piece in self._weights]
        whole = sum(self._weights[piece] for piece in wanted)
        shared: Counter[int] = Counter()
        for piece in wanted:
            for place in self._holders[piece]:
                shared[place] += self._weights[piece]
        for place in sorted(shared):
            yield self._words[place], shared[place] * shared[place] / (whole * self._sums[place])


def _weight(found: int, size: int) -> int:
    rarity = math.log(1 + size / (found + 1))
    return math.floor(rarity * rarity * 1000 + 0.5)


def one_slip(one: str, other: str) -> bool:
    """Whether a letter too many, too few or wrong, or two neighbours swapped, make ``one`` of ``other``
    (Damerau, "A technique for computer detection and correction of spelling errors", 1964)."""
    begin = 0
    while begin < min(len(one), len(other)) and one[begin] == other[begin]:
        begin += 1
    end = 0
    while end < min(len(one), len(other)) - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[begin : len(one) - end], other[begin : len(other) - end]
    return (len(left) <= 1 and len(right) <= 1) or (len(left) == 2 and left == right[::-1])


def two_slips(one: str, other: str) -> bool:
    """Whether one slip at the first letter in which they differ, and another one after it at the most, do."""
    begin = 0
    while begin < min(len(one), len(other)) and one[begin] == other[begin]:
        begin += 1
    left, right = one[begin:], other[begin:]
    return (
        one_slip(left[1:], right)
        or one_slip(left, right[1:])
        or one_slip(left[1:], right[1:])
        or (left[:2] == right[1::-1] and one_slip(left[2:], right[2:]))
    )
