"""Typed fields: what each reads, and what it says of anything else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.fields.nodes import Mapping, parse
from kbgen.fields.reader import Fields, Key, close_match, shortened
from kbgen.model.diagnostic import Diagnostic, Location

KEYS = (
    Key("text"),
    Key("order", ("weight",)),
    Key("day"),
    Key("flag"),
    Key("kind"),
    Key("list"),
    Key("title"),
)


def fields(text: str) -> tuple[Fields, list[Diagnostic]]:
    node, problems = parse(text, Location("a.yml"))
    assert problems == ()
    assert isinstance(node, Mapping)
    report: list[Diagnostic] = []
    return Fields(node, KEYS, report, "the file"), report


def told(report: list[Diagnostic]) -> list[str]:
    return [f"{p.location.line}:{p.location.column} {p.rule.code} {p.message} | {p.hint}" for p in report]


def test_text_loses_the_blanks_at_its_ends_and_its_line_ends() -> None:
    found, report = fields("text: >\n  α\n  β\n")
    assert (found.text("text"), found.text("title"), found.text("title", "x")) == ("α β", "", "x")
    assert report == []


@pytest.mark.parametrize(("written", "read"), [("7", 7), ("-7", -7), ("+7", 7), ("007", 7), ("'7'", 7)])
def test_whole_numbers_are_read(written: str, read: int) -> None:
    assert fields(f"order: {written}")[0].integer("order") == read


@pytest.mark.parametrize("written", ["seven", "1.5", "1e3", "1_000", "٧", "0x1F", "9999999999"])
def test_other_numbers_are_told(written: str) -> None:
    found, report = fields(f"order: {written}")
    assert found.integer("order") is None
    assert told(report) == [
        f"1:8 KB106 `order: {written}` is not a whole number | Write it like this: `order: 10`."
    ]


@pytest.mark.parametrize("written", ["true", "yes", "on", "True", "YES"])
def test_yes_is_yes_in_each_of_its_forms(written: str) -> None:
    assert fields(f"flag: {written}")[0].boolean("flag") is True


@pytest.mark.parametrize("written", ["false", "no", "off", "No"])
def test_no_is_no_in_each_of_its_forms(written: str) -> None:
    assert fields(f"flag: {written}")[0].boolean("flag") is False


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert fields(f"day: {day.isoformat()}")[0].day("day") == day


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["/", ".", "-"]))
def test_a_day_with_the_day_first_is_told_with_the_year_first(day: date, sign: str) -> None:
    found, report = fields(f"day: {day.day}{sign}{day.month:02}{sign}{day.year}")
    assert found.day("day") is None
    assert report[0].hint == f"Write the year first: {day.isoformat()}."


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("12/31/2026", "Write the year first: 2026-12-31."),
        ("31/31/2026", "Write the year first: as in 2026-12-31."),
        ("2025-02-30", "There is no such day in the calendar."),
        ("2025-13-01", "There is no such day in the calendar."),
        ("0000-01-01", "There is no such day in the calendar."),
        ("soon", "Write it like this: `day: 2026-12-31`."),
        ("2026-1-2", "Write it like this: `day: 2026-12-31`."),
        ("2026-01-02 10:00", "Write it like this: `day: 2026-12-31`."),
    ],
)
def test_a_day_that_is_none_is_told_with_what_to_do(written: str, hint: str) -> None:
    _, report = found = fields(f"day: {written}")
    assert found[0].day("day") is None
    assert report[0].hint == hint


def test_a_choice_forgives_no_slip_but_names_what_was_meant() -> None:
    found, report = fields("kind: Intern")
    assert found.choice("kind", ("public", "internal")) is None
    assert told(report) == [
        "1:7 KB106 `kind: Intern` is not `public` or `internal` | Did you mean `internal`?"
    ]


def test_a_list_is_read_with_places_and_without_doubles() -> None:
    found, report = fields("list: [a, ' b  c ', a]")
    assert [(item.target, item.location.column) for item in found.references("list") or ()] == [
        ("a", 8),
        ("b c", 11),
    ]
    assert report == []


def test_one_text_is_a_list_of_one() -> None:
    assert fields("list: a")[0].texts("list") == ("a",)


def test_text_with_commas_is_a_list_that_lacks_its_brackets_unless_it_is_a_sentence() -> None:
    found, report = fields("list: a, b")
    assert found.references("list") == ()
    assert told(report) == [
        "1:7 KB104 `list` must be a list, not text with commas | Put brackets round it: `list: [a, b]`."
    ]
    assert fields("list: Πότε, και πού;")[0].texts("list") == ("Πότε, και πού;",)


def test_an_empty_list_is_not_the_same_as_none() -> None:
    assert fields("list: []")[0].references("list") == ()
    assert fields("list:")[0].references("list") is None
    assert fields("list: []")[0].is_empty("list")


def test_a_title_is_one_for_all_languages_or_one_for_each() -> None:
    assert fields("title: Α")[0].by_language("title", ("el", "he")) == {"el": "Α", "he": "Α"}
    assert fields("title: {el: Α, he: א}")[0].by_language("title", ("el", "he")) == {"el": "Α", "he": "א"}
    assert fields("title: ''")[0].by_language("title", ("el",)) == {}
    assert fields("title: {el: ''}")[0].by_language("title", ("el",)) == {}


def test_each_mistake_in_a_title_is_told_once() -> None:
    found, report = fields("title: {el: [x], en: y}")
    found.by_language("title", ("el",))
    assert [problem.rule.code for problem in report] == ["KB103", "KB104"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ordr", "order"),
        ("Order", "order"),
        ("οrder", "order"),
        ("ORDER", "order"),
        ("order ", "order"),
        ("orders", "order"),
        ("xyz", None),
    ],
)
def test_the_key_that_was_meant_is_named(written: str, meant: str | None) -> None:
    assert close_match(written, [key.name for key in KEYS]) == meant


def test_an_unknown_key_is_told_with_the_known_ones_and_without_their_synonyms() -> None:
    _, report = fields("xyz: 1")
    assert told(report) == [
        "1:1 KB103 the file has no key `xyz` | Known keys: day, flag, kind, list, order, text, title."
    ]


def test_a_key_is_told_when_it_stands_twice_or_with_its_synonym() -> None:
    _, report = fields("order: 1\nweight: 2\norder: 3\n")
    assert told(report) == [
        "2:1 KB107 `weight` means the same as `order` | Keep `order` alone.",
        "3:1 KB102 `order` stands twice | Keep one of them.",
    ]


def test_a_required_text_is_told_where_it_is_empty_or_where_it_should_be() -> None:
    for text, place in (("text: ''", "1:7"), ("text:", "1:6"), ("flag: x", "1:1")):
        found, report = fields(text)
        assert found.required_text("text", "Write it.") is None
        assert told(report)[0].startswith(f"{place} KB105")


@given(st.text())
def test_a_text_in_a_message_is_one_short_line(text: str) -> None:
    assert len(shortened(text)) <= 60
    assert len(shortened(text).splitlines()) <= 1
