"""Words that differ only in the small words written together with them: הסיסמה, בסיסמה, סיסמה.

The vocabulary travels by families: they share their letters, and their postings are in one part of the index.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

# Conjunction, relative pronoun, preposition and article, in the order in which Hebrew puts them together.
_PREFIX = re.compile("ו?(?:כש|לכש|מש|ש)?[בכלמ]?ה?")
_LONGEST_PREFIX = 4
_SHORTEST_ROOT = 2


def families(words: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Every word of ``words`` once, as a root and the prefixes that it has before it; '' is the root itself.

    Roots are sorted, and prefixes. A beginning is taken for a prefix only where another word goes without it
    or with another one.
    """
    readings = {word: _readings(word) for word in words}
    shared = Counter(root for roots in readings.values() for root in roots)
    prefixes: defaultdict[str, list[str]] = defaultdict(list)
    for word, roots in readings.items():
        root = max(roots, key=lambda one: shared[one])
        prefixes[root].append(word[: len(word) - len(root)])
    return [(root, tuple(sorted(prefixes[root]))) for root in sorted(prefixes)]


def _readings(word: str) -> list[str]:
    """``word``, and what is left of it without each beginning that may be a prefix."""
    longest = min(_LONGEST_PREFIX, len(word) - _SHORTEST_ROOT)
    return [word[at:] for at in range(max(0, longest) + 1) if _PREFIX.fullmatch(word, 0, at)]
