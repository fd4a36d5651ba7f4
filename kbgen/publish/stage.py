"""Writing artifacts into a fresh folder."""

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NoReturn

from kbgen.errors import PublishError
from kbgen.model.artifact import Artifact, Known
from kbgen.publish.manifest import write_manifest
from kbgen.publish.paths import MANIFEST_NAME, PathRegistry, folders_of
from kbgen.publish.tree import PublishedFile, PublishedFiles, Stamp, Tree, sha256_of, stamp_of

_CHUNK = 1 << 20


class NotStanding(Exception):  # noqa: N818  (no error of a user: the file can be made)
    """A file that was to go on as it is does not stand any more."""


def stage(
    artifacts: Iterable[Artifact],
    folder: Path,
    output: Path,
    previous: PublishedFiles,
    found: Tree,
    standing: Collection[str] = (),
) -> dict[str, PublishedFile]:
    """Write artifacts and their manifest into a folder; return what stands there, by path. What is ``found`` in it
    goes, but for files that are artifacts and the same file as that at ``output``, by another link. The files
    ``standing`` there go on as they are; raises NotStanding if one of them is not to be had.

    A file that is the same in the ``previous`` build, which stands at ``output``, is not written again but linked: it
    keeps its time of change, so that a tool that copies by time and size sends only what is new. If it has another name
    now, as all parts of a search index have when one of them changes, it is linked too. Raises PublishError for a bad
    path or a source that cannot be read, and OSError.
    """
    stager = _Stager(folder, output, previous, found)
    stager.stand(standing)
    registry = PathRegistry(standing)
    for artifact in artifacts:
        registry.add(artifact.path)
        stager.put(artifact)
    digests = {path: file.sha256 for path, file in stager.files.items()}
    stager.put(Artifact(MANIFEST_NAME, write_manifest(digests)))
    stager.take_out_the_rest()
    return stager.files


