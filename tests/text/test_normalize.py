"""What folding keeps and what it loses."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.text.normalize import fold, fold_character

any_text = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("first", "last", "plain"),
    [(0x1F00, 0x1FFF, "[α-ω]"), (0xFB1D, 0xFB4F, "[א-ת]"), (0x5D0, 0x5F2, "[א-ת]")],
)
def test_polytonic_greek_and_all_forms_of_hebrew_fold_to_plain_letters(
    first: int, last: int, plain: str
) -> None:
    letters = [c for c in map(chr, range(first, last + 1)) if unicodedata.category(c).startswith("L")]
    folded = {c: fold(c) for c in letters if c != "\u05ef"}  # a sign of the Karaites for a holy name
    assert len(folded) > 25
    assert [c for c, plain_c in folded.items() if not re.fullmatch(f"{plain}{{1,2}}", plain_c)] == []
    assert not set("".join(folded.values())) & set("ςךםןףץ")


@given(any_text)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(any_text)
def test_text_is_folded_character_by_character(text: str) -> None:
    assert fold(text) == "".join(map(fold_character, text))


@given(any_text, any_text)
def test_neighbours_do_not_change_what_a_text_folds_to(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)
