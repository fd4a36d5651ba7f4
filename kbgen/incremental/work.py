"""The parts of a build that take long: parsing, rendering, indexing, but for what earlier builds have done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from kbgen.cache.store import Store
from kbgen.incremental.entries import remembered, to_keep
from kbgen.incremental.pages import Pages, Rendered
from kbgen.incremental.search_index import Indexes
from kbgen.incremental.weight import weight_of
from kbgen.model.progress import Track
from kbgen.model.site import Artifact, EntryPage, Page, Site
from kbgen.render.renderer import Presentation, Renderer
from kbgen.source.entry_file import EntryText, ParseAll
from kbgen.work.crew import Crew
from kbgen.work.processes import Task


@dataclass(frozen=True, slots=True)
class Work:
    """How it is done: by a ``crew``, with what ``store`` knows and what is ``standing`` in the ``output`` (SHA-256,
    hex, by path), of which it has the digest."""

    store: Store
    crew: Crew
    standing: Mapping[str, str]
    output: str

    @property
    def parse_all(self) -> ParseAll:
        """Parses entry files."""
        return remembered(lambda texts: self.crew.run(Task(to_keep, None, texts, _path)), self.store)

    def pages(self, site: Site, track: Track, presentation: Presentation) -> Iterator[Artifact]:
        """Renders pages. Where others do it, the first are under way from now on."""
        task = Task(_rendered, Renderer(presentation), site.pages, _address, Renderer.prepare, weight_of)
        results = self.crew.share(task)
        positions = {id(page): position for position, page in enumerate(site.pages)}

        def render_all(some: Sequence[Page]) -> Iterator[Rendered]:
            return results([positions[id(page)] for page in some])

        made = Pages(self.store, presentation, render_all, self.standing, self.output)
        # What comes after them writes to memory that the processes would have to keep as it was.
        return _and_then(made.artifacts(track(site.pages, "Rendering pages")), self.crew.close)

    def index(self, source: object, make: Callable[[], tuple[Artifact, ...]]) -> Iterator[Artifact]:
        """The files of a search index, as ``make`` makes them of ``source``."""
        return Indexes(self.store, self.standing).artifacts(source, make)


def _and_then(artifacts: Iterator[Artifact], do: Callable[[], None]) -> Iterator[Artifact]:
    yield from artifacts
    do()


def _rendered(renderer: Renderer, pages: Sequence[Page]) -> list[Rendered]:
    contents = map(renderer.render, pages)
    return [(content, sha256(content).hexdigest()) for content in contents]


def _path(text: EntryText) -> str:
    return text.shown_path


def _address(page: Page) -> str:
    if isinstance(page, EntryPage):
        return f"{page.translation.location.path} (for {page.route.path})"
    return page.route.path
