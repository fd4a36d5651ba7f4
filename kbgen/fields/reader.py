"""Typed fields of a YAML mapping: every wrong one becomes a diagnostic, and reading goes on."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import TypeVar

from kbgen.fields.nodes import Mapping, Node, Scalar, Sequence
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location, Rule
from kbgen.model.entry import Reference
from kbgen.text.transliterate import romanize

T = TypeVar("T")

_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


@dataclass(frozen=True, slots=True, eq=False)
class Key:
    """A key that a mapping may have, and other names that are accepted for it."""

    name: str
    synonyms: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.synonyms)


@lru_cache(64)
def _by_name(keys: tuple[Key, ...]) -> dict[str, Key]:
    return {name: key for key in keys for name in key.names}


class Fields:
    """Reads the fields of one mapping. Problems go to ``report``; a wrong value reads as if it were absent."""

    def __init__(self, mapping: Mapping, keys: Iterable[Key], report: list[Diagnostic], what: str) -> None:
        self.location = mapping.location
        self.report = report
        self._what = what
        self._values: dict[str, tuple[Scalar, Node]] = {}
        self._read_keys(mapping, _by_name(tuple(keys)))

    def _read_keys(self, mapping: Mapping, known: dict[str, Key]) -> None:
        seen: dict[str, Scalar] = {}
        for written, value in mapping.pairs:
            key = known.get(written.text)
            if written.text in seen:
                self._add(rules.DUPLICATE_KEY, written, f"`{written.text}` stands twice", "Keep one of them.")
            elif key is None:
                self._add(
                    rules.UNKNOWN_KEY,
                    written,
                    f"{self._what} has no key `{written.text}`",
                    suggestion(written.text, known, {key.name for key in known.values()}),
                )
            elif key.name in self._values:
                other = self._values[key.name][0].text
                self._add(
                    rules.KEY_TWICE,
                    written,
                    f"`{written.text}` means the same as `{other}`",
                    f"Keep `{key.name}` alone.",
                )
            else:
                self._values[key.name] = (written, value)
            seen[written.text] = written

    def _add(self, rule: Rule, node: Node, message: str, hint: str) -> None:
        self.report.append(rule.at(node.location, message, hint))

    def __contains__(self, name: str) -> bool:
        return self._value(name) is not None

    def where(self, name: str) -> Location:
        """Where the value of ``name`` stands, or the mapping if it has none."""
        value = self._value(name)
        return self.location if value is None else value.location

    def _value(self, name: str) -> Node | None:
        pair = self._values.get(name)
        if pair is None or (isinstance(pair[1], Scalar) and pair[1].is_null):
            return None
        return pair[1]

    def is_empty(self, name: str) -> bool:
        """Whether the value is a list without items."""
        value = self._value(name)
        return isinstance(value, Sequence) and not value.items

    def node(self, name: str) -> Node | None:
        """The value as it stands, for a caller that reads its parts."""
        return self._value(name)

    def _scalar(self, name: str, wanted: str, example: str) -> Scalar | None:
        value = self._value(name)
        if value is None or isinstance(value, Scalar):
            return value
        self._add(
            rules.WRONG_TYPE,
            value,
            f"`{name}` must be {wanted}, not {kind(value)}",
            f"Write it like this: `{name}: {example}`.",
        )
        return None

    def text(self, name: str, default: str = "") -> str:
        """A line of text, with spaces at the ends taken off."""
        value = self._scalar(name, "text", "…")
        return default if value is None else " ".join(value.text.split())

    def required_text(self, name: str, hint: str) -> str | None:
        """A line of text that must be there and not be empty; ``None`` after a diagnostic."""
        value = self._value(name)
        if value is not None and not isinstance(value, Scalar):
            self.text(name)
            return None
        if text := self.text(name):
            return text
        location = self._values[name][1].location if name in self._values else self.location
        message = f"`{name}` is empty" if name in self._values else f"{self._what} has no `{name}`"
        self.report.append(rules.MISSING_KEY.at(location, message, hint))
        return None

    def parsed(self, name: str, parse: Callable[[str], T], wanted: str, example: str) -> T | None:
        """A scalar through ``parse``, which raises ``ValueError`` (with a hint as its text, or none)."""
        value = self._scalar(name, wanted, example)
        if value is None:
            return None
        try:
            return parse(value.text.strip())
        except ValueError as error:
            self._add(
                rules.INVALID_VALUE,
                value,
                f"`{name}: {shortened(value.text)}` is not {wanted}",
                str(error) or f"Write it like this: `{name}: {example}`.",
            )
            return None

    def integer(self, name: str) -> int | None:
        """A whole number."""
        return self.parsed(name, _integer, "a whole number", "10")

    def boolean(self, name: str) -> bool | None:
        """``true`` or ``false`` (``yes`` and ``no`` too)."""
        return self.parsed(name, _boolean, "true or false", "true")

    def day(self, name: str) -> date | None:
        """A day as ``2026-12-31``."""
        return self.parsed(name, _day, "a day", "2026-12-31")

    def choice(self, name: str, options: tuple[str, ...]) -> str | None:
        """One of ``options``."""

        def choose(text: str) -> str:
            if text in options:
                return text
            near = close_match(text, options)
            raise ValueError(f"Did you mean `{near}`?" if near else "")

        return self.parsed(name, choose, " or ".join(f"`{option}`" for option in options), options[0])

    def references(self, name: str, comma_separates: bool = True) -> tuple[Reference, ...] | None:
        """A list of texts with their places, each text once; one text alone is a list of one. ``None`` when absent.

        With ``comma_separates``, one text with commas in it is a list that lacks its brackets.
        """
        items = self.listed(name, comma_separates)
        if items is None:
            return None
        found: dict[str, Reference] = {}
        for item in items:
            found.setdefault(item.target, item)
        return tuple(found.values())

    def listed(self, name: str, comma_separates: bool = True) -> tuple[Reference, ...] | None:
        """The same as ``references``, with texts that stand twice."""
        value = self._value(name)
        if value is None:
            return None
        if isinstance(value, Scalar):
            if not (comma_separates and "," in value.text):
                return self._items(name, (value,))
            self._add(
                rules.WRONG_TYPE,
                value,
                f"`{name}` must be a list, not text with commas",
                f"Put brackets round it: `{name}: [{shortened(value.text)}]`.",
            )
            return ()
        if isinstance(value, Sequence):
            return self._items(name, value.items)
        self._add(
            rules.WRONG_TYPE,
            value,
            f"`{name}` must be a list, not {kind(value)}",
            f"Write it like this: `{name}: [first, second]`.",
        )
        return ()

    def _items(self, name: str, items: tuple[Node, ...]) -> tuple[Reference, ...]:
        found: list[Reference] = []
        for item in items:
            text = " ".join(item.text.split()) if isinstance(item, Scalar) and not item.is_null else ""
            if text:
                found.append(Reference(text, item.location))
            else:
                what = "an empty item" if isinstance(item, Scalar) else kind(item)
                self._add(
                    rules.WRONG_TYPE,
                    item,
                    f"`{name}` must be a list of texts, but has {what}",
                    "Write each item as text; put quotes round one that has a colon.",
                )
        return tuple(found)

    def texts(self, name: str, comma_separates: bool = False) -> tuple[str, ...]:
        """A list of texts without their places."""
        return tuple(item.target for item in self.references(name, comma_separates) or ())

    def by_language(self, name: str, tags: tuple[str, ...]) -> dict[str, str]:
        """Text per language tag; one text alone holds for all of ``tags``."""
        value = self._value(name)
        if value is None:
            return {}
        if isinstance(value, Scalar):
            text = self.text(name)
            return dict.fromkeys(tags, text) if text else {}
        if isinstance(value, Sequence):
            self._add(
                rules.WRONG_TYPE,
                value,
                f"`{name}` must be text, or text per language, not a list",
                f"Write `{name}:` and below it, indented, `{tags[0] if tags else 'el'}: …`.",
            )
            return {}
        inner = Fields(value, [Key(tag) for tag in tags], self.report, f"`{name}`")
        return {tag: text for tag in tags if (text := inner.text(tag))}


def kind(node: Node) -> str:
    """What a node is, for a message."""
    if isinstance(node, Scalar) and node.is_null:
        return "nothing"
    return {Scalar: "text", Sequence: "a list", Mapping: "a mapping"}[type(node)]


def shortened(text: str, limit: int = 60) -> str:
    """``text`` on one line, cut so that a message stays readable."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def close_match(text: str, options: Iterable[str]) -> str | None:
    """The option that ``text`` most probably meant: case, look-alike letters and slips are forgiven."""
    near = get_close_matches(romanize(text.strip()).lower().replace("-", "_"), list(options), 1, 0.7)
    return near[0] if near else None


def suggestion(text: str, known: Iterable[str], shown: Iterable[str]) -> str:
    """A hint for an unknown key: the one of ``known`` that is like it, or all that are ``shown``."""
    near = close_match(text, sorted(known))
    return f"Did you mean `{near}`?" if near else f"Known keys: {', '.join(sorted(shown))}."


def _integer(text: str) -> int:
    if not re.fullmatch(r"[-+]?\d{1,9}", text, re.ASCII):
        raise ValueError
    return int(text)


def _boolean(text: str) -> bool:
    if text.lower() not in _TRUE + _FALSE:
        raise ValueError
    return text.lower() in _TRUE


def _day(text: str) -> date:
    if match := _DAY_FIRST.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        month, day = (second, first) if second <= 12 else (first, second)
        is_day = _is_day(year, month, day)
        raise ValueError(f"Write the year first: {date(year, month, day) if is_day else 'as in 2026-12-31'}.")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise ValueError
    year, month, day = (int(part) for part in text.split("-"))
    if not _is_day(year, month, day):
        raise ValueError("There is no such day in the calendar.")
    return date(year, month, day)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
