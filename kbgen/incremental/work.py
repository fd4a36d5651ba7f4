"""The parts of a build that take long: parsing, rendering, indexing, but for what earlier builds have done."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kbgen.cache.store import Store
from kbgen.incremental.entries import remembered
from kbgen.incremental.pages import Pages
from kbgen.incremental.search_index import Indexes
from kbgen.model.site import Artifact, Page
from kbgen.render.renderer import Presentation, Renderer
from kbgen.source.entry_file import ParseAll, parse_all


@dataclass(frozen=True, slots=True)
class Work:
    """How it is done: with what ``store`` knows, and what is ``standing`` in the output (SHA-256, hex, by path)."""

    store: Store = field(default_factory=lambda: Store(None))
    standing: Mapping[str, str] = field(default_factory=dict)

    @property
    def parse_all(self) -> ParseAll:
        """Parses entry files."""
        return remembered(parse_all, self.store)

    def pages(self, pages: Iterable[Page], presentation: Presentation) -> Iterator[Artifact]:
        """Renders pages."""
        renderer = Renderer(presentation)
        return Pages(
            self.store, presentation, lambda some: map(renderer.render, some), self.standing
        ).artifacts(pages)

    def index(self, source: object, make: Callable[[], tuple[Artifact, ...]]) -> Iterator[Artifact]:
        """The files of a search index, as ``make`` makes them of ``source``."""
        return Indexes(self.store, self.standing).artifacts(source, make)
