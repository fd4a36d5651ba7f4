"""What the last build into an output folder left there, and of what: so one that has nothing new can tell at once."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from kbgen.cache.codec import decoded_or, encode
from kbgen.cache.digest import digest
from kbgen.cache.store import Store
from kbgen.incremental.stamps import Stamp as FileStamp
from kbgen.incremental.stamps import is_fresh, stamp_of
from kbgen.incremental.versions import fingerprint
from kbgen.model.diagnostic import Diagnostic
from kbgen.publish.tree import PublishedFile, PublishedFiles, folders_of, scan

_FILES, _BUILD = "published", "build"
_Published: TypeAlias = dict[str, PublishedFile]
_Said: TypeAlias = tuple[str, tuple[Diagnostic, ...]]  # of which inputs (a digest)


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build depends on: the project's folder but for its ``output``, the themes that come with kbgen, and
    the ``options`` that it was called with."""

    root: Path
    output: Path
    themes: Path
    today: date
    options: object

    def digest(self) -> str | None:
        """Tells two states of the inputs apart without reading them, by size, times and inode of each file; ``None``
        where it cannot: a file was changed just now, or a link leads to a folder."""
        now = time.time_ns()
        stamps = [*_stamps(self.root, self.output), *_stamps(self.themes, self.output)]
        if any(stamp is None or is_fresh(stamp, now) for _, stamp in stamps):
            return None
        about = (self.root, self.output, self.today, self.options)
        return digest(fingerprint(), about, json.dumps(stamps))


def _stamps(folder: Path, output: Path) -> Iterator[tuple[str, FileStamp | None]]:
    """Path and stamp of each file; none where a link leads to a folder. Hidden files are no part of a project."""
    pending = [str(folder)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.startswith(".") or entry.path == str(output):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                elif entry.is_symlink() and entry.is_dir():
                    yield entry.path, None
                else:
                    yield entry.path, stamp_of(_status(entry))


def _status(entry: "os.DirEntry[str]") -> os.stat_result:
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


def diagnostics_before(store: Store, output: Path, inputs: str) -> tuple[Diagnostic, ...] | None:
    """What the last build into ``output`` had to say, if it was made of the same ``inputs`` (a digest)."""
    key = digest(output)
    before, found = decoded_or(_Said, store.get(_BUILD, (key,)).get(key), ("", ()))
    return found if before == inputs else None


def note_build(store: Store, output: Path, inputs: str, found: tuple[Diagnostic, ...]) -> None:
    """Notes what a build of ``inputs`` (a digest) into ``output`` had to say."""
    store.put(_BUILD, {digest(output): encode((inputs, found))})
