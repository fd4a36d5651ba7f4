"""The order of words in a language's own alphabet."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.text.collate import alphabet, collation_key, initial
from kbgen.text.normalize import fold


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


def _naive_key(text: str, language: str) -> list[tuple[int, int, str]]:
    """What each letter and digit counts, one by one."""
    letters = alphabet(language)
    key = []
    for written in unicodedata.normalize("NFC", text):
        lowered = written.lower()
        for base in filter(str.isalnum, lowered if lowered in letters else fold(written)):
            at = letters.find(base)
            key.append((0, at, "") if at >= 0 else (1 if base.isdigit() else 2, 0, base))
    return key


_WRITTEN = st.text(
    st.one_of(st.sampled_from("αάΑςσωאבךצ1٣²½abñåÅz -«·"), st.characters(exclude_categories=("Cs",)))
)


@given(_WRITTEN, _WRITTEN, st.sampled_from(["el", "he", "en", "sv"]))
def test_two_texts_stand_in_the_order_of_their_letters_one_by_one(
    one: str, other: str, language: str
) -> None:
    naive = (_naive_key(one, language), one) < (_naive_key(other, language), other)
    assert (collation_key(one, language) < collation_key(other, language)) == naive


def test_an_unknown_language_sorts_as_english_does() -> None:
    assert alphabet("xx") == alphabet("en")
