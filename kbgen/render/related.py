"""Related entries: those an author names, then the nearest by what entries have in common."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from heapq import nlargest

from kbgen.model.entry import Entry
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.text.tokenize import terms

MOST = 5
_COMMON = 200  # what more entries than this have in common says nothing, and would cost time
_UNIT = 10**9  # weights are whole numbers, so that their sums do not depend on the order of adding


def related_entries(knowledge_base: KnowledgeBase) -> Mapping[str, tuple[Entry, ...]]:
    """For each entry's id, up to five related entries. Internal ones are related to internal ones only.

    The weight of a shared feature (tag, category, word of the question or keyword) is its inverse document
    frequency: the rarer, the more it says.
    """
    likeness = _Likeness(knowledge_base.entries)
    return {
        entry.id: _choose(entry, place, knowledge_base, likeness)
        for place, entry in enumerate(knowledge_base.entries)
    }


def _choose(
    entry: Entry, place: int, knowledge_base: KnowledgeBase, likeness: "_Likeness"
) -> tuple[Entry, ...]:
    most = max(MOST, len(entry.related))
    named = (knowledge_base.named_entry(name.target) for name in entry.related)
    chosen: dict[str, Entry] = {}
    for other in (*named, *likeness.nearest(place, most + len(entry.related))):
        if other is not None and other.id != entry.id and (entry.is_internal or not other.is_internal):
            chosen[other.id] = other
    return tuple(chosen.values())[:most]


class _Likeness:
    """What entries have in common, worked out once for all of them."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._features = [sorted(set(_features(entry))) for entry in entries]
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, found in enumerate(self._features):
            for feature in found:
                holders[feature].append(place)
        self._holders = {feature: places for feature, places in holders.items() if len(places) <= _COMMON}
        self._public = {
            feature: [place for place in places if not entries[place].is_internal]
            for feature, places in self._holders.items()
        }
        self._weights = {
            feature: round(math.log(1 + len(entries) / len(places)) * _UNIT)
            for feature, places in self._holders.items()
        }

    def nearest(self, place: int, number: int) -> Iterator[Entry]:
        """The ``number`` entries that have most in common with that at ``place``, and that its readers may see."""
        holders = self._holders if self._entries[place].is_internal else self._public
        scores: defaultdict[int, int] = defaultdict(int)
        for feature in self._features[place]:
            weight = self._weights.get(feature, 0)
            for other in holders.get(feature, ()):
                scores[other] += weight
        scores.pop(place, None)
        size, least = len(self._entries), min(nlargest(number, scores.values()), default=0)
        # Of equal scores, the first place: one number for both tells the order.
        likely = [score * size - other for other, score in scores.items() if score >= least]
        best = nlargest(number, likely)
        return (self._entries[-one % size] for one in best)


def _features(entry: Entry) -> Iterator[str]:
    yield from (f"tag:{tag.target}" for tag in entry.tags)
    if entry.category is not None:
        yield f"category:{entry.category.target}"
    for translation in entry.translations:
        for text in (translation.question, *translation.keywords):
            yield from (term for term in terms(text) if len(term) > 2)
