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
_LONGEST_PREFIX = 4
_SHORTEST_ROOT = 2


def families(words: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The ``words``, all different, each as a root and the prefixes that it has before it; '' is the root itself.

    Roots are sorted, and prefixes. A beginning is taken for a prefix only where another word goes without it
    or with another one.
    """
    readings = {word: rests for word in words if (rests := _readings(word))}
    shared = Counter(chain(words, *readings.values()))
    prefixes: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        root = word
        for rest in readings.get(word, ()):
            if shared[rest] > shared[root]:
                root = rest
        prefixes[root].append(word[: len(word) - len(root)])
    return [(root, tuple(sorted(prefixes[root]))) for root in sorted(prefixes)]


def _readings(word: str) -> list[str]:
    """What is left of ``word`` without each beginning that may be a prefix."""
    longest = len(word) - _SHORTEST_ROOT
    return [word[at:] for at in _lengths(word[:_LONGEST_PREFIX]) if at <= longest]


@lru_cache(100_000)
def _lengths(beginning: str) -> tuple[int, ...]:
    """How long each prefix is that a word with this ``beginning`` may have: a vocabulary has few beginnings."""
    return tuple(at for at in range(1, len(beginning) + 1) if beginning[:at] in _PREFIXES)
