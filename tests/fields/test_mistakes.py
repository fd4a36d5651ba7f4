"""Hints that show the line as it should be: written so, it can be read."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kbgen.fields.nodes import Mapping, Scalar, parse
from kbgen.model.diagnostic import Location

START = Location("a.md")
VALUES = st.text("abαώאש :'\"#[]{}&*!?,@%`|>-\\", min_size=1, max_size=20).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("question: Ώρες: μέχρι πότε;", "question: 'Ώρες: μέχρι πότε;'"),
        ('question: "דוא"ל"', "question: 'דוא\"ל'"),
        ('question: "Τι" είναι', "question: '\"Τι\" είναι'"),
        ("question: 'it's'", "question: 'it''s'"),
        ("  - *2345", "- '*2345'"),
        ("owner: @team", "owner: '@team'"),
    ],
)
def test_the_hint_shows_the_mended_line(line: str, mended: str) -> None:
    before = "a:\n" if line.startswith(" ") else ""
    _, (problem,) = parse(before + line, START)
    assert f"`{mended}`" in problem.hint


@settings(max_examples=500)
@given(VALUES)
def test_a_line_that_a_hint_shows_can_be_read_and_holds_what_was_written(value: str) -> None:
    _, problems = parse(f"question: {value}", START)
    shown = re.search(r"`(question: '.*')`\.$", problems[0].hint) if problems else None
    assume(shown is not None and "דוא" not in problems[0].hint)
    assert shown is not None
    node, mistakes = parse(shown.group(1), START)
    assert mistakes == ()
    assert isinstance(node, Mapping)
    ((_, read),) = node.pairs
    assert isinstance(read, Scalar)
    assert read.text in (value, value[1:-1])
