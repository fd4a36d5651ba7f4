"""Writing artifacts into a fresh folder."""

import hashlib
import os
from collections.abc import Iterable
from io import BytesIO
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
        is_same = before is not None and before.sha256 == _digest(content)
        if before is not None and is_same and self._link(path, before):
            self.files[path] = before
            return
        if isinstance(content, Known):
            content = content.make()
        self.files[path] = _written(content, f"{self._folder}/{path}", before)

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


def _written(content: bytes | Path, target: str, before: PublishedFile | None) -> PublishedFile:
    digest = hashlib.sha256()
    with _opened(content) as source, open(target, "xb") as file:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
    if before and before.sha256 == digest.hexdigest():
        os.utime(target, ns=(before.stamp.mtime_ns, before.stamp.mtime_ns))
    return PublishedFile(digest.hexdigest(), stamp_of(os.lstat(target)))


def _opened(content: bytes | Path) -> BinaryIO:
    if isinstance(content, bytes):
        return BytesIO(content)
    try:
        return content.open("rb")
    except OSError as error:
        raise _unreadable(content, error) from error


def _unreadable(source: Path, error: OSError) -> PublishError:
    hint = "Check that the file is there and may be read."
    return PublishError(f"cannot read {source}: {error.strerror}", hint)
