"""Words that differ only in the small words written together with them: הסיסמה, בסיסמה, סיסמה.

The vocabulary travels by families: they share their letters, and their postings are in one part of the index.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from functools import lru_cache
from itertools import chain, product

# Conjunction, relative pronoun, preposition and article, in the order in which Hebrew puts them together.
_PREFIXES = frozenset(
    "".join(parts)
    for parts in product(("", "ו"), ("", "כש", "לכש", "מש", "ש"), ("", "ב", "כ", "ל", "מ"), ("", "ה"))
)
_FIRST = frozenset(prefix[0] for prefix in _PREFIXES if prefix)
_LONGEST_PREFIX = 4
_SHORTEST_ROOT = 2
_ALONE = ("",)


def families(words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The prefixes with which each root stands among ``words``, all different; '' is the root itself.

    Roots are sorted, and prefixes. A beginning is taken for a prefix only where another word goes without it
    or with another one.
    """
    begun = {word: lengths for word in words if word[0] in _FIRST and (lengths := _prefixes(word))}
    shared = Counter(chain(words, (word[at:] for word, lengths in begun.items() for at in lengths)))
    grouped = dict.fromkeys(words, _ALONE)
    prefixes: defaultdict[str, list[str]] = defaultdict(list)
    for word, lengths in begun.items():
        most, prefix = shared[word], 0
        for at in lengths:
            if (found := shared[word[at:]]) > most:
                most, prefix = found, at
        if prefix:
            prefixes[word[prefix:]].append(word[:prefix])
            del grouped[word]
    for root, beginnings in prefixes.items():
        grouped[root] = (*grouped.get(root, ()), *sorted(beginnings))
    return {root: grouped[root] for root in sorted(grouped)}


def _prefixes(word: str) -> tuple[int, ...]:
    """How long each beginning of ``word`` is that may be a prefix of it."""
    return _lengths(word[:_LONGEST_PREFIX], len(word) - _SHORTEST_ROOT)


@lru_cache(100_000)
def _lengths(beginning: str, most: int) -> tuple[int, ...]:
    """How long each prefix is that a word with this ``beginning`` may have: a vocabulary has few beginnings."""
    return tuple(at for at in range(1, len(beginning) + 1) if at <= most and beginning[:at] in _PREFIXES)
