"""What is wrong with a YAML text, said for people who do not know YAML.

The parsers' own words (libyaml's and PyYAML's, which differ little) are recognized, and the text is looked at
again; what is not recognized is told in the parser's words. Lines and columns count from 0 here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_LINE = re.compile(r"(?P<before>\s*(?:- )?(?:[A-Za-z_]+:\s+)?)(?P<value>\S.*)")
_CLOSING = {"[": "]", "{": "}"}
_QUOTES = ("'", '"')
_LONGEST_SHOWN = 120

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a parser says: ``at`` is where it stopped, ``begin`` where that begins which it was reading."""

    said: str
    at: Place
    begin: Place
    lines: tuple[str, ...]

    def character(self, place: Place) -> str:
        """The character at a place, or ''."""
        line, column = place
        return self.lines[line][column : column + 1] if line < len(self.lines) else ""

    @property
    def line(self) -> str:
        """The line on which the parser stopped."""
        return self.lines[self.at[0]] if self.at[0] < len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What an author did, and where."""

    place: Place
    message: str
    hint: str


def explain(problem: Problem) -> Mistake:
    """The mistake that most probably made the parser stop."""
    explanations = (explanation(problem) for explanation in _EXPLANATIONS)
    return next(mistake for mistake in explanations if mistake is not None)


def bad_beginning(place: Place, lines: tuple[str, ...]) -> Mistake:
    """The mistake of a value at ``place`` that begins with a sign which means something to YAML."""
    line, column = place
    return Mistake(
        place, f"a value cannot begin with {lines[line][column : column + 1]}", _in_quotes(lines[line])
    )


def _in_quotes(line: str) -> str:
    """The hint that shows ``line`` with its value between single quotes."""
    match = _LINE.fullmatch(line.rstrip())
    if match is None or match["value"][0] in _CLOSING or len(line) > _LONGEST_SHOWN:
        return "Put the value between single quotes: `question: 'דוא\"ל: מתי?'`."
    value = match["value"]
    if len(value) > 1 and value[0] == value[-1] and value[0] in _QUOTES:
        value = value[1:-1]
    written = "'" + value.replace("'", "''") + "'"
    return f"Put the value between single quotes: `{match['before'].lstrip()}{written}`."


def _tab(problem: Problem) -> Mistake | None:
    if "tab character" not in problem.said and problem.character(problem.at) != "\t":
        return None
    place = (problem.at[0], max(problem.line.find("\t"), 0))
    return Mistake(place, "a tab stands where YAML wants spaces", "Put spaces in the place of the tab.")


def _open_quote(problem: Problem) -> Mistake | None:
    if "quoted scalar" not in problem.said or "unexpected" not in problem.said:
        return None
    quote = problem.character(problem.begin)
    return Mistake(
        problem.begin, "the text in quotes has no end", f"Put {quote} where the text ends, or leave both out."
    )


def _backslash(problem: Problem) -> Mistake | None:
    if "escape character" not in problem.said:
        return None
    place = (problem.at[0], max(problem.line.rfind("\\", 0, problem.at[1] + 1), 0))
    return Mistake(place, "a backslash in double quotes is not a backslash", _in_quotes(problem.line))


def _after_quotes(problem: Problem) -> Mistake | None:
    before = problem.line[: problem.at[1]].rstrip()
    if "expected" not in problem.said or before[-1:] not in _QUOTES:
        return None
    place = (problem.at[0], len(before) - 1)
    return Mistake(place, "the text in quotes ends here, but more follows", _in_quotes(problem.line))


def _colon(problem: Problem) -> Mistake | None:
    if "mapping values are not allowed" not in problem.said:
        return None
    line, column = problem.at
    if ": " in problem.line[:column]:
        message = "a second colon on this line: what stands before it cannot be a key"
        return Mistake(problem.at, message, _in_quotes(problem.line))
    if problem.line[:1] == " ":
        hint = "Take out the spaces before it; a value for the key above goes on that key's line."
        indent = len(problem.line) - len(problem.line.lstrip())
        return Mistake((line, indent), "the line is indented, but belongs to nothing above it", hint)
    above = max((number for number in range(line) if problem.lines[number].strip()), default=line)
    return _without_colon((above, problem.lines[above].find(":") + 1))


def _no_colon(problem: Problem) -> Mistake | None:
    return _without_colon(problem.begin) if "could not find expected ':'" in problem.said else None


def _without_colon(place: Place) -> Mistake:
    hint = "Write `key: value`; in a list, `- value`."
    return Mistake(place, "the line has no colon with a space after it", hint)


def _bad_beginning(problem: Problem) -> Mistake | None:
    if re.search("cannot start any token|alphabetic or numeric|directive|block scalar", problem.said):
        return bad_beginning(problem.begin, problem.lines)
    if re.search("block node|mapping keys are not", problem.said) and problem.character(problem.at):
        return bad_beginning(problem.at, problem.lines)
    return None


def _bracket(problem: Problem) -> Mistake | None:
    if problem.character(problem.at) in ("]", "}") and "block" in problem.said:
        return Mistake(problem.at, f"`{problem.character(problem.at)}` closes nothing", "Delete it.")
    begin = problem.begin if problem.character(problem.begin) in _CLOSING else _last_bracket(problem)
    if "flow" not in problem.said or begin is None:
        return None
    closing = _CLOSING[problem.character(begin)]
    if problem.at[0] == begin[0] and problem.character(problem.at):
        hint = "Put a comma between values, and single quotes round one that has a sign of its own."
        return Mistake(problem.at, f"a comma or the closing `{closing}` is missing", hint)
    message = f"the bracket `{problem.character(begin)}` is not closed"
    return Mistake(begin, message, f"Put `{closing}` after the last value.")


def _last_bracket(problem: Problem) -> Place | None:
    places = (
        (line, text.rfind(sign))
        for line, text in enumerate(problem.lines)
        for sign in _CLOSING
        if sign in text
    )
    return max(places, default=None)


def _list(problem: Problem) -> Mistake | None:
    if "sequence entries are not allowed" in problem.said:
        hint = "Begin each item on a line of its own, indented, with `- `; or write `[first, second]`."
        return Mistake(problem.at, "a list cannot begin on this line", hint)
    if "block collection" in problem.said:
        hint = "Put `- ` before it, or, if it is a key, begin it where the keys above begin."
        return Mistake(problem.at, "the line is no item of the list above it", hint)
    return None


def _indentation(problem: Problem) -> Mistake | None:
    if not re.search("expected key|<block end>|document start", problem.said):
        return None
    hint = "Let keys of one kind begin in one column, and the items of a list in another."
    return Mistake(problem.at, "the line does not begin where the lines above it do", hint)


def _unrecognized(problem: Problem) -> Mistake:
    hint = "Check the colons, quotes, brackets and indentation here and in the line above."
    return Mistake(problem.at, f"the YAML cannot be read: {problem.said}", hint)


_EXPLANATIONS: tuple[Callable[[Problem], Mistake | None], ...] = (
    _tab, _open_quote, _backslash, _after_quotes, _colon, _no_colon, _bad_beginning, _bracket, _list,
    _indentation, _unrecognized,
)  # fmt: skip
