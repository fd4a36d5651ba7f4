"""The content folder to the knowledge base."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from kbgen.fields.reader import close_match
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.knowledge_base import Attachment, KnowledgeBase
from kbgen.model.language import Language
from kbgen.model.progress import Track, untracked
from kbgen.model.site_config import SiteConfig
from kbgen.model.taxonomy import Category, Tag
from kbgen.source.decode import decode
from kbgen.source.entry_file import EntryFile, ParseAll, Unread, parse_all
from kbgen.source.files import ContentFile, Walker
from kbgen.source.pairing import pair
from kbgen.source.queries import read_queries
from kbgen.source.synonyms import read_synonyms
from kbgen.source.terms import read_terms

T = TypeVar("T")
Read = Callable[[str, str, tuple[str, ...]], tuple[tuple[T, ...], tuple[Diagnostic, ...]]]

CATEGORIES, TAGS, SYNONYMS, QUERIES = "categories.yml", "tags.yml", "synonyms.yml", "queries.yml"
_OWN = (CATEGORIES, TAGS, SYNONYMS, QUERIES)


def load_knowledge_base(
    config: SiteConfig, track: Track = untracked, parse_all: ParseAll = parse_all
) -> tuple[KnowledgeBase, tuple[Diagnostic, ...]]:
    """Everything under the content folder, and what is wrong with it. ``parse_all`` makes entries of texts."""
    loader = _Loader(config, track, parse_all)
    knowledge_base = loader.load()
    return knowledge_base, tuple(loader.report)


class _Loader:
    def __init__(self, config: SiteConfig, track: Track, parse_all: ParseAll) -> None:
        self.report: list[Diagnostic] = []
        self._config, self._track, self._parse_all = config, track, parse_all
        self._content = config.root / config.content
        self._walker = Walker(config.root, self.report)
        self._attachments: list[Attachment] = []
        self._unreadable: set[str] = set()

    def load(self) -> KnowledgeBase:
        languages = self._config.languages
        if not self._walker.is_inside(self._content):
            return KnowledgeBase(languages, ())
        self._strays()
        files = [file for language in languages for file in self._entry_files(language)]
        entries, problems = pair(files)
        self.report.extend(problems)
        return KnowledgeBase(
            languages,
            entries,
            categories=self._list(CATEGORIES, partial(read_terms, make=Category)),
            tags=self._list(TAGS, partial(read_terms, make=Tag)),
            synonyms=self._list(SYNONYMS, read_synonyms),
            expectations=self._list(QUERIES, read_queries),
            attachments=tuple(self._attachments),
            unreadable=frozenset(self._unreadable),
        )

    def _strays(self) -> None:
        """What stands in the content folder and is read by no one."""
        known = (*(language.tag for language in self._config.languages), *_OWN)
        for path in self._walker.children(self._content):
            if path.name in known:
                continue
            if path.is_dir():
                hint = f"Add `{path.name}` to `languages` in kbgen.yml, or move the folder out of content."
                message = f"the folder `{path.name}` belongs to no language of the site"
            else:
                near = close_match(path.name, _OWN)
                hint = (
                    f"Did you mean `{near}`?"
                    if near
                    else f"Move it into the folder of a language, such as {known[0]}."
                )
                message = f"`{path.name}` is not read: it is in no folder of a language"
            self.report.append(rules.UNKNOWN_FOLDER.at(Location(self._walker.shown(path)), message, hint))

    def _entry_files(self, language: Language) -> list[EntryFile]:
        folder = self._content / language.tag
        if folder.is_symlink() and not self._walker.may_follow(folder):
            return []
        if not folder.is_dir():
            hint = f"Make the folder {self._walker.shown(folder)}, even if it is empty for now."
            where = Location(self._walker.shown(folder))
            message = f"`{language.tag}` has no content folder"
            self.report.append(rules.MISSING_FOLDER.at(where, message, hint))
            return []
        files = tuple(self._walker.files(folder))
        entries = [file for file in files if file.path.lower().endswith(".md")]
        self._attachments += (
            Attachment(language.tag, file.path, file.source, self._walker.shown(file.source))
            for file in files
            if not file.path.lower().endswith(".md")
        )
        return list(self._parsed(language, entries, f"Reading {self._walker.shown(folder)}"))

    def _parsed(self, language: Language, files: list[ContentFile], stage: str) -> Iterator[EntryFile]:
        parsed = self._parse_all(self._unread(language, file) for file in files)
        for file, (entry_file, problems) in zip(self._track(files, stage), parsed, strict=True):
            self.report.extend(problems)
            if entry_file is None:
                self._unreadable.add(file.path)
            else:
                yield entry_file

    def _unread(self, language: Language, file: ContentFile) -> Unread:
        shown, trust_html = self._walker.shown(file.source), self._config.trust_html
        return Unread(file.source, self._walker.read, language, file.path, shown, trust_html)

    def _list(self, name: str, read: Read[T]) -> tuple[T, ...]:
        """What ``read`` makes of a file directly below the content folder; nothing, if it is not there."""
        path: Path = self._content / name
        if path.is_symlink() and not self._walker.may_follow(path):
            self._unreadable.add(name)
            return ()
        if not path.exists():
            return ()
        found, problems = self._read_list(path, read)
        if problems and not found:
            self._unreadable.add(name)
        self.report.extend(problems)
        return found

    def _read_list(self, path: Path, read: Read[T]) -> tuple[tuple[T, ...], tuple[Diagnostic, ...]]:
        data = self._walker.read(path)
        text, problems = (None, ()) if data is None else decode(data, self._walker.shown(path))
        if text is None:
            return (), problems
        tags = tuple(language.tag for language in self._config.languages)
        found, mistakes = read(text, self._walker.shown(path), tags)
        return found, (*problems, *mistakes)
