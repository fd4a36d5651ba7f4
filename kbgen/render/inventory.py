"""What a service worker must know of the files of a site, noted as they pass by."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import inf
from pathlib import Path

from kbgen.model.artifact import Artifact, Known
from kbgen.model.site_config import Offline
from kbgen.publish.tree import PublishedFiles, sha256_of

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
        self._told: list[str] = []
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
                self._copies[artifact.path] = digest[:_DIGEST_LENGTH]
            yield artifact

    def note(self, files: PublishedFiles, index: Collection[str], pages: Collection[str]) -> None:
        """Notes ``files`` that stand already: some belong to an ``index``, some are ``pages`` or what they show."""
        self._told += [_told(path, file.sha256) for path, file in files.items()]
        self._index |= {path: files[path].stamp.size for path in index}
        self._room -= sum(files[path].stamp.size for path in pages)
        if self._room >= 0:
            self._copies |= {path: files[path].sha256[:_DIGEST_LENGTH] for path in pages}

    def contents(self) -> Contents:
        """Of all that have passed."""
        version = sha256("\n".join(sorted(self._told)).encode()).hexdigest()[:16]
        return Contents(version, self._index, self._copies if self._room >= 0 else {})

    def _note(self, artifact: Artifact) -> str:
        digest = _digest(artifact.content)
        self._told.append(_told(artifact.path, digest))
        return digest


def _told(path: str, digest: str) -> str:
    return f"{path} {digest}"


def _digest(content: bytes | Path | Known) -> str:
    if isinstance(content, Known):
        return content.sha256
    return sha256(content).hexdigest() if isinstance(content, bytes) else sha256_of(content)


def _size(content: bytes | Path | Known) -> int:
    if isinstance(content, Path):
        return content.stat().st_size
    return content.size if isinstance(content, Known) else len(content)
