"""What tokens promise whatever the text."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kbgen.text.normalize import fold
from kbgen.text.tokenize import Token, parts, terms, tokens
from tests.text.texts import random_texts

any_text = st.text(st.characters(exclude_categories=()))


@given(any_text)
@example("½ﷺ")
@example("😀a\u0301\u0301")
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.start <= other.start for one, other in pairwise(found))


@given(any_text)
@example("e-mail 03-555-1234 ﷺ")
def test_parts_lie_side_by_side_and_are_tokens_themselves(text: str) -> None:
    found = [part for part, _ in parts(text)]
    assert set(found) <= set(tokens(text))
    assert all(one.start <= other.start and one.end <= other.end for one, other in pairwise(found))
    assert all(whole.start <= part.start and part.end <= whole.end for part, whole in parts(text))


@pytest.mark.parametrize("seed", range(3))
def test_what_is_no_part_is_a_whole_that_holds_the_parts_after_it(seed: int) -> None:
    number = 0
    for text in random_texts(500, seed):
        for whole in set(tokens(text)) - {part for part, _ in parts(text)}:
            held = [part.text for part, holder in parts(text) if holder == whole]
            assert len(held) > 1
            number += 1
    assert number > 100


@given(any_text)
def test_tokens_hold_no_spaces_quotes_or_nothing(text: str) -> None:
    assert all(token.text and not set(token.text) & set(" \t\n\"'-_/@:") for token in tokens(text))


@given(any_text)
@example("Kάθε e-mail, ό,τι")
def test_terms_are_the_texts_of_the_tokens(text: str) -> None:
    assert terms(text) == [token.text for token in tokens(text)]


@pytest.mark.parametrize("seed", range(3))
def test_terms_are_the_texts_of_the_tokens_of_texts_made_by_chance(seed: int) -> None:
    for text in random_texts(1500, seed):
        assert terms(text) == [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    "spellings",
    [
        ("ORD-2026-004417", "ord2026004417", "ORD/2026/004417", "ord_2026-004417", "ΟRD‑2026‑004417"),
        ("SKU-77", "sku77", "SKU_77", "SKU.77"),
        ("03-555-1234", "035551234", "03.555.1234", "03‒555‒1234"),
        ("e-mail", "email", "E‑Mail"),
        ("1.234,56", "1,234.56", "1234.56", "1234,56"),
        ("9:00", "09:00", "9.00"),
        ("Α.Φ.Μ.", "ΑΦΜ", "αφμ", "A.Φ.M"),
        ("ת.ז.", 'ת"ז', "ת״ז", "תז"),
        ("24/7", "247"),
        ("service@example.com", "SERVICE@EXAMPLE.COM"),
    ],
)
def test_careless_spellings_meet_in_their_first_term(spellings: tuple[str, ...]) -> None:
    assert len({terms(spelling)[0] for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("4,99", "499"), ("3-5", "35"), ("και/ή", "καιή"), ("Αθήνα-Πάτρα", "ΑθήναΠάτρα")]
)
def test_what_differs_does_not_meet(one: str, other: str) -> None:
    assert set(terms(one)).isdisjoint(terms(other))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ה-SMS", "sms"),
        ("הSMS", "sms"),
        ("ב־VPN", "vpn"),
        ("ב2026", "2026"),
        ("תל־אביב", "אביב"),
        ("SKU77", "sku"),
        ("www.example.com/help/kb", "help"),
        ("ORD-2026-004417", "2026"),
    ],
)
def test_the_parts_of_a_text_are_found(text: str, word: str) -> None:
    assert word in terms(text)


def test_a_long_chain_has_parts_but_no_whole() -> None:
    assert terms("a-" * 40) == ["a"] * 40
    assert tokens("a-1" * 30)[0] == Token("a", 0, 1)


@given(st.lists(st.sampled_from(["καθε", "δουλεια", "שלומ", "אביב", "word", "2026", "ο,τι"])))
def test_plain_words_are_found_as_they_are(words: list[str]) -> None:
    assert [token.text for token in tokens(" ".join(words))] == words


@pytest.mark.parametrize("seed", range(3))
def test_the_place_of_a_token_holds_the_word(seed: int) -> None:
    for text in random_texts(500, seed):
        for token in tokens(text):
            alone = [other.text for other in tokens(text[token.start : token.end])]
            assert token.text in alone or token.text in fold(text[token.start : token.end])


@pytest.mark.parametrize(
    "piece",
    [
        *("a", 'א"', "א'", "a'", "ο,τι", "1 ", "\u0301", "ﷺ", "aα"),
        *(
            "a-",
            "α-",
            "1-",
            "a.",
            "α.",
            "א.",
            "1.",
            "1,",
            "1:",
            "a@",
            "a_",
            "1/",
            "α-1",
            "a1",
            "aa11",
            "-",
            "/",
        ),
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    started = time.perf_counter()
    tokens(piece * 30_000)
    terms(piece * 30_000)
    tokens(piece * 30_000 + "@!")
    assert time.perf_counter() - started < 5  # seconds; quadratic time would be minutes
