"""Which page stands at which address, and which pages would share one."""

from collections.abc import Iterator
from dataclasses import dataclass

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.document import LinkKind
from kbgen.model.entry import Entry, Reference, Translation
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.language import Language
from kbgen.model.site import Route
from kbgen.model.site_config import Fallback
from kbgen.text.slug import slugify

RESERVED = ("index", "a-z", "search", "404", "offline")  # the names of a language's own pages
CHOOSER = Route("index.html")
CATEGORY_FOLDER, BOOKLET_FOLDER, TAG_FOLDER = "category", "booklet", "tag"


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


def file_page(tag: str, path: str) -> Route:
    """Where a file beside the entries of a language is published."""
    return Route(f"{tag}/{path}")


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


@dataclass(frozen=True, slots=True)
class _Claim:
    """Something that is published at ``path``. Claims of one ``owner`` are one: a category that many name."""

    path: str
    owner: str
    location: Location


def shared_addresses(knowledge_base: KnowledgeBase, fallback: Fallback) -> Iterator[Diagnostic]:
    """What would be published at an address that is taken. Case does not tell addresses apart: on a network
    share it often cannot."""
    taken: dict[str, str] = {}
    for language in knowledge_base.languages:
        for name in RESERVED:
            taken[own_page(language.tag, name).path] = "a page of kbgen's own"
        for claim in _claims(knowledge_base, language, fallback):
            owner = taken.setdefault(claim.path.casefold(), claim.owner)
            if owner != claim.owner:
                hint = "Give one of the two another `slug`, file name or alias."
                message = f"the address {claim.path} is taken by {owner}"
                yield rules.SAME_ADDRESS.at(claim.location, message, hint)


def _claims(knowledge_base: KnowledgeBase, language: Language, fallback: Fallback) -> Iterator[_Claim]:
    """Pages first, then aliases, then files: where two want an address, it is the later that is told."""
    tag, entries = language.tag, knowledge_base.entries
    for entry in entries:
        yield from _term_claims(entry, tag)
    for entry in entries:
        found = reading(entry, language, knowledge_base, fallback)
        if found is not None:
            place = found.translation.slug_location
            yield _Claim(found.route.path, place.path, place)
    translations = [translation for entry in entries if (translation := entry.translation(tag)) is not None]
    for translation in translations:
        for alias in translation.aliases:
            owner = f"the alias `{alias.target}` of {translation.location.path}"
            yield _Claim(alias_page(tag, alias).path, owner, alias.location)
    for translation in translations:
        yield from _file_claims(translation, tag)


def _term_claims(entry: Entry, tag: str) -> Iterator[_Claim]:
    if (category := entry.category) is not None:
        for folder in (CATEGORY_FOLDER, BOOKLET_FOLDER):
            path = term_page(tag, folder, category.target).path
            yield _Claim(path, f"the category `{category.target}`", category.location)
    for name in entry.tags:
        path = term_page(tag, TAG_FOLDER, name.target).path
        yield _Claim(path, f"the tag `{name.target}`", name.location)


def _file_claims(translation: Translation, tag: str) -> Iterator[_Claim]:
    for link in translation.answer.links:
        if link.kind is LinkKind.FILE:
            yield _Claim(file_page(tag, link.target).path, f"the file {tag}/{link.target}", link.location)
