"""Words that differ only in the small words written together with them: הסיסמה, בסיסמה, סיסמה.

The vocabulary travels by families: they share their letters, and their postings are in one part of the index.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import product

# Conjunction, relative pronoun, preposition and article, in the order in which Hebrew puts them together.
_PREFIXES = frozenset(
    "".join(parts)
    for parts in product(("", "ו"), ("", "כש", "לכש", "מש", "ש"), ("", "ב", "כ", "ל", "מ"), ("", "ה"))
)
_FIRST = frozenset(prefix[0] for prefix in _PREFIXES if prefix)
_LONGEST_PREFIX = 4
_SHORTEST_ROOT = 2
ALONE = ("",)


class _Lengths(dict[str, tuple[int, ...]]):
    """How long each prefix is that a word with such a beginning may have: a vocabulary has few beginnings."""

    def __missing__(self, beginning: str) -> tuple[int, ...]:
        ends = range(1, len(beginning) + 1)
        self[beginning] = lengths = tuple(at for at in ends if beginning[:at] in _PREFIXES)
        return lengths


_LENGTHS = _Lengths()


def families(words: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The prefixes with which each root stands among ``words``, all different; '' is the root itself.

    Roots are sorted, and prefixes. A beginning is taken for a prefix only where another word goes without it
    or with another one.
    """
    begun, rests = [], []
    for word in words:
        if word[0] in _FIRST:
            for at in _LENGTHS[word[:-_SHORTEST_ROOT][:_LONGEST_PREFIX]]:
                begun.append(word)
                rests.append(word[at:])
    shared = Counter([*rests, *set(rests).intersection(words)])
    roots: dict[str, str] = {}
    for word, rest in zip(begun, rests, strict=True):
        if (found := shared[rest]) > 1 and found > shared.get(roots.get(word, word), 1):
            roots[word] = rest
    whole = set(words).difference(roots)
    # As one text each, not a list: what holds others is work for the collector of cycles.
    prefixes: defaultdict[str, str] = defaultdict(str)
    for word, root in roots.items():
        prefixes[root] += f"+{word[: -len(root)]}"
    return {
        root: _parted(prefixes[root] if root in whole else prefixes[root][1:]) if root in prefixes else ALONE
        for root in sorted(whole.union(prefixes))
    }


def members(grouped: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The words of ``families``, in their order."""
    return [prefix + root for root, prefixes in grouped.items() for prefix in prefixes]


@lru_cache(10_000)
def _parted(prefixes: str) -> tuple[str, ...]:
    """Sorted; '' before the first sign is the root itself. Most families have the same as others."""
    return tuple(sorted(prefixes.split("+")))
