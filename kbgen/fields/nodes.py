"""YAML text to nodes that know where they stand. The only home of PyYAML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from kbgen.fields.mistakes import Mistake, Place, Problem, bad_beginning, explain
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: slower, the same events
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 20  # levels; front matter has two
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML takes for one
_NULL = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it was written; ``is_null`` when nothing (or ``null``, ``~``) was."""

    text: str
    location: Location
    is_null: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written; a key may stand twice."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    location: Location


Node: TypeAlias = Scalar | Sequence | Mapping


def parse(text: str, start: Location) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The root node of a YAML text that begins at ``start``, or ``None`` if it is empty or broken.

    Content needs no anchors, aliases and tags: a value that begins with their signs is told as a mistake,
    since the author meant text (``*2345``).
    """
    try:
        return _build(yaml.parse(text, Loader=Loader), start), ()
    except (_RefusedError, yaml.YAMLError) as error:
        lines = tuple(_LINE_END.split(text))
        mistake = _mistake(error, lines)
    # libyaml takes the end of a text for one more line.
    line, column = min(mistake.place, (len(lines) - 1, len(lines[-1])))
    where = start.moved(line, column + 1)
    return None, (rules.YAML_SYNTAX.at(where, mistake.message, mistake.hint),)


class _RefusedError(Exception):
    """YAML that is well formed, but nothing that content may have. Without a ``message``, a value begins with a sign
    that means something to YAML."""

    def __init__(self, event: yaml.Event, message: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.place, self.message, self.hint = _place(event.start_mark), message, hint


def _mistake(error: _RefusedError | yaml.YAMLError, lines: tuple[str, ...]) -> Mistake:
    if isinstance(error, _RefusedError):
        if not error.message:
            return bad_beginning(error.place, lines)
        return Mistake(error.place, error.message, error.hint)
    if isinstance(error, yaml.MarkedYAMLError):
        return explain(_problem(error, lines))
    return explain(Problem(str(error).partition("\n")[0], (0, 0), (0, 0), lines))


def _problem(error: yaml.MarkedYAMLError, lines: tuple[str, ...]) -> Problem:
    at = error.problem_mark or error.context_mark
    begin = error.context_mark or at
    said = ": ".join(filter(None, (error.context, error.problem)))
    return Problem(said, _place(at), _place(begin), lines)


def _place(mark: Any) -> Place:
    return (0, 0) if mark is None else (mark.line, mark.column)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come: its items, or its keys and values in turn."""

    location: Location
    is_mapping: bool
    nodes: list[Node]

    def closed(self) -> Node:
        if not self.is_mapping:
            return Sequence(tuple(self.nodes), self.location)
        keys = (node for node in self.nodes[::2] if isinstance(node, Scalar))
        return Mapping(tuple(zip(keys, self.nodes[1::2], strict=True)), self.location)

    @property
    def awaits_key(self) -> bool:
        return self.is_mapping and len(self.nodes) % 2 == 0


def _build(events: Iterable[yaml.Event], start: Location) -> Node | None:
    """The tree that events mean. A loop and not a recursion, nor PyYAML's composer, which is one: nothing
    that a file says can overflow the stack."""
    root: Node | None = None
    opened: list[_Open] = []
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            _refuse_signs(event)
        if isinstance(event, yaml.ScalarEvent):
            is_null = event.implicit[0] and event.value in _NULL
            node: Node = Scalar(event.value, _location(event, start), is_null)
        elif isinstance(event, yaml.CollectionEndEvent):
            node = opened.pop().closed()
        elif isinstance(event, yaml.CollectionStartEvent):
            _refuse_nesting(event, opened)
            opened.append(_Open(_location(event, start), isinstance(event, yaml.MappingStartEvent), []))
            continue
        elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise _RefusedError(event, "a second document begins here: a file has one", "Delete this line.")
        else:
            continue
        if opened:
            opened[-1].nodes.append(node)
        else:
            root = node
    return None if isinstance(root, Scalar) and root.is_null else root


def _location(event: yaml.Event, start: Location) -> Location:
    line, column = _place(event.start_mark)
    return start.moved(line, column + 1)


def _refuse_signs(event: yaml.NodeEvent) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None or getattr(event, "tag", None):
        raise _RefusedError(event)


def _refuse_nesting(event: yaml.CollectionStartEvent, opened: list[_Open]) -> None:
    if opened and opened[-1].awaits_key:
        kind = "a mapping" if isinstance(event, yaml.MappingStartEvent) else "a list"
        hint = "Put quotes round a key that begins with a bracket or a question mark."
        raise _RefusedError(event, f"a key must be text, not {kind}", hint)
    if len(opened) == DEEPEST:
        raise _RefusedError(
            event, f"more than {DEEPEST} lists or mappings inside each other", "Write it flat."
        )
