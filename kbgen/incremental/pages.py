"""Pages, rendered only where they would say something new.

What is kept of a page is its key, by all that it depends on, and the digest of its bytes. The bytes themselves stand in
the site that was published last; where they do not, the page is rendered again. Of pages that show answers, what was
planned is kept too, by their key, without the answers: so they can be rendered with others.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeAlias, TypeVar

from kbgen.cache.codec import canonical, decoded_or, encode
from kbgen.cache.digest import digest
from kbgen.cache.store import Store
from kbgen.cache.versions import fingerprint
from kbgen.incremental.answers import translations, with_translations, without_answer
from kbgen.incremental.weight import weight_of
from kbgen.model.artifact import Artifact, Known
from kbgen.model.entry import Translation
from kbgen.model.site import BookletPage, EntryPage, Page
from kbgen.render.renderer import Presentation
from kbgen.work.batches import batches

# A page's bytes, or the file that they were written into, with their SHA-256 (hex) and number: known where it is made.
Rendered: TypeAlias = tuple[bytes | str, str, int]
# Renders many pages, in their order: here, or in other processes, and then at once.
RenderAll: TypeAlias = Callable[[Sequence[Page]], Iterator[Rendered]]

# Of each path the key of the page, and the digest (SHA-256, hex) and number of its bytes.
Rows: TypeAlias = dict[str, tuple[str, str, int]]

P = TypeVar("P", bound=EntryPage | BookletPage)

_KIND, _PLANNED = "pages", "planned"
_AT_A_TIME = 500  # ordinary pages; the bytes of twice as many may be in memory at once


@dataclass(frozen=True, slots=True)
class Pages:
    """Renders pages through ``render_all``, those apart that are ``standing`` in an output (SHA-256, hex, by path),
    which ``store`` knows by the ``name``. If they are not all of its pages, ``others`` is what is known of them all."""

    store: Store
    presentation: Presentation
    render_all: RenderAll
    standing: Mapping[str, str]
    name: str
    others: Rows | None = None

    def artifacts(self, pages: Iterable[Page]) -> Iterator[Artifact]:
        """The pages in their order. Where others render, the first are under way from now on."""
        before = self.others or rows_of(self.store, self.name)
        # All at once, before there are processes that share the pages: to look at them is to write to their memory.
        keys = list(self._keys(pages, before))
        parts = batches(keys, lambda key: weight_of(key[0]), _AT_A_TIME)
        begun = (self._begun(part, before) for part in parts)
        return self._finished(deque(islice(begun, 2)), begun)

    def _keys(self, pages: Iterable[Page], before: Rows) -> Iterator[tuple[Page, str]]:
        """Each page with its key; what is planned of them is kept."""
        looks = {tag: digest(fingerprint(), look) for tag, look in self.presentation.by_language().items()}
        # Each stands on several pages: without its answer, and the digest of that.
        shown: dict[int, tuple[Translation, str]] = {}
        planned: dict[str, bytes] = {}
        for page in pages:
            texts = translations(page)
            for text in texts:
                if id(text) not in shown:
                    shown[id(text)] = without_answer(text), digest(text.answer)
            bare = canonical(with_translations(page, lambda text: shown[id(text)][0]))
            key = digest(looks[page.language.tag], bare, [shown[id(text)][1] for text in texts])
            if texts:
                self.store.keep(_PLANNED, (key,))
                if before.get(page.route.path, ("",))[0] != key:
                    planned[key] = bare
            yield page, key
            if len(planned) >= _AT_A_TIME:
                self.store.put(_PLANNED, planned)
                planned.clear()
        self.store.put(_PLANNED, planned)

    def _begun(self, keys: Sequence[tuple[Page, str]], before: Rows) -> "_Batch":
        known = dict(self._standing(keys, before))
        return _Batch(
            keys, known, self.render_all([page for page, _ in keys if page.route.path not in known])
        )

    def _finished(self, under_way: "deque[_Batch]", more: Iterator["_Batch"]) -> Iterator[Artifact]:
        """While one batch is written, the next is rendered."""
        rows = dict(self.others or {})
        while under_way:
            batch = under_way.popleft()
            for page, key in batch.keys:
                path = page.route.path
                content = batch.known.get(path) or _made(*next(batch.rendered))
                rows[path] = key, content.sha256, content.size
                yield Artifact(path, content)
            under_way.extend(islice(more, 1))
        self.store.put(_KIND, {self.name: encode(rows)})

    def _standing(self, keys: Iterable[tuple[Page, str]], before: Rows) -> Iterator[tuple[str, Known]]:
        """Those that stand in the output as they are, by path."""
        for page, key in keys:
            path = page.route.path
            known, digest, size = before.get(path, ("", "", 0))
            if known == key and self.standing.get(path) == digest:
                yield path, Known(digest, size, partial(self._rendered, page))

    def _rendered(self, page: Page) -> bytes:
        return _made(*next(self.render_all([page]))).make()


@dataclass(frozen=True, slots=True)
class _Batch:
    """Pages with their keys, of which some are ``known`` by path and the others are being ``rendered``."""

    keys: Sequence[tuple[Page, str]]
    known: Mapping[str, Known]
    rendered: Iterator[Rendered]


def rows_of(store: Store, name: str) -> Rows:
    """What is known of the pages of the output that ``store`` knows by the ``name``."""
    found: Rows = decoded_or(Rows, store.get(_KIND, (name,)).get(name), {})
    return found


def planned_before(store: Store, kind: type[P], keys: Sequence[str]) -> list[P]:
    """Those pages of a ``kind`` with these ``keys``, as they were planned, but without the answers."""
    found = (decoded_or(kind, data, None) for data in store.get(_PLANNED, keys).values())
    return [page for page in found if page is not None]


def _made(content: bytes | str, digest: str, size: int) -> Known:
    if isinstance(content, bytes):
        return Known.at_hand(content, digest)
    return Known(digest, size, partial(_read, content), content)


def _read(path: str) -> bytes:
    return Path(path).read_bytes()
