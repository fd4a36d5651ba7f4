"""An entry: one question across languages."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kbgen.model.diagnostic import Location
from kbgen.model.document import Document


class Audience(Enum):
    """Whom an entry is for."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that stands for something else (an entry, category, tag, old address), and where it was written."""

    target: str
    location: Location


@dataclass(frozen=True, slots=True)
class Translation:
    """An entry in one language.

    ``language`` is its tag; ``path`` its file, relative to the language's content folder, with forward
    slashes; ``slug`` the output path below the language's folder, without ``.html``. ``location`` is that of the
    question, ``slug_location`` that of what the slug comes from.
    """

    language: str
    path: str
    question: str
    answer: Document
    slug: str
    location: Location
    slug_location: Location
    also_asked: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    description: str = ""
    aliases: tuple[Reference, ...] = ()
    updated: date | None = None
    review_by: date | None = None
    review_location: Location | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One question across languages. What the languages share stands here, what they do not in ``translations``."""

    id: str
    translations: tuple[Translation, ...]
    category: Reference | None = None
    tags: tuple[Reference, ...] = ()
    related: tuple[Reference, ...] = ()
    order: int = 0
    audience: Audience = Audience.PUBLIC
    owner: str = ""

    def translation(self, language: str) -> Translation | None:
        """The translation into ``language`` (a tag), if there is one."""
        for translation in self.translations:
            if translation.language == language:
                return translation
        return None

    @property
    def is_internal(self) -> bool:
        return self.audience is Audience.INTERNAL
