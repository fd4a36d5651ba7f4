"""The front matter of an entry file: what the author says about the entry."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kbgen.fields.nodes import Mapping, parse
from kbgen.fields.reader import Fields, Key
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.entry import Audience, Reference
from kbgen.text.slug import slugify

KEYS = (
    Key("id"),
    Key("question", ("title",)),
    Key("category"),
    Key("tags"),
    Key("keywords"),
    Key("also_asked"),
    Key("slug"),
    Key("aliases"),
    Key("related"),
    Key("order", ("weight",)),
    Key("updated", ("lastmod",)),
    Key("review_by"),
    Key("owner"),
    Key("audience"),
    Key("draft"),
    Key("description"),
)

SHARED = ("category", "tags", "order", "related", "audience", "owner")


@dataclass(frozen=True, slots=True)
class Shared:
    """The part of a front matter that counts for all languages of an entry; ``None`` where nothing is said. ``places``
    tells where each key's value is."""

    id: str | None
    category: Reference | None
    tags: tuple[Reference, ...] | None
    related: tuple[Reference, ...] | None
    order: int | None
    audience: Audience | None
    owner: str | None
    places: tuple[tuple[str, Location], ...]

    def place(self, key: str) -> Location | None:
        """Where the value of ``key`` stands."""
        return dict(self.places).get(key)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in the front matter; ``None`` where nothing does. ``places`` tells where each key's value is."""

    question: str | None
    id: str | None = None
    category: Reference | None = None
    tags: tuple[Reference, ...] | None = None
    keywords: tuple[str, ...] = ()
    also_asked: tuple[str, ...] = ()
    slug: str | None = None
    aliases: tuple[Reference, ...] = ()
    related: tuple[Reference, ...] | None = None
    order: int | None = None
    updated: date | None = None
    review_by: date | None = None
    owner: str | None = None
    audience: Audience | None = None
    draft: bool = False
    description: str = ""
    places: tuple[tuple[str, Location], ...] = ()

    def place(self, key: str) -> Location | None:
        """Where the value of ``key`` stands."""
        return dict(self.places).get(key)

    def shared(self) -> Shared:
        """What other languages share."""
        places = tuple((key, place) for key, place in self.places if key == "id" or key in SHARED)
        return Shared(
            self.id, self.category, self.tags, self.related, self.order, self.audience, self.owner, places
        )


def split(text: str, path: str) -> tuple[str, str, int, tuple[Diagnostic, ...]]:
    """Front matter, body, the number of lines before the body, and what is wrong with their frame."""
    start = Location(path)
    lines = text.split("\n")
    if not text.strip():
        hint = "Write front matter with a `question`, then the answer; or delete the file."
        return "", "", 0, (rules.EMPTY_FILE.at(start, "the file is empty", hint),)
    if lines[0].rstrip() != "---":
        hint = "Begin the file with a line ---, then `question: …`, then another line ---."
        return (
            "",
            "",
            0,
            (rules.NO_FRONT_MATTER.at(start, "the entry does not begin with front matter", hint),),
        )
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 1, ()
    hint = "Close it with a line --- before the answer begins."
    return "", "", 0, (rules.OPEN_FRONT_MATTER.at(start, "the front matter has no end", hint),)


def read_front_matter(text: str, path: str) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """The front matter ``text``, which begins on the second line of the file ``path``."""
    start = Location(path, 2)
    node, diagnostics = parse(text, start)
    if diagnostics:
        return None, diagnostics
    if node is not None and not isinstance(node, Mapping):
        hint = "Write keys and values, such as `question: …`."
        return None, (rules.WRONG_TYPE.at(node.location, "the front matter has no keys", hint),)
    report: list[Diagnostic] = []
    fields = Fields(node or Mapping((), start), KEYS, report, "the front matter")
    return _values(fields), tuple(report)


def _values(fields: Fields) -> FrontMatter:
    question = fields.required_text("question", "Write `question: …`, the question as a reader would ask it.")
    given = {name: read(fields) for name, read in _READERS.items() if name in fields}
    places = tuple((key.name, fields.where(key.name)) for key in KEYS if key.name in fields)
    return FrontMatter(question, places=places, **given)


def _audience(fields: Fields) -> Audience | None:
    audience = fields.choice("audience", tuple(audience.value for audience in Audience))
    return None if audience is None else Audience(audience)


def _category(fields: Fields) -> Reference | None:
    text = fields.text("category")
    return Reference(text, fields.where("category")) if text else None


def _id(text: str) -> str:
    if not re.fullmatch(r"\w[\w./-]*", text) or ".." in text:
        raise ValueError("Use letters, digits, - and /, as in orders/refund-window.")
    return text


def _slug(text: str) -> str:
    good = slugify(text)
    if text != good or not good:
        raise ValueError(f"Write `slug: {good or 'refund-window'}`.")
    return text


def _aliases(fields: Fields) -> tuple[Reference, ...]:
    good: list[Reference] = []
    for alias in fields.references("aliases") or ():
        path = alias.target.strip("/").removesuffix(".html")
        if re.fullmatch(r"[^\W.][\w.-]*(/[^\W.][\w.-]*)*", path):
            good.append(Reference(path, alias.location))
        else:
            message = f"`{alias.target}` cannot be an address inside the language"
            hint = "Write the old path below the language's folder, such as returns/policy."
            fields.report.append(rules.INVALID_VALUE.at(alias.location, message, hint))
    return tuple(good)


# For each key that may be given how its value is read, in the order in which mistakes are told.
_READERS: dict[str, Callable[[Fields], Any]] = {
    "id": lambda fields: fields.parsed("id", _id, "an id", "orders/refund-window"),
    "category": _category,
    "tags": lambda fields: fields.references("tags"),
    "keywords": lambda fields: fields.texts("keywords", comma_separates=True),
    "also_asked": lambda fields: fields.texts("also_asked"),
    "slug": lambda fields: fields.parsed("slug", _slug, "a slug", "refund-window"),
    "aliases": _aliases,
    "related": lambda fields: fields.references("related"),
    "order": lambda fields: fields.integer("order"),
    "updated": lambda fields: fields.day("updated"),
    "review_by": lambda fields: fields.day("review_by"),
    "owner": lambda fields: fields.text("owner") or None,
    "audience": _audience,
    "draft": lambda fields: fields.boolean("draft") or False,
    "description": lambda fields: fields.text("description"),
}
