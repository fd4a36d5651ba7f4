"""The knowledge base to a site: every page, with all that it shows."""

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import quote

from kbgen.model.entry import Entry, Translation
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.language import Language
from kbgen.model.site import (
    Alternate,
    BookletPage,
    CategoryGroup,
    CategoryPage,
    Chapter,
    ChooserPage,
    EntryLink,
    EntryPage,
    HomePage,
    IndexPage,
    Navigation,
    NotFoundPage,
    OfflinePage,
    Page,
    RedirectPage,
    Route,
    SearchPage,
    SideText,
    Site,
    TagPage,
    TermLink,
)
from kbgen.model.site_config import Offline, SiteConfig
from kbgen.render import addresses
from kbgen.render.addresses import Reading
from kbgen.render.letters import letter_groups
from kbgen.render.listings import Listings
from kbgen.render.neighbours import neighbours
from kbgen.render.reader_memory import address_filter, remembered
from kbgen.render.related import related_entries
from kbgen.render.targets import Targets
from kbgen.text.collate import collation_key

_CATEGORIES, _BOOKLETS, _TAGS = addresses.CATEGORY_FOLDER, addresses.BOOKLET_FOLDER, addresses.TAG_FOLDER
_SHOWN_PER_CATEGORY = 5
_RECENT = 8
_SUMMARY = 160  # characters


def plan_site(knowledge_base: KnowledgeBase, config: SiteConfig) -> Site:
    """The pages of a site over the published knowledge base, in the order of their addresses."""
    planner = _Planner(knowledge_base, config)
    pages = tuple(sorted(planner.pages(), key=lambda page: page.route.path))
    navigation = {language.tag: planner.navigation(language) for language in knowledge_base.languages}
    entry_pages = {(p.language.tag, p.id): p for p in pages if isinstance(p, EntryPage)}
    return Site(knowledge_base.languages, pages, navigation, entry_pages)


