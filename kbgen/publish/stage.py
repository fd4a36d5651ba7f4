"""Writing artifacts into a fresh folder."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeAlias

from kbgen.errors import PublishError
from kbgen.model.site import Artifact
from kbgen.publish.manifest import write_manifest
from kbgen.publish.paths import MANIFEST_NAME, PathRegistry
from kbgen.publish.tree import PublishedFile

Previous: TypeAlias = Mapping[str, PublishedFile]

_CHUNK = 1 << 20


def stage(artifacts: Iterable[Artifact], folder: Path, previous: Previous) -> dict[str, str]:
    """Write artifacts and their manifest into an empty folder; return the SHA-256 (hex) by path.

    A file that is the same in the ``previous`` build keeps its time of change, so that a tool that copies
    by time and size sends only what is new. Raises PublishError for a bad path or a source that cannot be
    read, and OSError.
    """
    registry = PathRegistry()
    digests: dict[str, str] = {}
    for artifact in artifacts:
        registry.add(artifact.path)
        digests[artifact.path] = _put(artifact, folder, previous)
    _put(Artifact(MANIFEST_NAME, write_manifest(digests)), folder, previous)
    return digests


def _put(artifact: Artifact, folder: Path, previous: Previous) -> str:
    target = folder / artifact.path
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with _opened(artifact.content) as source, target.open("xb") as file:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
    before = previous.get(artifact.path)
    if before and before.sha256 == digest.hexdigest():
        os.utime(target, ns=(before.mtime_ns, before.mtime_ns))
    return digest.hexdigest()


def _opened(content: bytes | Path) -> BinaryIO:
    if isinstance(content, bytes):
        return BytesIO(content)
    try:
        return content.open("rb")
    except OSError as error:
        hint = "Check that the file is there and may be read."
        raise PublishError(f"cannot read {content}: {error.strerror}", hint) from error
