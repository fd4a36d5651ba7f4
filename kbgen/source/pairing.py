"""Translations joined to entries: by the same relative path, or by an explicit id."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic
from kbgen.model.entry import Audience, Entry, Reference
from kbgen.source.entry_file import EntryFile
from kbgen.source.front_matter import SHARED


def pair(files: Iterable[EntryFile]) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """Entries sorted by id. ``files`` come in the order of the languages: where several translations state a
    shared value, the first one's counts."""
    report: list[Diagnostic] = []
    groups: dict[str, dict[str, EntryFile]] = defaultdict(dict)
    for name, file in _named(tuple(files)):
        language = file.translation.language
        if language in groups[name]:
            report.append(_duplicate(name, file, groups[name][language]))
        else:
            groups[name][language] = file
    entries = tuple(_entry(name, tuple(groups[name].values()), report) for name in sorted(groups))
    return entries, tuple(report)


def _named(files: tuple[EntryFile, ...]) -> Iterator[tuple[str, EntryFile]]:
    """Each file with its id. An id given in one file of a pair holds for the other files at the same path."""
    given: dict[str, str] = {}
    for file in files:
        if file.shared.id is not None:
            given.setdefault(path_id(file.translation.path), file.shared.id)
    for file in files:
        path = path_id(file.translation.path)
        yield file.shared.id or given.get(path, path), file


def path_id(path: str) -> str:
    """The id that a file's path gives: without its ending, in Unicode's composed form (a Mac decomposes it)."""
    return unicodedata.normalize("NFC", path.rsplit(".", 1)[0])


def _duplicate(name: str, file: EntryFile, first: EntryFile) -> Diagnostic:
    where = file.shared.place("id") or file.translation.location
    message = f"the id `{name}` is that of {first.translation.location.path} already"
    return rules.DUPLICATE_ID.at(where, message, "Give one of the two files another `id`, or join them.")


def _entry(name: str, files: tuple[EntryFile, ...], report: list[Diagnostic]) -> Entry:
    for key in SHARED:
        report.extend(_disagreement(key, files))
    return Entry(
        id=name,
        translations=tuple(file.translation for file in files),
        category=_first("category", files, None),
        tags=_first("tags", files, ()),
        related=_first("related", files, ()),
        order=_first("order", files, 0),
        audience=_first("audience", files, Audience.PUBLIC),
        owner=_first("owner", files, ""),
    )


def _first(key: str, files: tuple[EntryFile, ...], default: Any) -> Any:
    values = (getattr(file.shared, key) for file in files)
    return next((value for value in values if value is not None), default)


def _disagreement(key: str, files: tuple[EntryFile, ...]) -> Iterator[Diagnostic]:
    saying = [file for file in files if getattr(file.shared, key) is not None]
    for file in saying[1:]:
        if _plain(key, file) != _plain(key, saying[0]):
            first = saying[0].shared.place(key) or saying[0].translation.location
            where = file.shared.place(key) or file.translation.location
            message = f"`{key}` is {_said(key, file)} here, but {_said(key, saying[0])} in {first.path}"
            hint = f"Languages share `{key}`: keep it in one of the files, or make both say the same."
            yield rules.SHARED_DIFFERS.at(where, message, hint)


def _plain(key: str, file: EntryFile) -> object:
    value = getattr(file.shared, key)
    if isinstance(value, Reference):
        return value.target
    return sorted(item.target for item in value) if isinstance(value, tuple) else value


def _said(key: str, file: EntryFile) -> str:
    value = _plain(key, file)
    value = value.value if isinstance(value, Audience) else value
    return f"`{', '.join(value) if isinstance(value, list) else value}`"
