"""What tokens promise whatever the text."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kbgen.text.normalize import fold
from kbgen.text.tokenize import tokens
from tests.text.texts import random_texts

any_text = st.text(st.characters(exclude_categories=()))


@given(any_text)
@example("½ﷺ")
@example("😀a\u0301\u0301")
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.start <= other.start and one.end <= other.end for one, other in pairwise(found))


@given(any_text)
def test_tokens_hold_no_spaces_quotes_or_nothing(text: str) -> None:
    assert all(token.text and not set(token.text) & set(" \t\n\"'") for token in tokens(text))


@given(st.lists(st.sampled_from(["καθε", "δουλεια", "שלומ", "אביב", "word", "2026", "ο,τι"])))
def test_plain_words_are_found_as_they_are(words: list[str]) -> None:
    assert [token.text for token in tokens(" ".join(words))] == words


@pytest.mark.parametrize("seed", range(3))
def test_the_place_of_a_token_holds_the_word(seed: int) -> None:
    for text in random_texts(500, seed):
        for token in tokens(text):
            alone = [other.text for other in tokens(text[token.start : token.end])]
            assert token.text in alone or token.text in fold(text[token.start : token.end])


@pytest.mark.parametrize("piece", ["a", 'א"', "א'", "a'", "ο,τι", "1 ", "\u0301", "ﷺ"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    started = time.perf_counter()
    tokens(piece * 30_000)
    assert time.perf_counter() - started < 5  # seconds; quadratic time would be minutes
