"""What a check may look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kbgen.model.document import Link, LinkKind
from kbgen.model.entry import Entry, Translation
from kbgen.model.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Context:
    """A knowledge base as it was written (``everything``), the part of it that this site publishes, and the
    day on which it is looked at."""

    everything: KnowledgeBase
    published: KnowledgeBase
    today: date

    def translations(self) -> Iterator[tuple[Entry, Translation]]:
        """Every translation with its entry, published or not."""
        for entry in self.everything.entries:
            for translation in entry.translations:
                yield entry, translation

    def links(self, *kinds: LinkKind) -> Iterator[tuple[Entry, Translation, Link]]:
        """Every link of these kinds with the entry that it stands in."""
        for entry, translation in self.translations():
            for link in translation.answer.links:
                if link.kind in kinds:
                    yield entry, translation, link

    def is_published(self, entry: Entry, language: str) -> bool:
        """Whether the entry's translation into ``language`` is published."""
        published = self.published.by_id.get(entry.id)
        return published is not None and published.translation(language) is not None