class _Stager:
    def __init__(self, folder: Path, output: Path, previous: PublishedFiles, found: Tree) -> None:
        self.files: dict[str, PublishedFile] = {}
        self._folders, self._left = set(found.folders), dict(found.files)
        self._folder, self._output, self._previous = str(folder), str(output), previous
        self._made = {""}
        # Where each content stands, and what has gone on under another name: once only, for two files of one site are
        # never one, lest a tool that writes into them changes both.
        self._by_content = {file.sha256: path for path, file in previous.items()}
        self._renamed: set[str] = set()
        self._places: dict[Stamp, str] = {}  # where files were found

    def stand(self, paths: Collection[str]) -> None:
        """Take the files of the previous build at ``paths`` over as they are: nearly all at once, where they have been
        found."""
        if not self._previous.keys() >= set(paths):
            raise NotStanding
        before = {path: self._previous[path] for path in paths}
        self.files = {path: file for path, file in before.items() if self._left.get(path) == file.stamp}
        self._left = {path: stamp for path, stamp in self._left.items() if path not in self.files}
        self._places = {stamp: path for path, stamp in self._left.items()}
        for path in before.keys() - self.files.keys():
            self.put(Artifact(path, Known(before[path].sha256, before[path].stamp.size, _not_standing)))

    def put(self, artifact: Artifact) -> None:
        path, content = artifact.path, artifact.content
        before = self._previous.get(path)
        # A file that is copied in any case is not read before.
        digest = None if isinstance(content, Path) and before is None else _digest(content)
        if (there := self._left.pop(path, None)) is not None:
            if before is not None and before.stamp == there and self._is_same(path, digest):
                self.files[path] = before
                return
            os.unlink(f"{self._folder}/{path}")
        self._make_way(path)
        self.files[path] = self._linked(path, digest) or self._written(path, content, digest, before)

    def _linked(self, path: str, digest: str | None) -> PublishedFile | None:
        """The file of the previous build that has this content, as it stands at ``path`` now; ``None`` if there is none
        to be had."""
        if self._is_same(path, digest):
            source = path
        elif path in self._previous:
            return (
                None  # with the time of another file, it might seem to a tool that copies to be what it was
            )
        else:
            source = self._by_content.pop(digest or "", "")
            if not source or source in self.files:
                return None
            self._renamed.add(source)
        file = self._previous[source]
        return file if self._link(source, path, file) else None

    def _is_same(self, path: str, digest: str | None) -> bool:
        """Whether this content stood there before, in a file that does not go on under another name."""
        before = self._previous.get(path)
        return before is not None and before.sha256 == digest and path not in self._renamed

    def _written(
        self, path: str, content: bytes | Path | Known, digest: str | None, before: PublishedFile | None
    ) -> PublishedFile:
        target = f"{self._folder}/{path}"
        if isinstance(content, Path):
            digest = _copied(content, target)
        elif not _taken(content, target):
            with open(target, "xb") as file:
                file.write(content if isinstance(content, bytes) else self._read(path, content))
        assert digest is not None
        if before and before.sha256 == digest:
            os.utime(target, ns=(before.stamp.mtime_ns, before.stamp.mtime_ns))
        return PublishedFile(digest, stamp_of(os.lstat(target)))

    def _read(self, path: str, content: Known) -> bytes:
        """What is known, from the file of the previous build if that cannot be linked, or made."""
        with suppress(OSError):
            if path in self._previous and self._previous[path].sha256 == content.sha256:
                data = Path(self._output, path).read_bytes()
                if hashlib.sha256(data).hexdigest() == content.sha256:
                    return data
        return content.make()

    def take_out_the_rest(self) -> None:
        """What was found and is none of the artifacts. Last: ext4 is slow to give files the places of those that were
        deleted just before."""
        for path in self._left:
            os.unlink(f"{self._folder}/{path}")
        for folder in sorted(self._folders - folders_of(self.files), key=len, reverse=True):
            with suppress(FileNotFoundError, NotADirectoryError):  # taken out already
                os.rmdir(f"{self._folder}/{folder}")

    def _make_way(self, path: str) -> None:
        """Make the folder of a file; what was found is taken out if it stands in the way: a folder where there is a
        file now, or a file where there is a folder."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            for above in self._left.keys() & {folder, *folders_of([folder])}:
                os.unlink(f"{self._folder}/{above}")
                del self._left[above]
            os.makedirs(f"{self._folder}/{folder}", exist_ok=True)
            self._made.add(folder)
        if path in self._folders:
            shutil.rmtree(f"{self._folder}/{path}")
            self._left = {other: at for other, at in self._left.items() if not other.startswith(f"{path}/")}

    def _link(self, source: str, path: str, before: PublishedFile) -> bool:
        """Link the file of the previous build, if the disk can do so and no other build has replaced it. If it was
        found under another name, it gets this one."""
        target = f"{self._folder}/{path}"
        if (place := self._places.get(before.stamp)) in self._left:
            os.rename(f"{self._folder}/{place}", target)
            del self._left[place]
            return True
        try:
            os.link(f"{self._output}/{source}", target, follow_symlinks=False)
        except OSError:
            return False
        if stamp_of(os.lstat(target)) == before.stamp:
            return True
        os.unlink(target)
        return False


def _not_standing() -> NoReturn:
    raise NotStanding


def _taken(content: bytes | Known, target: str) -> bool:
    """Whether there is a file that may be taken away, and can: not onto another disk."""
    if isinstance(content, bytes) or content.file is None:
        return False
    try:
        os.rename(content.file, target)
    except OSError:
        return False
    return True


def _digest(content: bytes | Path | Known) -> str:
    if isinstance(content, Known):
        return content.sha256
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    try:
        return sha256_of(content)
    except OSError as error:
        raise _unreadable(content, error) from error


def _copied(source: Path, target: str) -> str:
    digest = hashlib.sha256()
    with _opened(source) as opened, open(target, "xb") as file:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def _opened(source: Path) -> BinaryIO:
    try:
        return source.open("rb")
    except OSError as error:
        raise _unreadable(source, error) from error


def _unreadable(source: Path, error: OSError) -> PublishError:
    hint = "Check that the file is there and may be read."
    return PublishError(f"cannot read {source}: {error.strerror}", hint)
