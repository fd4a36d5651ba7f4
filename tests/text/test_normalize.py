"""What folding keeps and what it loses."""

from hypothesis import given
from hypothesis import strategies as st

from kbgen.text.normalize import fold, fold_character

any_text = st.text(st.characters(exclude_categories=()))


@given(any_text)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(any_text)
def test_text_is_folded_character_by_character(text: str) -> None:
    assert fold(text) == "".join(map(fold_character, text))


@given(any_text, any_text)
def test_neighbours_do_not_change_what_a_text_folds_to(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)
