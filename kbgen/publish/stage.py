"""Writing artifacts into a fresh folder."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from kbgen.errors import PublishError
from kbgen.model.site import Artifact, Known
from kbgen.publish.manifest import write_manifest
from kbgen.publish.paths import MANIFEST_NAME, PathRegistry
from kbgen.publish.tree import PublishedFile, PublishedFiles, sha256_of, stamp_of

_CHUNK = 1 << 20


def stage(
    artifacts: Iterable[Artifact], folder: Path, output: Path, previous: PublishedFiles
) -> dict[str, PublishedFile]:
    """Write artifacts and their manifest into an empty folder; return what stands there, by path.

    A file that is the same in the ``previous`` build, which stands at ``output``, is not written again but linked: it
    keeps its time of change, so that a tool that copies by time and size sends only what is new. Raises PublishError
    for a bad path or a source that cannot be read, and OSError.
    """
    stager = _Stager(folder, output, previous)
    registry = PathRegistry()
    for artifact in artifacts:
        registry.add(artifact.path)
        stager.put(artifact)
    digests = {path: file.sha256 for path, file in stager.files.items()}
    stager.put(Artifact(MANIFEST_NAME, write_manifest(digests)))
    return stager.files


class _Stager:
    def __init__(self, folder: Path, output: Path, previous: PublishedFiles) -> None:
        self.files: dict[str, PublishedFile] = {}
        self._folder, self._output, self._previous = str(folder), str(output), previous
        self._made = {""}

    def put(self, artifact: Artifact) -> None:
        path, content = artifact.path, artifact.content
        self._make_folder(path.rpartition("/")[0])
        before = self._previous.get(path)
        # A file that is copied in any case is not read before.
        digest = None if isinstance(content, Path) and before is None else _digest(content)
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

    def _make_folder(self, path: str) -> None:
        if path not in self._made:
            os.makedirs(f"{self._folder}/{path}", exist_ok=True)
            self._made.add(path)

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
