"""A build of which no more than the answers of a few entries is new.

The pages that show them are rendered as the build before planned them, with other answers; the search index is edited;
everything else stands. What else would change the plan of a page, a list or a diagnostic is in the ``essence`` of a
translation: where that differs, as where anything is not known for sure, everything is planned anew.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias
from unicodedata import normalize

from kbgen.incremental.answers import essence, translations, with_translations, without_answer
from kbgen.incremental.entries import reread, said
from kbgen.incremental.last_build import LastBuild, Notes
from kbgen.incremental.outdated import Outdated
from kbgen.incremental.pages import P, Rows, planned_before, rows_of
from kbgen.incremental.search_index import DocumentEdit
from kbgen.incremental.work import Work
from kbgen.model.artifact import Artifact
from kbgen.model.diagnostic import Diagnostic
from kbgen.model.entry import Translation
from kbgen.model.progress import Track
from kbgen.model.site import BookletPage, EntryPage
from kbgen.model.site_config import SiteConfig
from kbgen.publish.paths import MANIFEST_NAME
from kbgen.publish.tree import PublishedFiles
from kbgen.render import addresses
from kbgen.render.offline import WORKER
from kbgen.render.renderer import Presentation
from kbgen.render.search_documents import search_document
from kbgen.source.entry_file import EntryFile, EntryText
from kbgen.source.files import Walker

_MOST = 20  # files: with more, it is hardly quicker
_Texts: TypeAlias = Mapping[str, Translation]  # by the path of the file, as it is shown


@dataclass(frozen=True)
class Edit:
    """Translations with other answers than ``before``; ``notes`` and what was ``found`` hold for this build too."""

    work: Work
    config: SiteConfig
    published: PublishedFiles
    before: _Texts
    after: _Texts
    notes: Notes
    found: tuple[Diagnostic, ...]

    def pages(self, track: Track, presentation: Presentation) -> Iterator[Artifact]:
        """The pages that show the answers."""
        return self.work.pages([after for _, after in self._pages], track, presentation, self._rows)

    def indexes(self) -> Iterator[Artifact]:
        """The files of the search indexes that have something new."""
        for tag, edits in self._documents.items():
            yield from self.work.indexes.edited(tag, edits)

    @cached_property
    def standing(self) -> PublishedFiles:
        """The files that go on as they are."""
        replaced = {MANIFEST_NAME, WORKER, *(page.route.path for page, _ in self._pages)}
        for tag in self._documents:
            replaced.update(self.work.indexes.paths(tag))
        return {path: file for path, file in self.published.items() if path not in replaced}

    @property
    def standing_pages(self) -> Set[str]:
        """Those of them that are pages or attachments."""
        return self.standing.keys() & (self._rows.keys() | self.notes.attachments)

    @property
    def standing_indexes(self) -> list[str]:
        """Those that belong to search indexes."""
        tags = {language.tag for language in self.config.languages} - self._documents.keys()
        return [path for tag in tags for path in self.work.indexes.paths(tag)]

    @cached_property
    def _documents(self) -> Mapping[str, Sequence[DocumentEdit]]:
        """The documents that are new, as they were and as they are to be, by the tag of the index."""
        documents: defaultdict[str, list[DocumentEdit]] = defaultdict(list)
        for before, after in self._pages:
            if isinstance(before, EntryPage) and isinstance(after, EntryPage):
                edit = search_document(before), search_document(after)
                if edit[0] != edit[1]:
                    documents[before.language.tag].append(edit)
        return documents

    @cached_property
    def _rows(self) -> Rows:
        return rows_of(self.work.store, self.work.output)

    @cached_property
    def _pages(self) -> list[tuple[EntryPage | BookletPage, EntryPage | BookletPage]]:
        """The pages that show the answers, as they were (a booklet as it was planned: nobody asks) and as they are to
        be."""
        planned = [page for page in self._planned() if self._is_on(page)]
        paths = {text.location.path for page in planned for text in translations(page)}
        read = self.notes.read
        known = said([read[path] for path in paths if path in read], self.work.store)
        files = (file for file, _ in known.values() if file is not None)
        texts = {file.translation.location.path: file.translation for file in files}
        before, after = texts | dict(self.before), texts | dict(self.after)
        return [
            (self._with(page, before) if isinstance(page, EntryPage) else page, self._with(page, after))
            for page in planned
        ]

    def _with(self, page: P, texts: _Texts) -> P:
        def found(text: Translation) -> Translation:
            other = texts.get(text.location.path)
            is_new = text.location.path in self.after
            if other is None or (is_new and without_answer(other) != text):
                raise Outdated(text.location)
            return other

        return with_translations(page, found)

    def _is_on(self, page: EntryPage | BookletPage) -> bool:
        return any(text.location.path in self.after for text in translations(page))

    def _planned(self) -> Iterator[EntryPage | BookletPage]:
        def keys(paths: Iterable[str]) -> list[str]:
            found = {path: self._rows.get(path, ("", "", 0)) for path in paths}
            if any(self.work.standing.get(path) != digest for path, (_, digest, _) in found.items()):
                raise Outdated(*found)
            return [key for key, _, _ in found.values()]

        tags = [language.tag for language in self.config.languages]
        own = keys(addresses.entry_page(text.language, text).path for text in self.after.values())
        entries = self._known(EntryPage, own)
        routes = {alternate.route for page in entries for alternate in page.alternates}
        booklets = {
            addresses.term_page(tag, addresses.BOOKLET_FOLDER, page.category.id)
            for page in entries
            if page.category
            for tag in tags
        }
        homes = set(map(addresses.home, tags))  # of those who cannot read it
        yield from self._known(EntryPage, keys(sorted(route.path for route in routes - homes)))
        yield from self._known(BookletPage, keys(sorted(route.path for route in booklets)))

    def _known(self, kind: type[P], keys: list[str]) -> list[P]:
        found = planned_before(self.work.store, kind, keys)
        if len(found) != len(set(keys)):
            raise Outdated(*keys)
        return found


def edit_of(
    changed: Iterable[str], config: SiteConfig, last: LastBuild, published: PublishedFiles, work: Work
) -> Edit | None:
    """What is new if nothing but the ``changed`` files is; ``None`` if that is more than some answers."""
    texts = [_text(path, config) for path in changed]
    told = {diagnostic.location.path for diagnostic in last.found}
    if not 0 < len(texts) <= _MOST or last.notes.asks:
        return None
    before, after, read = {}, {}, dict(last.notes.read)
    for text in texts:
        if text is None or text.shown_path not in read:
            return None
        earlier = said((read[text.shown_path],), work.store).get(read[text.shown_path], (None, ()))
        read[text.shown_path], (file, problems) = reread(text, work.parsed, work.store)
        is_told = text.shown_path in told
        if (
            file is None
            or earlier[0] is None
            or problems != earlier[1]
            or not _is_alike(earlier[0], file, is_told)
        ):
            return None
        before[text.shown_path], after[text.shown_path] = earlier[0].translation, file.translation
    return Edit(work, config, published, before, after, replace(last.notes, read=read), last.found)


def _is_alike(before: EntryFile, after: EntryFile, is_told: bool) -> bool:
    essences = (essence(file.translation, is_told) for file in (before, after))
    return before.shared == after.shared and next(essences) == next(essences)


def _text(path: str, config: SiteConfig) -> EntryText | None:
    """The entry file at ``path``, if it is one that can be read."""
    walker = Walker(config.root, [])
    for language in config.languages:
        folder = f"{config.root / config.content / language.tag}{os.sep}"
        if path.startswith(folder) and path.lower().endswith(".md") and not os.path.islink(path):
            data, below = walker.read(Path(path)), path.removeprefix(folder).replace(os.sep, "/")
            if data is not None:
                shown = walker.shown(Path(path))
                return EntryText(data, language, normalize("NFC", below), shown, config.trust_html)
    return None
