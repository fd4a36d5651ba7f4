"""Related entries: those an author names, then the nearest by what entries have in common."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from kbgen.model.entry import Entry
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.text.tokenize import tokens

MOST = 5
_COMMON = 200  # what more entries than this have in common says nothing, and would cost time


def related_entries(knowledge_base: KnowledgeBase) -> Mapping[str, tuple[Entry, ...]]:
    """For each entry's id, up to five related entries. Internal ones are related to internal ones only.

    The weight of a shared feature (tag, category, word of the question or keyword) is its inverse document
    frequency: the rarer, the more it says.
    """
    features = {entry.id: frozenset(_features(entry)) for entry in knowledge_base.entries}
    holders: dict[str, list[str]] = defaultdict(list)
    for name, found in features.items():
        for feature in found:
            holders[feature].append(name)
    return {
        entry.id: _choose(
            entry, knowledge_base, _scores(entry.id, features[entry.id], holders, len(features))
        )
        for entry in knowledge_base.entries
    }


def _features(entry: Entry) -> Iterator[str]:
    yield from (f"tag:{tag.target}" for tag in entry.tags)
    if entry.category is not None:
        yield f"category:{entry.category.target}"
    for translation in entry.translations:
        for text in (translation.question, *translation.keywords):
            yield from (token.text for token in tokens(text) if len(token.text) > 2)


def _scores(
    name: str, features: frozenset[str], holders: Mapping[str, list[str]], total: int
) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for feature in sorted(features):
        if len(holders[feature]) <= _COMMON:
            weight = math.log(1 + total / len(holders[feature]))
            for other in holders[feature]:
                scores[other] += weight
    scores.pop(name, None)
    return scores


def _choose(entry: Entry, knowledge_base: KnowledgeBase, scores: dict[str, float]) -> tuple[Entry, ...]:
    named = (knowledge_base.named_entry(name.target) for name in entry.related)
    nearest = sorted(scores, key=lambda name: (-round(scores[name], 9), name))
    chosen: dict[str, Entry] = {}
    for other in (*named, *(knowledge_base.by_id[name] for name in nearest)):
        if other is not None and other.id != entry.id and (entry.is_internal or not other.is_internal):
            chosen[other.id] = other
    return tuple(chosen.values())[: max(MOST, len(entry.related))]
