"""The search index of a language, made only where it would say something new; of a few documents that are edited, only
what they change is made anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TypeAlias

from kbgen.cache.codec import decoded_or, encode
from kbgen.cache.digest import digest
from kbgen.cache.store import Store
from kbgen.cache.versions import fingerprint
from kbgen.incremental.outdated import Outdated
from kbgen.incremental.records import Records
from kbgen.model.artifact import Artifact, Known
from kbgen.model.synonyms import Synonym
from kbgen.render.assets import search_files
from kbgen.search.document import SearchDocument
from kbgen.search.edit import edited
from kbgen.search.index import build_index
from kbgen.search.wire import Coded, coded, files_of, record, scripts_of, texts_parts, texts_script

_KIND, _CODED = "index", "coded index"
_File: TypeAlias = tuple[str, str, int]  # path, SHA-256, size
_Made: TypeAlias = tuple[str, tuple[_File, ...]]  # the key of what an index was made of, and its files
_UNKNOWN: _Made = ("", ())
DocumentEdit: TypeAlias = tuple[SearchDocument, SearchDocument]  # before and after


@dataclass(frozen=True, slots=True)
class _Source:
    """What an index is made of: the digest of each document by id, and that of all else."""

    tag: str
    documents: dict[str, str]
    rest: str

    def key(self) -> str:
        return digest(fingerprint(), self)


@dataclass(frozen=True, slots=True)
class _Kept:
    """An index, of what it was made, and under which keys the records of its documents are kept."""

    source: _Source
    index: Coded
    records: tuple[str, ...]


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

        def make() -> tuple[Coded, list[str]]:
            records = list(map(record, documents))
            return coded(build_index(documents, synonyms), records, entries), records

        # Document by document: all at once they would be as large again.
        source = _Source(tag, {one.id: digest(one) for one in documents}, digest(synonyms, entries))
        key, known = self._known(tag)
        if key != source.key():
            index, records = make()
            yield from self._noted(source, _all_at_hand(files_of(index, records)))
            self._keep(source, index, Records.kept(self.store, self._records(tag), records))
            return
        made = cache(lambda: search_files(tag, _all_at_hand(files_of(*make()))))
        for path, hashed, size in known:
            yield Artifact(path, Known(hashed, size, partial(_one, made, path)))

    def paths(self, tag: str) -> tuple[str, ...]:
        """The files that the index of ``tag`` has in the output. Raises ``Outdated`` if they are not known."""
        _, files = self._known(tag)
        if not files:
            raise Outdated(tag)
        return tuple(path for path, _, _ in files)

    def edited(self, tag: str, edits: Sequence[DocumentEdit]) -> Iterator[Artifact]:
        """The files of the index of ``tag`` after ``edits``. Raises ``Outdated`` if it is not known without them."""
        key, files = self._known(tag)
        kept = self._last(tag)
        if kept.source.key() != key:
            raise Outdated(tag)
        places = {identifier: place for place, identifier in enumerate(sorted(kept.source.documents))}
        index, new = edited(kept.index, [(places[edit[0].id], *edit) for edit in edits])
        records = Records(self.store, self._records(tag), kept.records).replaced(new)
        named = {path.rpartition("/")[2]: (hashed, size) for path, hashed, size in files}
        before = {part: named[name] for name, part in texts_parts(kept.index).items()}
        texts = {}
        for name, part in texts_parts(index).items():
            make = partial(_text, records, *part)
            is_new = part not in before or any(place in new for place in range(*part))
            texts[name] = Known.at_hand(make()) if is_new else Known(*before[part], make)
        source = _after(kept.source, edits)
        yield from self._noted(source, _all_at_hand(scripts_of(index)) | texts)
        self._keep(source, index, records)

    def _last(self, tag: str) -> _Kept:
        """The index of ``tag`` that was made last."""
        of = self._of(tag)
        kept: _Kept | None = decoded_or(_Kept, self.store.get(_CODED, (of,)).get(of), None)
        if kept is None:
            raise Outdated(tag)
        return kept

    def _keep(self, source: _Source, index: Coded, records: Records) -> None:
        self.store.put(_CODED, {self._of(source.tag): encode(_Kept(source, index, records.keys))})

    def _noted(self, source: _Source, files: Mapping[str, Known]) -> Iterator[Artifact]:
        """The ``files`` of an index by name, as artifacts that will be known again."""
        noted: list[_File] = []
        for path, file in search_files(source.tag, files).items():
            noted.append((path, file.sha256, file.size))
            yield Artifact(path, file)
        self.store.put(_KIND, {self._of(source.tag): encode((source.key(), noted))})

    def _known(self, tag: str) -> _Made:
        """What the index of ``tag`` was made of, and its files, if all of them stand in the output."""
        of = self._of(tag)
        made: _Made = decoded_or(_Made, self.store.get(_KIND, (of,)).get(of), _UNKNOWN)
        return made if all(self.standing.get(path) == hashed for path, hashed, _ in made[1]) else _UNKNOWN

    def _of(self, tag: str) -> str:
        return f"{self.name}:{tag}"

    def _records(self, tag: str) -> str:
        """Of a kind of their own: each index keeps what it needs."""
        return f"records of {self._of(tag)}"


def _after(source: _Source, edits: Iterable[DocumentEdit]) -> _Source:
    documents = dict(source.documents)
    for before, after in edits:
        if documents.get(before.id) != digest(before):
            raise Outdated(before.id)
        documents[after.id] = digest(after)
    return replace(source, documents=documents)


def _all_at_hand(files: Mapping[str, bytes]) -> dict[str, Known]:
    return {name: Known.at_hand(content) for name, content in files.items()}


def _text(records: Records, begin: int, end: int) -> bytes:
    return texts_script(records.between(begin, end))


def _one(made: Callable[[], dict[str, Known]], path: str) -> bytes:
    return made()[path].make()
