"""Bytes to text: what is mended in silence, what is told, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.source.decode import decode

GREEK = "Μέσα σε πόσες ημέρες επιστρέφεται ένα προϊόν;"
HEBREW = "תוך כמה ימים אפשר להחזיר מוצר?"


def told(data: bytes) -> list[str]:
    return [
        f"{p.location.line}:{p.location.column} {p.rule.code} {p.message}" for p in decode(data, "a.md")[1]
    ]


def test_good_text_is_left_as_it_is() -> None:
    assert decode(f"{GREEK}\n{HEBREW}\n".encode(), "a.md") == (f"{GREEK}\n{HEBREW}\n", ())


@given(
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"
        )
    )
)
def test_any_text_without_control_characters_survives(text: str) -> None:
    assert decode(text.encode(), "a.md") == (text, ())


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_become_lf(end: str) -> None:
    assert decode(f"α{end}β{end}".encode(), "a.md")[0] == "α\nβ\n"


def test_a_byte_order_mark_is_taken_off() -> None:
    assert decode("\ufeffα".encode(), "a.md")[0] == "α"


@pytest.mark.parametrize(
    ("text", "codec", "guess"),
    [
        (GREEK, "cp1253", "Windows-1253 (Greek)"),
        (GREEK, "iso8859-7", "Windows-1253 (Greek)"),
        (GREEK.upper(), "cp1253", "Windows-1253 (Greek)"),
        (HEBREW, "cp1255", "Windows-1255 (Hebrew)"),
        (HEBREW, "iso8859-8", "Windows-1255 (Hebrew)"),
    ],
)
def test_the_old_encoding_is_named(text: str, codec: str, guess: str) -> None:
    (problem,) = told(text.encode(codec))
    assert " KB201 " in problem
    assert guess in problem


def test_an_old_encoding_of_other_letters_is_not_guessed() -> None:
    (problem,) = told("un café très élégant à Besançon, à côté".encode("latin-1"))
    assert problem == "1:7 KB201 the byte 0xE9 is not UTF-8"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_named(codec: str) -> None:
    assert told(f"---\nquestion: {GREEK}\n---\n".encode(codec)) == ["1:1 KB201 the file is UTF-16"]


def test_a_wrong_byte_is_placed_by_characters() -> None:
    assert told("α\nשלום ".encode() + b"\xff")[0].startswith("2:6 KB201")


def test_a_control_character_is_placed_after_line_ends_are_mended() -> None:
    assert told("α\r\nβ\x00".encode())[-1].startswith("2:2 KB204")


def test_tabs_are_no_control_characters() -> None:
    assert told(b"a\tb\n") == []
