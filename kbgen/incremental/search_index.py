"""The search index of a language, made only where it would say something new."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from typing import TypeAlias

from kbgen.cache.codec import decoded_or, encode
from kbgen.cache.digest import digest
from kbgen.cache.store import Store
from kbgen.incremental.versions import fingerprint
from kbgen.model.site import Artifact, Known

_KIND = "index"
_File: TypeAlias = tuple[str, str, int]  # path, SHA-256, size


@dataclass(frozen=True, slots=True)
class Indexes:
    """Makes indexes, those apart of which all files are ``standing`` in the output (SHA-256, hex, by path)."""

    store: Store
    standing: Mapping[str, str]

    def artifacts(self, source: object, make: Callable[[], tuple[Artifact, ...]]) -> Iterator[Artifact]:
        """The files that ``make`` makes of ``source``."""
        key = digest(fingerprint(), source)
        known = self._known(key)
        if known and all(self.standing.get(path) == hashed for path, hashed, _ in known):
            made = cache(lambda: {artifact.path: _bytes(artifact) for artifact in make()})
            for path, hashed, size in known:
                yield Artifact(path, Known(hashed, size, partial(_one, made, path)))
            return
        files: list[_File] = []
        for artifact in make():
            content = _bytes(artifact)
            files.append((artifact.path, sha256(content).hexdigest(), len(content)))
            yield artifact
        self.store.put(_KIND, {key: encode(files)})

    def _known(self, key: str) -> tuple[_File, ...]:
        found: tuple[_File, ...] = decoded_or(tuple[_File, ...], self.store.get(_KIND, (key,)).get(key), ())
        return found


def _one(made: Callable[[], dict[str, bytes]], path: str) -> bytes:
    return made()[path]


def _bytes(artifact: Artifact) -> bytes:
    assert isinstance(artifact.content, bytes)
    return artifact.content
