"""The search index of a language, made only where it would say something new; of a few documents that are edited, only
what they change is made anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import sha256
from typing import TypeAlias

from kbgen.cache.codec import decoded_or, encode
from kbgen.cache.digest import digest
from kbgen.cache.store import Store
from kbgen.incremental.outdated import Outdated
from kbgen.incremental.versions import fingerprint
from kbgen.model.site import Artifact, Known
from kbgen.model.synonyms import Synonym
from kbgen.render.assets import search_assets
from kbgen.search.document import SearchDocument
from kbgen.search.edit import edited
from kbgen.search.index import build_index
from kbgen.search.wire import Coded, coded, files_of

_KIND, _CODED, _EDITS = "index", "coded index", "index edits"
_MOST_EDITS = 5  # that are kept beside an index, which is large, before it is written anew with them
_File: TypeAlias = tuple[str, str, int]  # path, SHA-256, size
DocumentEdit: TypeAlias = tuple[SearchDocument, SearchDocument]  # before and after


@dataclass(frozen=True, slots=True)
class _Source:
    """What an index is made of: the digest of each document by id, and that of all else."""

    tag: str
    documents: dict[str, str]
    rest: str

    def key(self) -> str:
        return digest(fingerprint(), self)


_Kept: TypeAlias = tuple[_Source, Coded]
_Edits: TypeAlias = tuple[
    str, tuple[DocumentEdit, ...]
]  # the key of the index that they came after, and they


@dataclass(frozen=True, slots=True)
class Indexes:
    """Makes indexes for the output that ``store`` knows by the ``name``, those apart of which all files are
    ``standing`` there (SHA-256, hex, by path)."""

    store: Store
    standing: Mapping[str, str]
    name: str

    def artifacts(
        self,
        tag: str,
        documents: Sequence[SearchDocument],
        synonyms: Sequence[Synonym],
        entries: Sequence[str],
    ) -> Iterator[Artifact]:
        """The files of the index of ``documents`` for readers of a language (a tag); ``entries`` are the ids of all
        entries of the site, sorted."""

        def make() -> Coded:
            return coded(build_index(documents, synonyms), entries)

        # Document by document: all at once they would be as large again.
        source = _Source(tag, {one.id: digest(one) for one in documents}, digest(synonyms, entries))
        if (known := self._known(source.key())) is None:
            index = make()
            yield from self._files(source, index)
            self.store.put(_CODED, {self._of(tag): encode((source, index))})
            return
        self.store.put(_KIND, {self._of(tag): encode(source.key())})
        made = cache(lambda: {artifact.path: _bytes(artifact) for artifact in _files(tag, make())})
        for path, hashed, size in known:
            yield Artifact(path, Known(hashed, size, partial(_one, made, path)))

    def paths(self, tag: str) -> tuple[str, ...]:
        """The files that the index of ``tag`` has in the output. Raises ``Outdated`` if they are not known."""
        if (known := self._known(self._key(tag))) is None:
            raise Outdated(tag)
        return tuple(path for path, _, _ in known)

    def edited(self, tag: str, edits: Sequence[DocumentEdit]) -> Iterator[Artifact]:
        """The files of the index of ``tag`` after ``edits``. Raises ``Outdated`` if it is not known without them."""
        (source, index), earlier = self._last(tag)
        if _after(source, earlier).key() != self._key(tag):
            raise Outdated(tag)
        edits = (*earlier, *edits)
        places = {identifier: place for place, identifier in enumerate(sorted(source.documents))}
        now = _after(source, edits), edited(index, [(places[edit[0].id], *edit) for edit in edits])
        yield from self._files(*now)
        if len(edits) <= _MOST_EDITS:
            self.store.put(_EDITS, {self._of(tag): encode((source.key(), edits))})
        else:
            self.store.put(_CODED, {self._of(tag): encode(now)})

    def _last(self, tag: str) -> tuple[_Kept, tuple[DocumentEdit, ...]]:
        """The index of ``tag`` that was kept last, and the edits that came after it."""
        of = self._of(tag)
        kept: _Kept | None = decoded_or(_Kept, self.store.get(_CODED, (of,)).get(of), None)
        if kept is None:
            raise Outdated(tag)
        after, edits = decoded_or(_Edits, self.store.get(_EDITS, (of,)).get(of), ("", ()))
        return kept, edits if after == kept[0].key() else ()

    def _files(self, source: _Source, index: Coded) -> Iterator[Artifact]:
        files: list[_File] = []
        for artifact in _files(source.tag, index):
            content = _bytes(artifact)
            hashed = sha256(content).hexdigest()
            files.append((artifact.path, hashed, len(content)))
            yield Artifact(artifact.path, Known.at_hand(content, hashed))
        key = source.key()
        self.store.put(_KIND, {key: encode(files), self._of(source.tag): encode(key)})

    def _key(self, tag: str) -> str:
        """That of the index of ``tag`` in the output, '' if it is not known."""
        of = self._of(tag)
        key: str = decoded_or(str, self.store.get(_KIND, (of,)).get(of), "")
        return key

    def _known(self, key: str) -> tuple[_File, ...] | None:
        """The files of the index with this key, if all of them stand in the output."""
        found: tuple[_File, ...] = decoded_or(tuple[_File, ...], self.store.get(_KIND, (key,)).get(key), ())
        is_there = found and all(self.standing.get(path) == hashed for path, hashed, _ in found)
        return found if is_there else None

    def _of(self, tag: str) -> str:
        return f"{self.name}:{tag}"


def _after(source: _Source, edits: Iterable[DocumentEdit]) -> _Source:
    documents = dict(source.documents)
    for before, after in edits:
        if documents.get(before.id) != digest(before):
            raise Outdated(before.id)
        documents[after.id] = digest(after)
    return replace(source, documents=documents)


def _files(tag: str, index: Coded) -> Iterable[Artifact]:
    return search_assets(tag, files_of(index))


def _one(made: Callable[[], dict[str, bytes]], path: str) -> bytes:
    return made()[path]


def _bytes(artifact: Artifact) -> bytes:
    assert isinstance(artifact.content, bytes)
    return artifact.content
