"""Entry files, parsed once for each content they ever had."""

import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from kbgen.cache.codec import decode, encode
from kbgen.cache.digest import digest
from kbgen.cache.store import Store
from kbgen.cache.versions import fingerprint
from kbgen.incremental.stamps import Stamps, stamp_of
from kbgen.source.entry_file import UNREADABLE, EntryText, ParseAll, Parsed, Unread, parse

_KIND = "entry"
_AT_A_TIME = 5_000  # files, of which the texts are in memory at once


# What files say, in the form in which it is kept.
ParseToKeep: TypeAlias = Callable[[Sequence[EntryText]], Iterable[bytes]]


def to_keep(_: None, texts: Sequence[EntryText]) -> list[bytes]:
    """What ``texts`` say, encoded."""
    return [encode(parsed) for parsed in map(parse, texts)]


def remembered(parse_to_keep: ParseToKeep, store: Store, read: dict[str, str]) -> ParseAll:
    """Parses files by ``parse_to_keep``, and only those that ``store`` does not know; what has not changed is not
    even read. ``read`` gets the key of what each file says, by its path as it is shown."""

    def parse_all(files: Iterable[Unread]) -> Iterator[Parsed]:
        remaining = iter(files)
        stamps: Stamps | None = None
        while batch := tuple(islice(remaining, _AT_A_TIME)):
            stamps = stamps or Stamps(store, _name(batch[0].language, batch[0].trust_html))
            known = _Batch(batch, stamps)
            yield from _parsed(known, parse_to_keep, store)
            read.update(zip((file.shown_path for file in batch), known.keys, strict=True))
        if stamps:
            stamps.keep()

    return parse_all


def _parsed(batch: "_Batch", parse_to_keep: ParseToKeep, store: Store) -> Iterator[Parsed]:
    found = dict(_decoded(store.get(_KIND, [key for key in batch.keys if key])))
    missing = batch.texts(found)
    fresh = dict(zip(missing, parse_to_keep(tuple(missing.values())), strict=True))
    store.put(_KIND, fresh)
    found.update(_decoded(fresh))
    yield from (found.get(key, UNREADABLE) for key in batch.keys)


class _Batch:
    """Some files, and the ``keys`` of what they say: '' for those that cannot be read."""

    def __init__(self, files: Sequence[Unread], stamps: Stamps) -> None:
        self._files, self._stamps = files, stamps
        self._texts: dict[str, EntryText] = {}
        self.keys = [self._key(file) for file in files]

    def _key(self, file: Unread) -> str:
        try:
            stamp = stamp_of(os.stat(file.source))
        except OSError:
            return self._read(file)
        name = (
            f"{file.shown_path}\0{file.path}"  # the path counts from the content folder, which can be moved
        )
        key = self._stamps.known(name, stamp) or self._read(file)
        self._stamps.note(name, stamp, key)
        return key

    def _read(self, file: Unread) -> str:
        text = file.text()
        if text is None:
            return ""
        key = _name(text)
        self._texts[key] = text
        return key

    def texts(self, known: Container[str]) -> dict[str, EntryText]:
        """Those that are not ``known``, by their keys."""
        for at, (key, file) in enumerate(zip(self.keys, self._files, strict=True)):
            if (
                key and key not in known and key not in self._texts
            ):  # unchanged, but what it says has been lost
                self.keys[at] = self._read(file)
        return {key: text for key, text in self._texts.items() if key not in known}


def said(keys: Sequence[str], store: Store) -> dict[str, Parsed]:
    """What files said that had these ``keys``, as far as it is known."""
    return dict(_decoded(store.get(_KIND, keys)))


def reread(text: EntryText, parse_to_keep: ParseToKeep, store: Store) -> tuple[str, Parsed]:
    """What a file says and the key of that, which is kept."""
    key = _name(text)
    if key not in (found := said((key,), store)):
        store.put(_KIND, dict(zip((key,), parse_to_keep((text,)), strict=True)))
        found = said((key,), store)
    return key, found.get(key, UNREADABLE)


def _name(*values: object) -> str:
    return digest(fingerprint(), *values)


def _decoded(stored: dict[str, bytes]) -> Iterator[tuple[str, Parsed]]:
    for key, data in stored.items():
        try:
            yield key, decode(Parsed, data)
        except ValueError:
            continue
