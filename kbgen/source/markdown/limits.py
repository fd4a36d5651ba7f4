"""Texts over which the converter would take minutes. No person writes them; the limits keep all that is within
them to a second or two."""

import re

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic
from kbgen.source.markdown.places import Places

MOST_LINES = 2_000
MOST_CHARACTERS = 200_000
MOST_BRACKETS = 1_000
MOST_OPEN = 50  # brackets that are open at one place

_BRACKET = re.compile(r"\n[ ]*\n|\]\(|[\[\])]")
_SPLIT = "Split it into several entries and link them."


def too_long(places: Places) -> Diagnostic | None:
    """The diagnostic for a text that is no answer any more, placed where it should end."""
    text = places.text
    if text.count("\n") > MOST_LINES:
        offset = _nth_line(text, MOST_LINES)
        message = f"the text has {text.count(chr(10)):,} lines, more than {MOST_LINES:,}"
        return rules.UNREADABLE_MARKDOWN.at(places.at(offset), message, _SPLIT)
    if len(text) > MOST_CHARACTERS:
        message = f"the text has {len(text):,} characters, more than {MOST_CHARACTERS:,}"
        return rules.UNREADABLE_MARKDOWN.at(places.at(MOST_CHARACTERS), message, _SPLIT)
    return None


def _nth_line(text: str, number: int) -> int:
    return len("\n".join(text.split("\n", number)[:number])) + 1


def too_many_brackets(places: Places) -> Diagnostic | None:
    """The diagnostic for brackets without end, over which the converter runs again and again."""
    if places.text.count("[") + places.text.count("](") <= MOST_OPEN:
        return None
    square = round_ = total = 0
    for bracket in _BRACKET.finditer(places.prose):
        sign = bracket.group()
        square = max(0, square + {"[": 1, "]": -1, "](": -1}.get(sign, 0))
        round_ = max(0, round_ + {"](": 1, ")": -1}.get(sign, 0))
        if sign[0] == "\n":
            square = round_ = 0
        total += sign == "["
        if square + round_ > MOST_OPEN:
            hint = "Close them; or put a backslash before a bracket that is no link: `\\[`."
            message = f"more than {MOST_OPEN} brackets are open here"
            return rules.UNREADABLE_MARKDOWN.at(places.at(bracket.start()), message, hint)
        if total > MOST_BRACKETS:
            message = f"the text has more than {MOST_BRACKETS:,} links and notes"
            return rules.UNREADABLE_MARKDOWN.at(places.at(bracket.start()), message, _SPLIT)
    return None
