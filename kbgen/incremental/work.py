"""The parts of a build that take long: parsing, rendering, indexing, but for what earlier builds have done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from kbgen.cache.store import Store
from kbgen.incremental.entries import remembered, to_keep
from kbgen.incremental.pages import Pages, Rendered, Rows
from kbgen.incremental.search_index import Indexes
from kbgen.incremental.weight import weight_of
from kbgen.model.artifact import Artifact
from kbgen.model.progress import Track
from kbgen.model.site import EntryPage, Page, Site
from kbgen.model.synonyms import Synonym
from kbgen.publish.spool import spooled
from kbgen.render.renderer import Presentation, Renderer
from kbgen.render.search_documents import search_documents
from kbgen.source.entry_file import EntryText, ParseAll
from kbgen.work.crew import Crew
from kbgen.work.processes import Task


@dataclass(frozen=True, slots=True)
class Work:
    """How it is done: by a ``crew``, with what ``store`` knows and what is ``standing`` in the ``output`` (SHA-256,
    hex, by path), of which it has the digest. Other processes of this machine may write pages into the folder
    ``spool``. ``read`` gets the keys of what entry files say, by path, as they are parsed."""

    store: Store
    crew: Crew
    standing: Mapping[str, str]
    output: str
    spool: Path | None = None
    read: dict[str, str] = field(default_factory=dict)

    @property
    def parse_all(self) -> ParseAll:
        """Parses entry files."""
        return remembered(self.parsed, self.store, self.read)

    def parsed(self, texts: Sequence[EntryText]) -> Iterator[bytes]:
        """What ``texts`` say, encoded, as nobody knows it yet."""
        return self.crew.run(Task(to_keep, None, texts, _path))

    def pages(
        self, pages: Sequence[Page], track: Track, presentation: Presentation, others: Rows | None = None
    ) -> Iterator[Artifact]:
        """Renders pages. If there are others in the output, ``others`` is what is known of them all. Where
        somebody else renders, the first are under way from now on."""
        # A few are rendered here, be they long: to compile all templates and begin processes takes longer.
        weight = _light if others else weight_of
        own = partial(_written, self.spool, self.standing) if self.spool is not None else None
        task = Task(_rendered, Renderer(presentation), pages, _address, Renderer.prepare, weight, own)
        results = self.crew.share(task)
        positions = {id(page): position for position, page in enumerate(pages)}

        def render_all(some: Sequence[Page]) -> Iterator[Rendered]:
            return results([positions[id(page)] for page in some])

        made = Pages(self.store, presentation, render_all, self.standing, self.output, others)
        # What comes after them writes to memory that the processes would have to keep as it was.
        return _and_then(made.artifacts(track(pages, "Rendering pages")), self.crew.close)

    def search(self, site: Site, synonyms: Sequence[Synonym], track: Track) -> Iterator[Artifact]:
        """The files of the search indexes of ``site``."""
        entries = sorted({identifier for _, identifier in site.entry_pages})
        for language in track(site.languages, "Indexing"):
            documents = tuple(search_documents(site, language))
            yield from self.indexes.artifacts(language.tag, documents, synonyms, entries)

    @property
    def indexes(self) -> Indexes:
        """Makes search indexes."""
        return Indexes(self.store, self.standing, self.output)


def _and_then(artifacts: Iterator[Artifact], do: Callable[[], None]) -> Iterator[Artifact]:
    yield from artifacts
    do()


def _rendered(renderer: Renderer, pages: Sequence[Page]) -> list[Rendered]:
    contents = map(renderer.render, pages)
    return [(content, sha256(content).hexdigest(), len(content)) for content in contents]


def _written(
    spool: Path, standing: Mapping[str, str], renderer: Renderer, pages: Sequence[Page]
) -> list[Rendered]:
    """Likewise, but pages that do not stand in the output as they are have been written into files: to rename these is
    less work for the process that publishes than to hear of the bytes and write them."""

    def written(page: Page, content: bytes | str, digest: str, size: int) -> Rendered:
        if isinstance(content, bytes) and standing.get(page.route.path) != digest:
            content = spooled(content, spool)
        return content, digest, size

    return [written(page, *made) for page, made in zip(pages, _rendered(renderer, pages), strict=True)]


def _light(_: Page) -> int:
    return 1


def _path(text: EntryText) -> str:
    return text.shown_path


def _address(page: Page) -> str:
    if isinstance(page, EntryPage):
        return f"{page.translation.location.path} (for {page.route.path})"
    return page.route.path
