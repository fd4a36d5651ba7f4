"""YAML text to nodes that know where they stand. The only home of PyYAML."""

from dataclasses import dataclass
from typing import TypeAlias

import yaml

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: slower, the same nodes
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

# Front matter is two levels deep. libyaml and PyYAML recurse, and a hostile file could overflow the stack.
DEEPEST = 20


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
    """The root node of a YAML text that begins at ``start``, or ``None`` if it is empty or broken."""
    too_deep = _nesting_beyond(text, DEEPEST)
    if too_deep is not None:
        return None, (_syntax(start.moved(too_deep, 1), "brackets are nested too deeply"),)
    try:
        root = yaml.compose(text, Loader=Loader)  # noqa: S506  (a SafeLoader; compose builds no objects)
        return (None if root is None else _convert(root, start, 0)), ()
    except yaml.MarkedYAMLError as error:
        return None, (_from_marked(error, text, start),)
    except yaml.YAMLError as error:
        return None, (_syntax(start, str(error).splitlines()[0]),)
    except (RecursionError, _TooDeepError):
        return None, (_syntax(start, "values are nested too deeply or refer to themselves"),)


class _TooDeepError(Exception):
    pass


def _nesting_beyond(text: str, limit: int) -> int | None:
    """The line (from 0) on which brackets or list dashes are open deeper than ``limit``; counts brackets in
    quotes too, which does no harm at this size."""
    depth = 0
    for number, line in enumerate(text.split("\n")):
        if line.count("- ") > limit or line.count("? ") > limit:
            return number
        for character in line:
            depth += (character in "[{") - (character in "]}")
            if depth > limit:
                return number
    return None


def _convert(node: yaml.Node, start: Location, depth: int) -> Node:
    if depth > DEEPEST:
        raise _TooDeepError
    place = start.moved(node.start_mark.line, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, place, node.tag == "tag:yaml.org,2002:null")
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_convert(item, start, depth + 1) for item in node.value), place)
    pairs = ((_key(key, start), _convert(value, start, depth + 1)) for key, value in node.value)
    return Mapping(tuple(pairs), place)


def _key(node: yaml.Node, start: Location) -> Scalar:
    place = start.moved(node.start_mark.line, node.start_mark.column + 1)
    return Scalar(node.value if isinstance(node, yaml.ScalarNode) else "", place)


def _from_marked(error: yaml.MarkedYAMLError, text: str, start: Location) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return _syntax(start, error.problem or "unreadable")
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    where = start.moved(line, mark.column + 1)
    return rules.YAML_SYNTAX.at(where, f"the YAML cannot be read: {error.problem}", _hint(error, lines, line))


def _syntax(where: Location, problem: str) -> Diagnostic:
    return rules.YAML_SYNTAX.at(where, f"the YAML cannot be read: {problem}", "Write it flat: `key: value`.")


def _hint(error: yaml.MarkedYAMLError, lines: list[str], line: int) -> str:
    """What most probably went wrong, said for people who do not know YAML."""
    problem = error.problem or ""
    written = lines[line]
    if "\t" in written:
        return "Indent with spaces: YAML does not allow tabs."
    if "mapping values are not allowed" in problem:
        return "A value with a colon in it needs quotes: `question: 'Hours: until when?'`."
    if error.context and "scalar" in error.context or written.count('"') % 2 or written.count('"') > 2:
        return "A value with \" in it goes between single quotes: `question: 'דוא\"ל'`."
    if "cannot start any token" in problem or "alias" in problem or "anchor" in problem:
        return "A value that begins with a sign such as @ * & % ` needs quotes: `'*2345'`."
    return "Check the colons, quotes, brackets and indentation here and in the line above."