class _Planner:
    """What all pages need to know, worked out once."""

    def __init__(self, knowledge_base: KnowledgeBase, config: SiteConfig) -> None:
        self._base = knowledge_base
        self._languages = knowledge_base.languages
        self._is_kept = config.offline is not Offline.NOTHING
        self._by_tag = {language.tag: language for language in self._languages}
        self._related = related_entries(knowledge_base)
        self._readings = {
            (language.tag, entry.id): found
            for language in self._languages
            for entry in knowledge_base.entries
            if (found := addresses.reading(entry, language, knowledge_base, config.fallback))
        }
        self._links: dict[str, dict[str, EntryLink]] = {language.tag: {} for language in self._languages}
        for (tag, name), found in self._readings.items():
            self._links[tag][name] = self._entry_link(knowledge_base.by_id[name], found)
        listings = {tag: Listings(knowledge_base, links, tag) for tag, links in self._links.items()}
        self._categories = {tag: found.categories() for tag, found in listings.items()}
        self._tags = {tag: found.tags() for tag, found in listings.items()}
        self._category_links = {
            tag: {link.id: link for link, _ in listed} for tag, listed in self._categories.items()
        }
        self._tag_places = {
            tag: {link.id: (place, link) for place, (link, _) in enumerate(listed)}
            for tag, listed in self._tags.items()
        }
        self._entry_alternates = {entry.id: self._alternates_of(entry) for entry in self._base.entries}
        self._remembered = {
            entry.id: remembered(entry.id, self._readings_of(entry)) for entry in self._base.entries
        }
        self._targets = Targets(knowledge_base, self._readings)
        self._neighbours = {
            tag: neighbours(links for _, links in listed) for tag, listed in self._categories.items()
        }

    def pages(self) -> Iterator[Page]:
        first = self._languages[0]
        homes = self._alternates(addresses.home)
        yield ChooserPage("chooser", addresses.CHOOSER, first, homes)
        yield NotFoundPage("not_found", Route("404.html"), first, homes)
        for language in self._languages:
            yield from self._own_pages(language)
            yield from self._term_pages(language)
            for entry in self._base.entries:
                yield from self._entry_pages(entry, language)

    def _alternates(self, route: Callable[[str], Route]) -> tuple[Alternate, ...]:
        return tuple(Alternate(language, route(language.tag)) for language in self._languages)

    def _own_pages(self, language: Language) -> Iterator[Page]:
        tag = language.tag

        def same(name: str) -> tuple[Alternate, ...]:
            return self._alternates(lambda other: addresses.own_page(other, name))

        yield HomePage(
            "home",
            addresses.home(tag),
            language,
            same("index"),
            self._groups(language),
            self._recent(language),
            address_filter(self._addresses(language)),
        )
        yield IndexPage(
            "index",
            addresses.own_page(tag, "a-z"),
            language,
            same("a-z"),
            letter_groups(self._links[tag].values(), tag),
            self._tag_links(language),
        )
        yield SearchPage("search", addresses.own_page(tag, "search"), language, same("search"))
        yield NotFoundPage("not_found", addresses.own_page(tag, "404"), language, same("404"))
        if self._is_kept:
            yield OfflinePage("offline", addresses.own_page(tag, "offline"), language, same("offline"))

    def _addresses(self, language: Language) -> list[str]:
        """Where entries stand and stood, as links write it."""
        tag = language.tag
        readings = [found for (reader, _), found in self._readings.items() if reader == tag]
        aliases = (alias for found in readings for alias in found.translation.aliases)
        routes = (
            *(found.route for found in readings),
            *(addresses.alias_page(tag, alias) for alias in aliases),
        )
        return [quote(route.path) for route in routes]

    def navigation(self, language: Language) -> Navigation:
        """What every page of ``language`` leads to."""
        tag = language.tag
        categories = tuple(link for link, _ in self._categories[tag])
        return Navigation(
            addresses.CHOOSER,
            addresses.home(tag),
            addresses.own_page(tag, "a-z"),
            addresses.own_page(tag, "search"),
            categories,
        )

    def _groups(self, language: Language) -> tuple[CategoryGroup, ...]:
        listed = self._categories[language.tag]
        return tuple(
            CategoryGroup(link, entries[:_SHOWN_PER_CATEGORY]) for link, entries in listed if entries
        )

    def _tag_links(self, language: Language) -> tuple[TermLink, ...]:
        links = (link for link, _ in self._tags[language.tag])
        return tuple(sorted(links, key=lambda link: collation_key(link.title, language.tag)))

    def _recent(self, language: Language) -> tuple[EntryLink, ...]:
        own = (
            link for link in self._links[language.tag].values() if link.updated and link.language == language
        )
        return tuple(sorted(own, key=lambda link: (link.updated, link.id), reverse=True)[:_RECENT])

    def _term_pages(self, language: Language) -> Iterator[Page]:
        for link, entries in self._categories[language.tag]:
            same = self._alternates(partial(_term_page, _CATEGORIES, link.id))
            booklet = _term_page(_BOOKLETS, link.id, language.tag)
            yield CategoryPage("category", link.route, language, same, link, entries, booklet)
            yield self._booklet(booklet, link, entries, language)
        for link, entries in self._tags[language.tag]:
            same = self._alternates(partial(_term_page, _TAGS, link.id))
            yield TagPage("tag", link.route, language, same, link, entries)

    def _booklet(
        self, route: Route, category: TermLink, entries: tuple[EntryLink, ...], language: Language
    ) -> BookletPage:
        same = self._alternates(partial(_term_page, _BOOKLETS, category.id))
        texts = (self._readings[language.tag, entry.id].translation for entry in entries)
        chapters = tuple(
            Chapter(
                entry.id, text, entry.language, entry.route, entry.audience, self._targets.of(text, language)
            )
            for entry, text in zip(entries, texts, strict=True)
        )
        return BookletPage("booklet", route, language, same, category, chapters)

    def _entry_pages(self, entry: Entry, language: Language) -> Iterator[Page]:
        found = self._readings.get((language.tag, entry.id))
        if found is None:
            return
        text_language = self._by_tag[found.translation.language]
        original = addresses.entry_page(text_language.tag, found.translation)
        previous, following = self._neighbours[language.tag].get(entry.id, (None, None))
        yield EntryPage(
            "entry", found.route, language, self._entry_alternates[entry.id], entry.id, entry.audience,
            entry.owner, found.translation, text_language, original, self._category_of(entry, language),
            self._tags_of(entry, language), self._related_links(entry, language),
            tuple(self._beside(entry, found.translation)), self._remembered[entry.id], previous, following,
            self._targets.of(found.translation, language),
        )  # fmt: skip
        if text_language == language:
            for alias in found.translation.aliases:
                route = addresses.alias_page(language.tag, alias)
                yield RedirectPage("redirect", route, language, (), found.route, found.translation.question)

    def _alternates_of(self, entry: Entry) -> tuple[Alternate, ...]:
        """The entry in each language; where it is hidden there, that language's home page."""
        found = ((language, self._readings.get((language.tag, entry.id))) for language in self._languages)
        return tuple(
            Alternate(language, reading.route, reading.translation.language == language.tag)
            if reading is not None
            else Alternate(language, addresses.home(language.tag), is_original=False)
            for language, reading in found
        )

    def _beside(self, entry: Entry, shown: Translation) -> Iterator[SideText]:
        for language in self._languages:
            other = entry.translation(language.tag)
            if other is not None and other is not shown:
                route, targets = addresses.entry_page(language.tag, other), self._targets.of(other, language)
                yield SideText(language, other, route, is_parallel(other, shown), targets)

    def _readings_of(self, entry: Entry) -> Iterator[tuple[str, EntryLink]]:
        """The entry as it is listed in each language (a tag) in which it can be read."""
        return ((tag, links[entry.id]) for tag, links in self._links.items() if entry.id in links)

    def _category_of(self, entry: Entry, language: Language) -> TermLink | None:
        name = entry.category.target if entry.category is not None else None
        return self._category_links[language.tag].get(name) if name is not None else None

    def _tags_of(self, entry: Entry, language: Language) -> tuple[TermLink, ...]:
        places = self._tag_places[language.tag]
        names = {tag.target for tag in entry.tags}
        return tuple(link for _, link in sorted(places[name] for name in names))

    def _related_links(self, entry: Entry, language: Language) -> tuple[EntryLink, ...]:
        links = self._links[language.tag]
        return tuple(links[other.id] for other in self._related[entry.id] if other.id in links)

    def _entry_link(self, entry: Entry, found: Reading) -> EntryLink:
        text = found.translation
        return EntryLink(
            entry.id, text.question, summary(text),
            self._by_tag[text.language], found.route, entry.audience, text.updated,
        )  # fmt: skip


def _term_page(folder: str, term: str, tag: str) -> Route:
    return addresses.term_page(tag, folder, term)


def is_parallel(one: Translation, other: Translation) -> bool:
    """Whether both answers are built alike, block by block."""
    return one.answer.blocks == other.answer.blocks


def summary(text: Translation) -> str:
    """What lists say of an entry: its author's words, or the beginning of its answer, cut between words."""
    if text.description:
        return text.description
    line = " ".join(text.answer.text.split(maxsplit=_SUMMARY // 2 + 1))  # more words than can be shown
    return line if len(line) <= _SUMMARY else line[:_SUMMARY].rsplit(" ", 1)[0].rstrip(",;:·–—-") + "…"
