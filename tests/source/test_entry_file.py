"""One file to one translation: front matter, answer, address."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbgen.model.entry import Audience
from tests.source.entries import entry_file, good

EVERYTHING = """\
id: pay
category: orders
tags: [payment, refund]
keywords: [λεφτά, κάρτα]
also_asked:
  - Πώς θα πληρώσω;
slug: pos-plirono
aliases: [old/pay, /older/pay.html]
related: [orders/b, c.md]
order: 10
updated: 2026-10-12
review_by: 2027-10-12
owner: orders-team
audience: internal
draft: true
description: Με τι πληρώνει ο πελάτης."""


def test_every_key_is_read() -> None:
    found = good(EVERYTHING)
    head, said = found.shared, found.translation
    assert (head.id, head.category and head.category.target, head.order, head.owner) == (
        "pay",
        "orders",
        10,
        "orders-team",
    )
    assert [tag.target for tag in head.tags or ()] == ["payment", "refund"]
    assert [name.target for name in head.related or ()] == ["orders/b", "c.md"]
    assert head.audience is Audience.INTERNAL
    assert said.question == "Ερώτηση;"
    assert said.keywords == ("λεφτά", "κάρτα")
    assert said.also_asked == ("Πώς θα πληρώσω;",)
    assert [alias.target for alias in said.aliases] == ["old/pay", "older/pay"]
    assert (said.updated, said.review_by) == (date(2026, 10, 12), date(2027, 10, 12))
    assert said.draft
    assert said.description == "Με τι πληρώνει ο πελάτης."
    assert said.slug == "orders/pos-plirono"


@pytest.mark.parametrize(
    ("synonym", "key"), [("title", "question"), ("weight", "order"), ("lastmod", "updated")]
)
def test_the_names_of_other_programs_are_accepted(synonym: str, key: str) -> None:
    value = {"question": "Τι;", "order": "3", "updated": "2026-01-02"}[key]
    question = "" if key == "question" else "question: Ερώτηση;\n"
    found, problems = entry_file(f"---\n{question}{synonym}: {value}\n---\nx\n")
    assert problems == ()
    assert found is not None
    said = {
        "question": found.translation.question,
        "order": found.shared.order,
        "updated": found.translation.updated,
    }
    assert str(said[key]) == value


def test_what_is_not_said_has_a_quiet_default() -> None:
    found = good("")
    assert found.shared.audience is None, "the other language may say it"
    assert found.shared.tags is None
    assert not found.translation.draft
    assert found.translation.updated is None


def test_gershayim_need_no_quotes_in_a_value() -> None:
    found, problems = entry_file(
        '---\nquestion: מה זה דוא"ל?\nkeywords: [מע"מ, חו"ל]\n---\nתשובה.\n', language="he"
    )
    assert problems == ()
    assert found is not None
    assert found.translation.question == 'מה זה דוא"ל?'
    assert found.translation.keywords == ('מע"מ', 'חו"ל')


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("a.md", "a"),
        ("Orders/Refund Window.MD", "orders/refund-window"),
        ("Παραγγελίες/Πώς πληρώνω;.md", "parangelies/pos-plirono"),
        ('הזמנות/דוא"ל.md', "הזמנות/דואל"),
        ("a/???.md", "a/entry"),
        ("???/a.md", "-/a"),
        ("v1.2/a.b.md", "v1-2/a-b"),
    ],
)
def test_an_address_is_made_of_the_path(path: str, slug: str) -> None:
    assert good("", path).translation.slug == slug


def test_the_end_of_the_front_matter_may_be_three_dots_and_have_blanks_behind_it() -> None:
    found, problems = entry_file("---  \nquestion: Τι;\n...  \nx\n")
    assert problems == ()
    assert found is not None
    assert found.translation.answer.text == "x"


def test_a_rule_in_the_answer_is_not_the_end_of_the_front_matter() -> None:
    found, problems = entry_file("---\nquestion: Τι;\n---\nα\n\n---\n\nβ\n")
    assert problems == ()
    assert found is not None
    assert "<hr>" in found.translation.answer.html


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    _, problems = entry_file("---\nquestion: Τι;\nordr: 1\nupdated: soon\n---\n[a](/x)\n\nvα\n\u202e\n")
    assert [f"{p.location.line}:{p.location.column} {p.rule.code}" for p in problems] == [
        "3:1 KB103", "4:10 KB106", "6:5 KB505", "9:1 KB508", "8:1 KB509",
    ]  # fmt: skip


def test_the_mistakes_of_an_answer_are_told_although_its_front_matter_is_broken() -> None:
    found, problems = entry_file("---\nquestion: 'Τι\n---\n[a](/x)\n")
    assert found is None
    assert [problem.rule.code for problem in problems] == ["KB101", "KB505"]


def test_windows_line_ends_change_nothing_but_a_note() -> None:
    text = "---\nquestion: Τι;\n---\nα\n\n- β\n"
    found, _ = entry_file(text)
    windows, problems = entry_file(text.replace("\n", "\r\n"))
    assert found == windows
    assert [problem.rule.code for problem in problems] == ["KB203"]


PIECES = st.sampled_from(
    [
        "---\n", "...\n", "question: ", "order: ", "tags: ", "updated: ", "aliases: ", "- ", "[", "]", "{",
        "}", ": ", ", ", "#", "&a ", "*a ", "!x ", "|", ">", "'", "\"", "%", "@", "`", "\\", "\n", "\n  ",
        "\t", "2026-01-02", "true", "~", "α", "Κα", "ώ", "שלום", "דוא\"ל", "\u202e", "\u200f", "\x00",
        "\x1b", "\u0085", "\u2028", "\ufeff", "\r", "\r\n", "😀", "<b>", "](x.md)",
    ]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=30).map("".join), st.booleans())
def test_no_text_raises_an_error(text: str, framed: bool) -> None:
    data = (f"---\n{text}\n---\n{text}" if framed else text).encode()
    _, problems = entry_file(data)
    lines = data.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.location.line <= len(lines)
        assert 1 <= problem.location.column <= len(lines[problem.location.line - 1]) + 2


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_no_bytes_raise_an_error(data: bytes) -> None:
    entry_file(data)
    entry_file(b"---\n" + data + b"\n---\n" + data)
