"""queries.yml: what search is expected to find, as a list of queries."""

from kbgen.fields.nodes import Mapping, Node, Sequence, parse
from kbgen.fields.reader import Fields, Key, kind, shortened
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.entry import Reference
from kbgen.model.expectation import USUAL_WITHIN, Expectation
from kbgen.text.tokenize import tokens

KEYS = (Key("query"), Key("language"), Key("finds"), Key("within"))
_EXAMPLE = "`- {query: …, language: %s, finds: orders/refund-window}`"


def read_queries(
    text: str, path: str, tags: tuple[str, ...]
) -> tuple[tuple[Expectation, ...], tuple[Diagnostic, ...]]:
    """The expectations that a file states, in its order; ``tags`` are the languages'."""
    node, diagnostics = parse(text, Location(path))
    if diagnostics or node is None:
        return (), diagnostics
    example = _EXAMPLE % tags[0]
    if not isinstance(node, Sequence):
        message = f"the file must be a list of queries, not {kind(node)}"
        hint = f"Begin each query with `- `, such as {example}."
        return (), (rules.WRONG_TYPE.at(node.location, message, hint),)
    report: list[Diagnostic] = []
    found = [expected for item in node.items if (expected := _expectation(item, tags, report))]
    return tuple(found), tuple(report)


def _expectation(item: Node, tags: tuple[str, ...], report: list[Diagnostic]) -> Expectation | None:
    if not isinstance(item, Mapping):
        message = f"a query must have keys, but is {kind(item)}"
        hint = f"Write it like this: {_EXAMPLE % tags[0]}."
        report.append(rules.WRONG_TYPE.at(item.location, message, hint))
        return None
    fields = Fields(item, KEYS, report, "the query")
    query = _query(fields)
    language = _language(fields, tags)
    finds = fields.required_text("finds", "Write the id of the entry, such as `finds: orders/refund-window`.")
    within = fields.parsed("within", _place, "a number from 1", str(USUAL_WITHIN))
    if query is None or language is None or finds is None:
        return None
    reference = Reference(finds, fields.where("finds"))
    return Expectation(query, language, reference, fields.where("query"), within or USUAL_WITHIN)


def _query(fields: Fields) -> str | None:
    query = fields.required_text("query", "Write what a reader types into the search box.")
    if query is None or tokens(query):
        return query
    message = f"`query: {shortened(query)}` has no word that could be searched"
    fields.report.append(rules.INVALID_VALUE.at(fields.where("query"), message, "Write letters or digits."))
    return None


def _language(fields: Fields, tags: tuple[str, ...]) -> str | None:
    hint = f"Write the language of the site on which it is typed, such as `language: {tags[0]}`."
    given = fields.required_text("language", hint)
    return None if given is None else fields.choice("language", tags)


def _place(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4 and int(text)):
        raise ValueError
    return int(text)
