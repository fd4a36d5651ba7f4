"""The knowledge base: every entry in every language, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from kbgen.model.document import Link, LinkKind
from kbgen.model.entry import Audience, Entry, Translation
from kbgen.model.expectation import Expectation
from kbgen.model.language import Language
from kbgen.model.synonyms import Synonym
from kbgen.model.taxonomy import Category, Tag


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside entries: ``path`` relative to the language's content folder, ``source`` on the disk,
    ``shown_path`` relative to the project."""

    language: str
    path: str
    source: Path
    shown_path: str


@dataclass(frozen=True)
class KnowledgeBase:
    """All entries, sorted by id, with the terms and attachments they use; the synonyms that search knows, and what
    it is expected to find.

    ``unreadable`` are the paths, relative to a language's folder or to the content folder, of files that could not
    be read: what is missing because of them is no mistake of its own.
    """

    languages: tuple[Language, ...]
    entries: tuple[Entry, ...]
    categories: tuple[Category, ...] = ()
    tags: tuple[Tag, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    unreadable: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def by_path(self) -> Mapping[tuple[str, str], Entry]:
        """Entries by language tag and file path."""
        return {(t.language, t.path): entry for entry in self.entries for t in entry.translations}

    @cached_property
    def _by_any_path(self) -> Mapping[str, Entry]:
        return {t.path: entry for entry in reversed(self.entries) for t in reversed(entry.translations)}

    def linked_entry(self, link: Link, language: str) -> Entry | None:
        """The entry that ``link``, written in ``language``, leads to. A path means the file of that language;
        where there is none, the file at the same path in another."""
        if link.kind is LinkKind.ENTRY_ID:
            return self.by_id.get(link.target)
        return self.by_path.get((language, link.target)) or self._by_any_path.get(link.target)

    def named_entry(self, name: str) -> Entry | None:
        """The entry with the id ``name``, or with a file at the path ``name`` (as ``related`` may say it)."""
        return self.by_id.get(name) or self._by_any_path.get(name)

    def is_unreadable(self, name: str) -> bool:
        """Whether ``name``, a path or an id, stands for a file that could not be read."""
        return name in self.unreadable or f"{name}.md" in self.unreadable

    def published(self, audience: Audience, drafts: bool) -> "KnowledgeBase":
        """The part that is for ``audience`` (internal readers see public entries too), with drafts or without."""
        kept = (
            _published(entry, drafts)
            for entry in self.entries
            if audience is Audience.INTERNAL or not entry.is_internal
        )
        return replace(self, entries=tuple(entry for entry in kept if entry.translations))


def _published(entry: Entry, drafts: bool) -> Entry:
    def is_kept(translation: Translation) -> bool:
        return drafts or not translation.draft

    return replace(entry, translations=tuple(filter(is_kept, entry.translations)))
