"""Pages, rendered only where they would say something new.

What is kept of a page is the digest of its bytes. The bytes themselves stand in the site that was published last; where
they do not, the page is rendered again.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TypeAlias

from kbgen.cache.codec import decode, encode
from kbgen.cache.digest import Digester
from kbgen.cache.store import Store
from kbgen.incremental.versions import fingerprint
from kbgen.model.site import Artifact, Known, Page
from kbgen.render.renderer import Presentation

# A page's bytes and their SHA-256 (hex), which is worked out where they are made.
Rendered: TypeAlias = tuple[bytes, str]
# Renders many pages, in their order: here, or in other processes, and then at once.
RenderAll: TypeAlias = Callable[[Sequence[Page]], Iterator[Rendered]]

_KIND = "page"
_AT_A_TIME = 500  # pages; the bytes of twice as many may be in memory at once


@dataclass(frozen=True, slots=True)
class Pages:
    """Renders pages through ``render_all``, those apart that are ``standing`` in the output (SHA-256, hex, by path)."""

    store: Store
    presentation: Presentation
    render_all: RenderAll
    standing: Mapping[str, str]
    digester: Digester

    def artifacts(self, pages: Iterable[Page]) -> Iterator[Artifact]:
        """The pages in their order. Where others render, the first are under way from now on."""
        looks = {
            tag: self.digester.digest(fingerprint(), look)
            for tag, look in self.presentation.by_language().items()
        }
        batches = (
            self._begun({self.digester.digest(looks[page.language.tag], page): page for page in batch})
            for batch in _batches(pages)
        )
        return self._finished(deque(islice(batches, 2)), batches)

    def _begun(self, pages: Mapping[str, Page]) -> "_Batch":
        known = dict(self._standing(pages))
        return _Batch(
            pages, known, self.render_all([page for key, page in pages.items() if key not in known])
        )

    def _finished(self, under_way: "deque[_Batch]", batches: Iterator["_Batch"]) -> Iterator[Artifact]:
        """While one batch is written, the next is rendered."""
        while under_way:
            yield from self._artifacts(under_way.popleft())
            under_way.extend(islice(batches, 1))

    def _artifacts(self, batch: "_Batch") -> Iterator[Artifact]:
        fresh = {}
        for key, page in batch.pages.items():
            if key in batch.known:
                yield Artifact(page.route.path, batch.known[key])
            else:
                content, digest = next(batch.rendered)
                fresh[key] = encode((digest, len(content)))
                yield Artifact(page.route.path, Known(digest, len(content), partial(bytes, content)))
        self.store.put(_KIND, fresh)

    def _standing(self, pages: Mapping[str, Page]) -> Iterator[tuple[str, Known]]:
        """Those that stand in the output as they are."""
        for key, value in self.store.get(_KIND, tuple(pages)).items():
            try:
                digest, size = decode(tuple[str, int], value)
            except ValueError:
                continue
            if self.standing.get(pages[key].route.path) == digest:
                yield key, Known(digest, size, partial(self._rendered, pages[key]))

    def _rendered(self, page: Page) -> bytes:
        return next(self.render_all([page]))[0]


@dataclass(frozen=True, slots=True)
class _Batch:
    """Pages by their keys, of which some are ``known`` and the others are being ``rendered``."""

    pages: Mapping[str, Page]
    known: Mapping[str, Known]
    rendered: Iterator[Rendered]


def _batches(pages: Iterable[Page]) -> Iterator[tuple[Page, ...]]:
    remaining = iter(pages)
    while batch := tuple(islice(remaining, _AT_A_TIME)):
        yield batch
