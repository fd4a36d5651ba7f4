"""The order of words in a language's own alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.text.collate import alphabet, collation_key, initial


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        (
            "el",
            [
                "άκρη",
                "Άλφα",
                "αυτό",
                "βήτα",
                "ήττα",
                "Θήτα",
                "σάκος",
                "ςτ",
                "ταύρος",
                "ώρα",
                "123",
                "abc",
                "שלום",
            ],
        ),
        ("he", ["אבא", "בַּיִת", "ביתן", "גם", "ךף", "כף", "תודה", "7", "abc"]),
        ("es", ["nube", "ñandú", "oso"]),
        ("sv", ["zebra", "ål", "ärta", "öl"]),
    ],
)
def test_words_stand_in_the_order_of_the_alphabet(language: str, ordered: list[str]) -> None:
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=lambda word: collation_key(word, language)) == ordered


@pytest.mark.parametrize(
    ("text", "language", "letter"),
    [("«Έψιλον»", "el", "Ε"), ("ΐαμβος", "el", "Ι"), ("12 μήνες", "el", "#"), ("שלום", "he", "ש"), ("…", "el", "#"),
     ("åter", "sv", "Å"), ("åter", "en", "A")],
)  # fmt: skip
def test_an_index_lists_a_text_under_its_first_letter(text: str, language: str, letter: str) -> None:
    assert initial(text, language) == letter


@given(st.text(), st.sampled_from(["el", "he", "en", "ar", "xx"]))
def test_any_text_has_a_place(text: str, language: str) -> None:
    collation_key(text, language)
    assert len(initial(text, language)) >= 1


def test_an_unknown_language_sorts_as_english_does() -> None:
    assert alphabet("xx") == alphabet("en")
