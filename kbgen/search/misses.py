"""Failed searches as browsers keep and send them: CSV files, and JSON lines as a web server collects them.

Whoever can reach the server can write into its log. So nothing in a line is taken on trust, and what is wrong
with one says nothing about the others.
"""

import csv
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_COLUMNS: tuple[str, ...] = ("query", "language", "results", "count", "last")
_DELIMITERS = (",", ";", "\t")  # Excel writes what the country's lists are separated by
_GUARDED = re.compile(r"'+[=+\-@\t\r]")  # an apostrophe that says that the cell is no formula
_LONGEST = 200
_MOST = 1_000_000_000
_NO_TEXT = ("Cc", "Cf", "Cn", "Co", "Cs")  # what would move a terminal's cursor, or hide in an entry


@dataclass(frozen=True, slots=True)
class Miss:
    """A search that failed ``count`` times, when ``results`` were found; the ``last`` time on that day, if known.
    ``language`` is the tag of the page's language."""

    query: str
    language: str
    results: int
    count: int = 1
    last: date | None = None


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no failed search, and why."""

    number: int
    problem: str


def read_log(text: str) -> tuple[tuple[Miss, ...], tuple[BadLine, ...]]:
    """The failed searches in ``text``, and the lines that are none.

    Lines of CSV and of JSON may follow each other, and a header may stand anywhere: files may have been joined.
    """
    misses, problems = [], []
    delimiter, columns = ",", _COLUMNS
    for number, written in enumerate(text.split("\n"), 1):
        line = written.strip("\ufeff\r ")
        if not line:
            continue
        if header := _header(line):
            delimiter, columns = header
            continue
        try:
            is_json = line.startswith("{") and line.endswith("}")
            misses.append(_miss(_from_json(line) if is_json else _from_csv(line, delimiter, columns)))
        except ValueError as error:
            problems.append(BadLine(number, str(error)))
    return tuple(misses), tuple(problems)


def _header(line: str) -> tuple[str, tuple[str, ...]] | None:
    """How a header says that its columns are separated, and their names; ``None`` for any other line."""
    for delimiter in _DELIMITERS:
        names = tuple(name.strip('" ').lower() for name in line.split(delimiter))
        if {"query", "language"} <= set(names):
            return delimiter, names
    return None


def _from_csv(line: str, delimiter: str, columns: tuple[str, ...]) -> Mapping[str, object]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ValueError(f"this is no line of CSV: {error}") from error
    return dict(zip(columns, (cell[1:] if _GUARDED.match(cell) else cell for cell in cells), strict=False))


def _from_json(line: str) -> Mapping[str, object]:
    try:
        values: Mapping[str, object] = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("this is no JSON") from error
    return values


def _miss(values: Mapping[str, object]) -> Miss:
    query = _text(values, "query")[:_LONGEST].strip()
    count = _number(values, "count") if "count" in values else 1
    return Miss(query, _text(values, "language"), _number(values, "results"), count, _day(values.get("last")))


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name)
    kept = (
        (c for c in value if c.isspace() or unicodedata.category(c) not in _NO_TEXT)
        if isinstance(value, str)
        else ""
    )
    text = " ".join("".join(kept).split())
    if not text:
        raise ValueError(f"`{name}` is missing")
    return text


def _number(values: Mapping[str, object], name: str) -> int:
    value = values.get(name)
    text = value.strip() if isinstance(value, str) else str(value) if type(value) is int else ""
    if not re.fullmatch(r"[0-9]{1,10}", text) or int(text) > _MOST:
        raise ValueError(f"`{name}` is no number" if name in values else f"`{name}` is missing")
    return int(text)


def _day(value: object) -> date | None:
    """A day as 2026-12-31; ``None`` for any other value, such as a day that Excel wrote in its own way."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
