"""One Markdown file to one translation, not yet joined to its pair."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.entry import Translation
from kbgen.model.language import Language
from kbgen.source.decode import decode
from kbgen.source.front_matter import Shared, read_front_matter, split
from kbgen.source.letters import letter_problems
from kbgen.source.markdown import Source, read_document, too_long
from kbgen.source.markdown.places import Places
from kbgen.text.slug import slugify


@dataclass(frozen=True, slots=True)
class EntryFile:
    """What one file says: a translation, and what it shares with others."""

    translation: Translation
    shared: Shared


# What one file says, if it can be understood, and what is wrong with it.
Parsed: TypeAlias = tuple[EntryFile | None, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class EntryText:
    """A file to be parsed, with all that the outcome depends on: ``path`` is relative to the language's content folder,
    ``shown_path`` to the project."""

    data: bytes
    language: Language
    path: str
    shown_path: str
    trust_html: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that may have to be parsed. It stands at ``source``; ``read`` gives its bytes, or ``None`` after it has
    told why they cannot be had; the rest is as in ``EntryText``."""

    source: Path
    read: Callable[[Path], bytes | None]
    language: Language
    path: str
    shown_path: str
    trust_html: bool

    def text(self) -> EntryText | None:
        """The file with its bytes, if it can be read."""
        data = self.read(self.source)
        if data is None:
            return None
        return EntryText(data, self.language, self.path, self.shown_path, self.trust_html)


# Parses the files of a language, in their order: here and now, from a cache, in other processes …
ParseAll: TypeAlias = Callable[[Iterable[Unread]], Iterator[Parsed]]

UNREADABLE: Parsed = (None, ())


def parse(text: EntryText) -> Parsed:
    """What a file says."""
    return read_entry_file(text.data, text.language, text.path, text.shown_path, text.trust_html)


def parse_all(files: Iterable[Unread]) -> Iterator[Parsed]:
    """What several files say."""
    return (UNREADABLE if (text := file.text()) is None else parse(text) for file in files)


def read_entry_file(
    data: bytes, language: Language, path: str, shown_path: str, trust_html: bool
) -> tuple[EntryFile | None, tuple[Diagnostic, ...]]:
    """The entry in the bytes of a file; ``path`` is relative to the language's content folder, ``shown_path``
    to the project. ``None`` when there is no question to be had."""
    text, diagnostics = decode(data, shown_path)
    if text is None:
        return None, diagnostics
    if (limit := too_long(Places(text, Location(shown_path)))) is not None:
        return None, (*diagnostics, limit)
    head, body, lines, framing = split(text, shown_path)
    if framing:
        return None, (*diagnostics, *framing)
    front_matter, mistakes = read_front_matter(head, shown_path)
    start = Location(shown_path, lines + 1)
    document, problems = read_document(body, Source(language, path, start, trust_html))
    found = (*diagnostics, *mistakes, *problems, *letter_problems(text, shown_path))
    if front_matter is None or front_matter.question is None:
        return None, found
    if not body.strip():
        hint = "Write the answer below the front matter, or set `draft: true` until there is one."
        found = (*found, rules.EMPTY_ANSWER.at(start.moved(-1), "the question has no answer", hint))
    place = front_matter.place("question") or Location(shown_path)
    translation = Translation(
        language=language.tag,
        path=path,
        question=front_matter.question,
        answer=document,
        slug=_slug(path, front_matter.slug),
        location=place,
        slug_location=front_matter.place("slug") or place,
        also_asked=front_matter.also_asked,
        keywords=front_matter.keywords,
        description=front_matter.description,
        aliases=front_matter.aliases,
        updated=front_matter.updated,
        review_by=front_matter.review_by,
        review_location=front_matter.place("review_by"),
        draft=front_matter.draft,
    )
    return EntryFile(translation, front_matter.shared()), found


def _slug(path: str, given: str | None) -> str:
    """The address below the language's folder: the file's path, its last part replaced by a given slug."""
    *folders, name = path.rsplit(".", 1)[0].split("/")
    return "/".join([*(slugify(folder) or "-" for folder in folders), given or slugify(name) or "entry"])
