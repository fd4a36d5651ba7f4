"""The site to be rendered: pages with their addresses, every choice already made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from kbgen.model.entry import Audience, Translation
from kbgen.model.language import Language


@dataclass(frozen=True, slots=True, order=True)
class Route:
    """The address of a page or file: a path below the site's root, with forward slashes."""

    path: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a link of an answer leads to: a page or file, a place in it ('' for its beginning), and the id of the entry
    that stands there ('' for a file)."""

    route: Route
    fragment: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language. ``is_original`` is false where it only shows a third language's text."""

    language: Language
    route: Route
    is_original: bool = True


@dataclass(frozen=True, slots=True)
class TermLink:
    """A category or tag as a reader sees it, with the number of entries under it."""

    id: str
    title: str
    description: str
    route: Route
    count: int


@dataclass(frozen=True, slots=True)
class EntryLink:
    """An entry in a list: its question in ``language``, which need not be the reader's."""

    id: str
    question: str
    summary: str
    language: Language
    route: Route
    audience: Audience
    updated: date | None


@dataclass(frozen=True, slots=True)
class CategoryGroup:
    """A category on the home page with its first entries."""

    category: TermLink
    entries: tuple[EntryLink, ...]


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """One letter of the A–Z index: ``anchor`` is the id of its heading."""

    letter: str
    anchor: str
    entries: tuple[EntryLink, ...]


@dataclass(frozen=True, slots=True)
class ChooserPage:
    """The root page, on which a reader chooses a language."""

    kind: Literal["chooser"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """A language's first page. ``known`` is a filter of the addresses of its entries, old ones included."""

    kind: Literal["home"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]
    categories: tuple[CategoryGroup, ...]
    recent: tuple[EntryLink, ...]
    known: str


@dataclass(frozen=True, slots=True)
class CategoryPage:
    """All entries of a category. ``booklet`` is where they stand with their answers."""

    kind: Literal["category"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]
    category: TermLink
    entries: tuple[EntryLink, ...]
    booklet: Route


@dataclass(frozen=True, slots=True)
class TagPage:
    """All entries with a tag."""

    kind: Literal["tag"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]
    tag: TermLink
    entries: tuple[EntryLink, ...]


@dataclass(frozen=True, slots=True)
class SideText:
    """A translation that a page can show beside its own text. ``route`` is the page where it is at home;
    ``is_parallel`` says that both answers are built alike, block by block; ``targets`` are where its links lead."""

    language: Language
    translation: Translation
    route: Route
    is_parallel: bool
    targets: tuple[Target | None, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry. ``text_language`` is the language of question and answer; if it is not the page's own
    language, this is a fallback page and ``original`` the route of the translation it shows.

    ``beside`` are the other translations, ``remembered`` is what a reader's browser remembers of the entry, as JSON,
    ``previous`` and ``next`` are its neighbours in its category, ``targets`` where the answer's links lead a reader
    of the page, by their numbers (``None``: a dead one, or one within the page).
    """

    kind: Literal["entry"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]
    id: str
    audience: Audience
    owner: str
    translation: Translation
    text_language: Language
    original: Route
    category: TermLink | None
    tags: tuple[TermLink, ...]
    related: tuple[EntryLink, ...]
    beside: tuple[SideText, ...]
    remembered: str
    previous: EntryLink | None
    next: EntryLink | None
    targets: tuple[Target | None, ...]

    @property
    def is_fallback(self) -> bool:
        return self.route != self.original

    @property
    def is_internal(self) -> bool:
        return self.audience is Audience.INTERNAL


@dataclass(frozen=True, slots=True)
class Chapter:
    """An entry in a booklet. ``language`` is that of its text, ``route`` the entry's page for the same reader,
    ``targets`` are where its links lead."""

    id: str
    translation: Translation
    language: Language
    route: Route
    audience: Audience
    targets: tuple[Target | None, ...]


@dataclass(frozen=True, slots=True)
class BookletPage:
    """A category to be printed: its entries with their answers, one after the other."""

    kind: Literal["booklet"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]
    category: TermLink
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The A–Z index in the language's own collation order."""

    kind: Literal["index"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]
    letters: tuple[LetterGroup, ...]
    tags: tuple[TermLink, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The page that lists all hits of a query."""

    kind: Literal["search"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What a web server shows for an address that does not exist."""

    kind: Literal["not_found"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """What a reader without a network is shown for a page that was never fetched."""

    kind: Literal["offline"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """An old address (an alias), which leads to ``target``."""

    kind: Literal["redirect"]
    route: Route
    language: Language
    alternates: tuple[Alternate, ...]
    target: Route
    question: str


Page: TypeAlias = (
    ChooserPage
    | HomePage
    | CategoryPage
    | TagPage
    | EntryPage
    | BookletPage
    | IndexPage
    | SearchPage
    | NotFoundPage
    | OfflinePage
    | RedirectPage
)


@dataclass(frozen=True, slots=True)
class Navigation:
    """What every page of a language leads to."""

    chooser: Route
    home: Route
    index: Route
    search: Route
    categories: tuple[TermLink, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that will be rendered: pages by route, each language's navigation (by tag), and where
    each entry is read in each language (by language tag and entry id)."""

    languages: tuple[Language, ...]
    pages: tuple[Page, ...]
    navigation: Mapping[str, Navigation]
    entry_pages: Mapping[tuple[str, str], EntryPage]
