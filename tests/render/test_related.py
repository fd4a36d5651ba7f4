"""Related entries are the nearest of those that a reader may see: tested against comparing each with each."""

import math
import random

import pytest

from kbgen.model.diagnostic import Location
from kbgen.model.document import Document
from kbgen.model.entry import Audience, Entry, Reference, Translation
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.language import Language
from kbgen.render.related import MOST, related_entries

GREEK = Language("el", "ltr", "Ελληνικά")
HERE = Location("a.md")
WORDS = (
    *("πελάτης", "παραγγελία", "επιστροφή", "προϊόν", "απόδειξη", "παράδοση"),
    *("κατάστημα", "τιμολόγιο", "κωδικός", "εγγύηση", "με", "το"),
)


def _entry(chance: random.Random, number: int, all_of_them: int) -> Entry:
    question = " ".join(chance.choices(WORDS, k=4))
    translation = Translation(
        "el", f"e{number:02}.md", question, Document("", ""), f"e{number:02}", HERE, HERE
    )
    named = chance.sample(range(all_of_them), chance.choice((0, 0, 1, 2, 7)))
    return Entry(
        f"e{number:02}",
        (translation,),
        category=Reference(f"c{number % 3}", HERE),
        tags=tuple(Reference(tag, HERE) for tag in chance.sample("abcdef", chance.randint(0, 2))),
        related=tuple(Reference(f"e{name:02}", HERE) for name in named),
        audience=chance.choice((Audience.PUBLIC, Audience.PUBLIC, Audience.INTERNAL)),
    )


def _features(entry: Entry) -> set[str]:
    assert entry.category is not None
    words = {word for word in entry.translations[0].question.split() if len(word) > 2}
    return words | {f"tag:{tag.target}" for tag in entry.tags} | {f"category:{entry.category.target}"}


def _naive(entry: Entry, entries: tuple[Entry, ...]) -> list[str]:
    features = {one.id: _features(one) for one in entries}

    def score(other: Entry) -> float:
        shared = features[entry.id] & features[other.id]
        holders = [sum(feature in found for found in features.values()) for feature in shared]
        return round(math.fsum(math.log(1 + len(entries) / number) for number in holders), 9)

    seen = [one for one in entries if one.id != entry.id and (entry.is_internal or not one.is_internal)]
    near = [one.id for one in sorted(seen, key=lambda one: (-score(one), one.id)) if score(one)]
    named = [name.target for name in entry.related if name.target in {one.id for one in seen}]
    return list(dict.fromkeys(named + near))[: max(MOST, len(entry.related))]


@pytest.mark.parametrize("seed", range(5))
def test_the_named_come_first_then_those_with_most_in_common(seed: int) -> None:
    chance = random.Random(seed)
    entries = tuple(_entry(chance, number, 50) for number in range(50))
    related = related_entries(KnowledgeBase((GREEK,), entries))
    assert {name: [one.id for one in found] for name, found in related.items()} == {
        entry.id: _naive(entry, entries) for entry in entries
    }
