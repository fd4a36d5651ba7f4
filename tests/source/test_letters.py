"""Letters that look like others, and marks that nobody sees."""

import pytest

from kbgen.source.letters import letter_problems


def told(text: str) -> list[tuple[int, int, str, str]]:
    return [(p.location.line, p.location.column, p.rule.code, p.hint) for p in letter_problems(text, "a.md")]


@pytest.mark.parametrize(
    ("word", "mended"),
    [
        ("Kάθε", "Κάθε"),
        ("vα", "να"),
        ("όταv", "όταν"),
        ("τoυ", "του"),
        ("Ελλάδa", "Ελλάδα"),
        ("οrder", "order"),
        ("ρayment", "payment"),
    ],
)
def test_a_word_in_two_alphabets_is_told_with_the_word_in_one(word: str, mended: str) -> None:
    assert told(f"α\n\nβ {word}.") == [(3, 3, "KB509", f"Type it again in one alphabet: `{mended}`.")]


@pytest.mark.parametrize(
    "text",
    [
        "Κάθε",
        "order",
        "SKU-77/Α",
        "το PDF",
        "e-mailς",
        "`Kάθε`",
        "```\nKάθε\n```",
        "<!-- Kάθε -->",
        "βήμα-1a",
        "μm",
    ],
)
def test_words_in_one_alphabet_and_code_are_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "mark", ["\u202a", "\u202b", "\u202d", "\u202e", "\u202c", "\u2066", "\u2067", "\u2068", "\u2069"]
)
def test_a_direction_mark_without_its_partner_is_told(mark: str) -> None:
    assert [found[:3] for found in told(f"α\nβ{mark}γ")] == [(2, 2, "KB508")]


@pytest.mark.parametrize(
    "text", ["\u2067א\u2069", "\u202bא\u202c", "\u200f", "\u200e", "\u2068\u2067א\u2069\u2069"]
)
def test_marks_in_pairs_and_marks_that_need_none_are_left_alone(text: str) -> None:
    assert told(f"α {text} β") == []
