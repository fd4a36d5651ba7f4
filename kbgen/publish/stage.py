"""Writing artifacts into a fresh folder."""

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kbgen.errors import PublishError
from kbgen.model.site import Artifact, Known
from kbgen.publish.manifest import write_manifest
from kbgen.publish.paths import MANIFEST_NAME, PathRegistry
from kbgen.publish.tree import PublishedFile, PublishedFiles, folders_of, sha256_of, stamp_of

_CHUNK = 1 << 20


def stage(
    artifacts: Iterable[Artifact],
    folder: Path,
    output: Path,
    previous: PublishedFiles,
    linked: Collection[str] = (),
) -> dict[str, PublishedFile]:
    """Write artifacts and their manifest into a folder; return what stands there, by path. It is empty but for files
    of the ``previous`` build, which stands at ``output``, that are ``linked`` into it; those that are none of the
    artifacts are taken out.

    A file that is the same in the ``previous`` build is not written again but linked: it keeps its time of change, so
    that a tool that copies by time and size sends only what is new. Raises PublishError for a bad path or a source that
    cannot be read, and OSError.
    """
    stager = _Stager(folder, output, previous, linked)
    registry = PathRegistry()
    for artifact in artifacts:
        registry.add(artifact.path)
        stager.put(artifact)
    digests = {path: file.sha256 for path, file in stager.files.items()}
    stager.put(Artifact(MANIFEST_NAME, write_manifest(digests)))
    stager.take_out_the_rest()
    return stager.files


class _Stager:
    def __init__(self, folder: Path, output: Path, previous: PublishedFiles, linked: Collection[str]) -> None:
        self.files: dict[str, PublishedFile] = {}
        self._linked, self._is_filled = set(linked), bool(linked)
        self._folder, self._output, self._previous = str(folder), str(output), previous
        self._made = {""}

    def put(self, artifact: Artifact) -> None:
        path, content = artifact.path, artifact.content
        before = self._previous.get(path)
        # A file that is copied in any case is not read before.
        digest = None if isinstance(content, Path) and before is None else _digest(content)
        if path in self._linked:
            self._linked.remove(path)
            if before is not None and before.sha256 == digest:
                self.files[path] = before
                return
            os.unlink(f"{self._folder}/{path}")
        self._make_way(path)
        if before is not None and before.sha256 == digest and self._link(path, before):
            self.files[path] = before
        else:
            self.files[path] = self._written(path, content, digest, before)

    def _written(
        self, path: str, content: bytes | Path | Known, digest: str | None, before: PublishedFile | None
    ) -> PublishedFile:
        target = f"{self._folder}/{path}"
        if isinstance(content, Path):
            digest = _copied(content, target)
        else:
            with open(target, "xb") as file:
                file.write(content if isinstance(content, bytes) else content.make())
        assert digest is not None
        if before and before.sha256 == digest:
            os.utime(target, ns=(before.stamp.mtime_ns, before.stamp.mtime_ns))
        return PublishedFile(digest, stamp_of(os.lstat(target)))

    def take_out_the_rest(self) -> None:
        """What was linked and is none of the artifacts, and folders that are empty then."""
        for path in self._linked:
            os.unlink(f"{self._folder}/{path}")
        for folder in sorted(folders_of(self._previous) - folders_of(self.files), key=len, reverse=True):
            with suppress(FileNotFoundError, NotADirectoryError):
                os.rmdir(f"{self._folder}/{folder}")
        self._linked.clear()

    def _make_way(self, path: str) -> None:
        """Make the folder of a file; what was linked is taken out if it stands in the way: a folder where there is a
        file now, or a file where there is a folder."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            for above in self._linked & {folder, *folders_of([folder])}:
                os.unlink(f"{self._folder}/{above}")
                self._linked.remove(above)
            os.makedirs(f"{self._folder}/{folder}", exist_ok=True)
            self._made.add(folder)
        if self._is_filled and os.path.isdir(f"{self._folder}/{path}"):
            shutil.rmtree(f"{self._folder}/{path}")
            self._linked = {other for other in self._linked if not other.startswith(f"{path}/")}

    def _link(self, path: str, before: PublishedFile) -> bool:
        """Link the file of the previous build, if the disk can do so and no other build has replaced it."""
        target = f"{self._folder}/{path}"
        try:
            os.link(f"{self._output}/{path}", target, follow_symlinks=False)
        except OSError:
            return False
        if stamp_of(os.lstat(target)) == before.stamp:
            return True
        os.unlink(target)
        return False


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
