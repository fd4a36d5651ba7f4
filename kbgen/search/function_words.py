"""How much a word of a query says: words that ask, join and greet say little, however rare they are.

Their rarity deceives: a collection of answers hardly ever says "which" or "please", but every question does.
"""

from collections.abc import Collection
from itertools import chain

from kbgen.search.document import analyse
from kbgen.search.likeness import one_slip
from kbgen.search.parameters import PARAMETERS
from kbgen.text import tables

_SHORTEST_WITH_SLIP = 4
_WORDS = frozenset(
    chain.from_iterable(
        analyse(words) for kinds in tables.load("function_words").values() for words in kinds.values()
    )
)


def importance(word: str, vocabulary: Collection[str]) -> float:
    """What the rarity of the folded ``word`` is to be taken times: 1, or less for a function word, or for one
    with a slip in it that the vocabulary does not have."""
    return PARAMETERS.function_weight if word in _WORDS or _is_slip(word, vocabulary) else 1.0


def _is_slip(word: str, vocabulary: Collection[str]) -> bool:
    if len(word) < _SHORTEST_WITH_SLIP or word in vocabulary:
        return False
    return any(one_slip(word, other) for other in _WORDS)
