"""What the last build into an output folder left there, and of what: so one that has nothing new can tell at once."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from kbgen.cache.codec import decoded_or, encode
from kbgen.cache.digest import digest
from kbgen.cache.store import Store
from kbgen.cache.versions import fingerprint
from kbgen.incremental.stamps import Stamp as FileStamp
from kbgen.incremental.stamps import is_fresh, stamp_of
from kbgen.model.diagnostic import Diagnostic
from kbgen.model.site import Navigation
from kbgen.publish.paths import folders_of
from kbgen.publish.tree import PublishedFile, PublishedFiles, scan

_FILES, _BUILD = "published", "build"
_Published: TypeAlias = dict[str, PublishedFile]


@dataclass(frozen=True, slots=True)
class State:
    """The state of all that a build depends on: the stamps of files by path (not every name is a text), in one order,
    and a digest of the rest."""

    rest: str
    files: tuple[tuple[bytes, FileStamp], ...]

    def changed(self, before: "State") -> tuple[str, ...] | None:
        """The files that are not what they were ``before``; ``None`` if more than that is different."""
        if self.rest != before.rest or len(self.files) != len(before.files):
            return None
        differing = [
            (one, other) for one, other in zip(self.files, before.files, strict=True) if one != other
        ]
        if any(one[0] != other[0] for one, other in differing):
            return None
        return tuple(os.fsdecode(path) for (path, _), _ in differing)


@dataclass(frozen=True, slots=True)
class Notes:
    """What a build of edited answers needs of the one before: the keys of what entry files say, by their paths as they
    are shown; of each language (a tag) what its pages lead to; where assets are published, by name; the addresses of
    attachments; whether queries are tried."""

    read: dict[str, str]
    navigation: dict[str, Navigation]
    assets: dict[str, str]
    attachments: set[str]
    asks: bool


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What a build was made of and had to say; ``manifest`` (SHA-256, hex) tells which site it left."""

    manifest: str
    state: State | None
    found: tuple[Diagnostic, ...]
    notes: Notes


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build depends on: the project's folder but for its ``output``, the themes that come with kbgen, and
    the ``options`` that it was called with."""

    root: Path
    output: Path
    themes: Path
    today: date
    options: object

    def state(self) -> State | None:
        """Their state, told without reading them, by size, times and inode of each file; ``None`` where it cannot: a
        file was changed just now, or a link leads to a folder."""
        now = time.time_ns()
        files = []
        for path, stamp in chain(_stamps(self.root, self.output), _stamps(self.themes, self.output)):
            if stamp is None or is_fresh(stamp, now):
                return None
            files.append((path, stamp))
        rest = digest(fingerprint(), self.root, self.output, self.today, self.options)
        return State(rest, tuple(files))


def _stamps(folder: Path, output: Path) -> Iterator[tuple[bytes, FileStamp | None]]:
    """Path and stamp of each file; none where a link leads to a folder. Hidden files are no part of a project."""
    pending, left_out = [os.fsencode(folder)], os.fsencode(output)
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in sorted(entries, key=attrgetter("name")):
                if entry.name.startswith(b".") or entry.path == left_out:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                elif entry.is_symlink() and entry.is_dir():
                    yield entry.path, None
                else:
                    yield entry.path, stamp_of(_status(entry))


def _status(entry: "os.DirEntry[bytes]") -> os.stat_result:
    """That of the file, through a link: it may lead to a hidden one."""
    try:
        return entry.stat()
    except OSError:  # a link that leads nowhere
        return entry.stat(follow_symlinks=False)


def published_before(store: Store, output: Path) -> PublishedFiles:
    """The files that the last build left in ``output``."""
    key = digest(output)
    found: PublishedFiles = decoded_or(_Published, store.get(_FILES, (key,)).get(key), {})
    return found


def note_published(store: Store, output: Path, files: PublishedFiles) -> None:
    """Notes what a build has left in ``output``."""
    store.put(_FILES, {digest(output): encode(files)})


def is_untouched(output: Path, files: PublishedFiles) -> bool:
    """Whether in ``output`` stand ``files``, as they were left, and nothing else."""
    if not files or output.is_symlink():
        return False
    try:
        tree = scan(output)
    except OSError:
        return False
    stamps = {path: file.stamp for path, file in files.items()}
    return tree.files == stamps and not tree.others and set(tree.folders) == folders_of(files)


def build_before(store: Store, output: Path) -> LastBuild | None:
    """What is known of the last build into ``output``."""
    key = digest(output)
    found: LastBuild | None = decoded_or(LastBuild, store.get(_BUILD, (key,)).get(key), None)
    return found


def note_build(store: Store, output: Path, build: LastBuild) -> None:
    """Notes what is known of a build into ``output``."""
    store.put(_BUILD, {digest(output): encode(build)})
