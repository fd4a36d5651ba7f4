"""Where the links of an answer lead."""

from collections.abc import Mapping

from kbgen.model.document import Link, LinkKind
from kbgen.model.entry import Translation
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.language import Language
from kbgen.model.site import Target
from kbgen.render.addresses import Reading, file_page


class Targets:
    """The targets of texts, each worked out once for a reader: its own page, that of the other language and the
    booklet ask for them. ``readings`` are by the reader's language (a tag) and the entry's id."""

    def __init__(self, base: KnowledgeBase, readings: Mapping[tuple[str, str], Reading]) -> None:
        self._base, self._readings = base, readings
        self._tags = tuple(language.tag for language in base.languages)
        self._known: dict[tuple[str, str, str], tuple[Target | None, ...]] = {}

    def of(self, text: Translation, reader: Language) -> tuple[Target | None, ...]:
        """Where the links of ``text`` lead, in their order; ``None`` for one that leads nowhere, or within the text."""
        key = (text.language, text.path, reader.tag)
        if key not in self._known:
            self._known[key] = tuple(
                self._target(link, text.language, reader.tag) for link in text.answer.links
            )
        return self._known[key]

    def _target(self, link: Link, written_in: str, reader: str) -> Target | None:
        """Where ``link`` leads: readers of ``reader`` to their own language, if the entry is there in it."""
        if link.kind is LinkKind.FILE:
            return Target(file_page(written_in, link.target))
        entry = None if link.kind is LinkKind.FRAGMENT else self._base.linked_entry(link, written_in)
        if entry is None:
            return None
        readings = (self._readings.get((tag, entry.id)) for tag in (reader, written_in, *self._tags))
        found = next(filter(None, readings), None)
        if found is None:
            return None
        # A heading's anchor is a language's own: the reader's text may not have it.
        fragment = link.fragment if link.fragment in found.translation.answer.anchors else ""
        return Target(found.route, fragment, entry.id)
