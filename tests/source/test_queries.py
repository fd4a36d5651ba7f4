"""queries.yml."""

import pytest

from kbgen.model.diagnostic import Location
from kbgen.model.entry import Reference
from kbgen.model.expectation import Expectation
from kbgen.source.queries import read_queries


def read(text: str) -> tuple[tuple[Expectation, ...], list[str]]:
    expectations, problems = read_queries(text, "queries.yml", ("el", "he"))
    return expectations, [f"{p.location.line}:{p.location.column} {p.rule.code}" for p in problems]


def test_a_query_says_what_it_finds_in_which_language_within_which_place() -> None:
    (first, second), problems = read(
        "- query: ξεχασα  τον κωδικο\n  language: el\n  finds: accounts/reset\n"
        "- {query: סיסמה, language: he, finds: accounts/reset.md, within: 1}\n"
    )
    assert problems == []
    place = Location("queries.yml", 3, 10)
    assert first == Expectation(
        "ξεχασα τον κωδικο", "el", Reference("accounts/reset", place), Location("queries.yml", 1, 10), 3
    )
    assert (second.language, second.finds.target, second.within) == ("he", "accounts/reset.md", 1)


def test_an_empty_file_expects_nothing() -> None:
    assert read("# nothing yet\n") == ((), [])


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("query: α\n", ["1:1 KB104"]),
        ("- α\n", ["1:3 KB104"]),
        ("- {language: el, finds: a}\n", ["1:3 KB105"]),
        ("- {query: '', language: el, finds: a}\n", ["1:11 KB105"]),
        ("- {query: '…', language: el, finds: a}\n", ["1:11 KB106"]),
        ("- {query: [α], language: el, finds: a}\n", ["1:11 KB104"]),
        ("- {query: α, finds: a}\n", ["1:3 KB105"]),
        ("- {query: α, language: en, finds: a}\n", ["1:24 KB106"]),
        ("- {query: α, language: el}\n", ["1:3 KB105"]),
        ("- {query: α, language: el, finds: [a]}\n", ["1:35 KB104"]),
        ("- {query: α, language: el, finds: a, within: 0}\n", ["1:46 KB106"]),
        ("- {query: α, language: el, finds: a, within: first}\n", ["1:46 KB106"]),
        ("- {query: α, language: el, finds: a, limit: 3}\n", ["1:38 KB103"]),
    ],
)
def test_a_mistake_is_told_at_its_place(text: str, problems: list[str]) -> None:
    assert read(text)[1] == problems


def test_a_wrong_query_does_not_keep_the_others_from_being_read() -> None:
    expectations, problems = read("- x\n- {query: α, language: el, finds: a}\n")
    assert [one.query for one in expectations] == ["α"]
    assert problems == ["1:3 KB104"]
