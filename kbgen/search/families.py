"""Words that differ only in the small words written together with them: הסיסמה, בסיסמה, סיסמה.

The vocabulary travels by families: they share their letters, and their postings are in one part of the index.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain, product

# Conjunction, relative pronoun, preposition and article, in the order in which Hebrew puts them together.
_PREFIXES = frozenset(
    "".join(parts)
    for parts in product(("", "ו"), ("", "כש", "לכש", "מש", "ש"), ("", "ב", "כ", "ל", "מ"), ("", "ה"))
)
_BEGINNINGS = frozenset(prefix[:1] for prefix in _PREFIXES)
_LONGEST_PREFIX = 4
_SHORTEST_ROOT = 2


def families(words: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Every word of ``words`` once, as a root and the prefixes that it has before it; '' is the root itself.

    Roots are sorted, and prefixes. A beginning is taken for a prefix only where another word goes without it
    or with another one.
    """
    readings = {word: _readings(word) for word in words}
    shared = Counter(chain.from_iterable(readings.values()))
    prefixes: defaultdict[str, list[str]] = defaultdict(list)
    for word, roots in readings.items():
        root = max(roots, key=shared.__getitem__) if len(roots) > 1 else word
        prefixes[root].append(word[: len(word) - len(root)])
    return [(root, tuple(sorted(prefixes[root]))) for root in sorted(prefixes)]


def _readings(word: str) -> tuple[str, ...]:
    """``word``, and what is left of it without each beginning that may be a prefix."""
    if word[:1] not in _BEGINNINGS:
        return (word,)
    longest = min(_LONGEST_PREFIX, len(word) - _SHORTEST_ROOT)
    return (word, *[word[at:] for at in range(1, longest + 1) if word[:at] in _PREFIXES])
