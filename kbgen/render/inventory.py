"""What a service worker must know of the files of a site, noted as they pass by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha256
from math import inf
from pathlib import Path

from kbgen.model.site import Artifact, Known
from kbgen.model.site_config import Offline

_SMALL_SITE = (
    20_000_000  # bytes of pages and of what they show: a thousand pages, a quarter of that on the wire
)
_ROOM = {Offline.NOTHING: -1, Offline.READ: _SMALL_SITE, Offline.ALL: inf}
_DIGEST_LENGTH = 10  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Contents:
    """Of a site: ``version``, the same for the same files and another for others; ``index``, the sizes in bytes of the
    files of its search indexes by path; ``copies``, the first digits of the SHA-256 of each page and each file that
    pages show, by path, none where there is no room for all."""

    version: str
    index: Mapping[str, int]
    copies: Mapping[str, str]


class Inventory:
    """Of the files of a site, in whatever order they come. The files themselves are large, and are let go."""

    def __init__(self, offline: Offline) -> None:
        self._room = _ROOM[offline]
        self._digests: list[bytes] = []
        self._index: dict[str, int] = {}
        self._copies: dict[str, str] = {}

    def of(self, artifacts: Iterable[Artifact]) -> Iterator[Artifact]:
        """Passes ``artifacts`` on."""
        for artifact in artifacts:
            self._note(artifact)
            yield artifact

    def of_index(self, artifacts: Iterable[Artifact]) -> Iterator[Artifact]:
        """Passes on the files of a search index."""
        for artifact in self.of(artifacts):
            self._index[artifact.path] = _size(artifact.content)
            yield artifact

    def of_pages(self, artifacts: Iterable[Artifact]) -> Iterator[Artifact]:
        """Passes on pages and the files that they show."""
        for artifact in artifacts:
            digest = self._note(artifact)
            self._room -= _size(artifact.content)
            if self._room >= 0:
                self._copies[artifact.path] = digest.hex()[:_DIGEST_LENGTH]
            yield artifact

    def contents(self) -> Contents:
        """Of all that have passed."""
        version = sha256(b"".join(sorted(self._digests))).hexdigest()[:16]
        return Contents(version, self._index, self._copies if self._room >= 0 else {})

    def _note(self, artifact: Artifact) -> bytes:
        digest = _digest(artifact.content)
        self._digests.append(sha256(artifact.path.encode() + b"\0" + digest).digest())
        return digest


def _digest(content: bytes | Path | Known) -> bytes:
    if isinstance(content, Known):
        return bytes.fromhex(content.sha256)
    if isinstance(content, bytes):
        return sha256(content).digest()
    with content.open("rb") as file:
        return file_digest(file, "sha256").digest()


def _size(content: bytes | Path | Known) -> int:
    if isinstance(content, Path):
        return content.stat().st_size
    return content.size if isinstance(content, Known) else len(content)
