"""Which page stands at which address, and which pages would share one."""

from collections.abc import Iterator
from dataclasses import dataclass

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic
from kbgen.model.entry import Entry, Reference, Translation
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.language import Language
from kbgen.model.site import Route
from kbgen.model.site_config import Fallback
from kbgen.text.slug import slugify

RESERVED = ("index", "a-z", "search", "404")  # the names of a language's own pages
CHOOSER = Route("index.html")
CATEGORY_FOLDER, TAG_FOLDER = "category", "tag"


def home(tag: str) -> Route:
    return Route(f"{tag}/index.html")


def own_page(tag: str, name: str) -> Route:
    """One of the pages that each language has: ``a-z``, ``search``, ``404``."""
    return Route(f"{tag}/{name}.html")


def term_page(tag: str, folder: str, term: str) -> Route:
    return Route(f"{tag}/{folder}/{slugify(term) or 'none'}.html")


def entry_page(tag: str, translation: Translation) -> Route:
    return Route(f"{tag}/{translation.slug}.html")


def alias_page(tag: str, alias: Reference) -> Route:
    return Route(f"{tag}/{alias.target}.html")


@dataclass(frozen=True, slots=True)
class Reading:
    """How an entry is read in a language: at which address, in which translation."""

    route: Route
    translation: Translation


def reading(
    entry: Entry, language: Language, knowledge_base: KnowledgeBase, fallback: Fallback
) -> Reading | None:
    """The entry's own page in ``language``, or its fallback page, or ``None`` where those are hidden."""
    own = entry.translation(language.tag)
    if own is None and fallback is Fallback.HIDE:
        return None
    shown = own or first_translation(entry, knowledge_base)
    return Reading(entry_page(language.tag, shown), shown)


def first_translation(entry: Entry, knowledge_base: KnowledgeBase) -> Translation:
    """The translation into the first of the site's languages that there is one for."""
    found = (entry.translation(language.tag) for language in knowledge_base.languages)
    return next(translation for translation in found if translation is not None)


def shared_addresses(knowledge_base: KnowledgeBase, fallback: Fallback) -> Iterator[Diagnostic]:
    """Entries and aliases that would be published at an address which is taken. Case does not tell addresses
    apart: on a network share it often cannot."""
    for language in knowledge_base.languages:
        taken = {own_page(language.tag, name).path: "a page of kbgen's own" for name in RESERVED}
        for what, folder, terms in (
            ("category", CATEGORY_FOLDER, _categories(knowledge_base)),
            ("tag", TAG_FOLDER, _tags(knowledge_base)),
        ):
            for term in terms:
                path = term_page(language.tag, folder, term.target).path
                owner = f"the {what} `{term.target}`"
                if taken.setdefault(path, owner) != owner:
                    yield _clash(term, path, taken[path])
        for place, path in _entry_addresses(knowledge_base, language, fallback):
            if path.casefold() in taken:
                yield _clash(place, path, taken[path.casefold()])
            else:
                taken[path.casefold()] = place.location.path


def _categories(knowledge_base: KnowledgeBase) -> list[Reference]:
    return list(
        {e.category.target: e.category for e in knowledge_base.entries if e.category is not None}.values()
    )


def _tags(knowledge_base: KnowledgeBase) -> list[Reference]:
    return list({tag.target: tag for entry in knowledge_base.entries for tag in entry.tags}.values())


def _entry_addresses(
    knowledge_base: KnowledgeBase, language: Language, fallback: Fallback
) -> Iterator[tuple[Reference, str]]:
    """Pages first, then aliases: where both want an address, it is the alias that is told."""
    readings = [(e, reading(e, language, knowledge_base, fallback)) for e in knowledge_base.entries]
    for entry, found in readings:
        if found is not None:
            yield Reference(entry.id, found.translation.location), found.route.path
    for entry in knowledge_base.entries:
        own = entry.translation(language.tag)
        for alias in own.aliases if own is not None else ():
            yield alias, alias_page(language.tag, alias).path


def _clash(place: Reference, path: str, owner: str) -> Diagnostic:
    hint = "Give one of the two another `slug`, file name or alias."
    return rules.SAME_ADDRESS.at(place.location, f"the address {path} is taken by {owner}", hint)
