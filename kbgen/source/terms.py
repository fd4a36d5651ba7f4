"""categories.yml and tags.yml: titles, descriptions and order of categories and tags."""

from typing import TypeVar

from kbgen.fields.nodes import Mapping, parse
from kbgen.fields.reader import Fields, Key, kind
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.taxonomy import Term
from kbgen.text.slug import slugify

_KEYS = (Key("title"), Key("description"), Key("order", ("weight",)))

T = TypeVar("T", bound=Term)


def read_terms(
    text: str, path: str, tags: tuple[str, ...], make: type[T]
) -> tuple[tuple[T, ...], tuple[Diagnostic, ...]]:
    """The terms that a file declares, each made by ``make``, in the file's order; ``tags`` are the languages'."""
    node, diagnostics = parse(text, Location(path))
    if diagnostics or node is None:
        return (), diagnostics
    if not isinstance(node, Mapping):
        hint = "Write an id, a colon, and below it, indented, `title:`."
        return (), (rules.WRONG_TYPE.at(node.location, "the file must be ids with titles", hint),)
    report: list[Diagnostic] = []
    terms: dict[str, T] = {}
    for position, (key, value) in enumerate(node.pairs, 1):
        if key.text in terms:
            report.append(
                rules.DUPLICATE_KEY.at(key.location, f"`{key.text}` stands twice", "Keep one of them.")
            )
        elif not slugify(key.text):
            message = f"`{key.text}` cannot be an id"
            report.append(rules.INVALID_VALUE.at(key.location, message, "Use letters, digits and -."))
        elif not isinstance(value, Mapping):
            message = f"`{key.text}` has {kind(value)} below it, and must have `title:`"
            hint = f"Write `{key.text}:` and below it, indented, `title:` with a line for each language."
            report.append(rules.WRONG_TYPE.at(value.location, message, hint))
        else:
            terms[key.text] = _term(
                Fields(value, _KEYS, report, f"`{key.text}`"), key.text, tags, position, make
            )
    return tuple(terms.values()), tuple(report)


def _term(fields: Fields, name: str, tags: tuple[str, ...], position: int, make: type[T]) -> T:
    titles = fields.by_language("title", tags)
    for tag in tags:
        if tag not in titles:
            message, hint = f"`{name}` has no title in `{tag}`", f"Add `{tag}: …` below its `title:`."
            fields.report.append(rules.MISSING_TITLE.at(fields.where("title"), message, hint))
    order = fields.integer("order")
    return make(name, titles, fields.by_language("description", tags), position if order is None else order)
