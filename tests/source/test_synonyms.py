"""synonyms.yml."""

import pytest

from kbgen.model.synonyms import Synonym
from kbgen.source.synonyms import read_synonyms


def read(text: str) -> tuple[tuple[Synonym, ...], list[str]]:
    synonyms, problems = read_synonyms(text, "synonyms.yml", ("el", "he"))
    return synonyms, [f"{p.location.line}:{p.location.column} {p.rule.code}" for p in problems]


def test_the_phrases_of_a_group_find_one_another_across_languages() -> None:
    (group,), problems = read("- el: [επιστροφή χρημάτων, refund]\n  he: [החזר כספי]\n")
    assert problems == []
    assert group.sources == group.targets == ("επιστροφή χρημάτων", "refund", "החזר כספי")


def test_one_way_means_one_way() -> None:
    (synonym,), problems = read("- from: {el: [μηχάνημα]}\n  to: {el: [τερματικό, POS], he: [מסוף]}\n")
    assert problems == []
    assert synonym == Synonym(("μηχάνημα",), ("τερματικό", "POS", "מסוף"))


def test_one_phrase_needs_no_brackets() -> None:
    (group,), problems = read("- el: κάρτα δώρου\n  he: שובר\n")
    assert problems == []
    assert group.sources == ("κάρτα δώρου", "שובר")


def test_a_word_may_be_one_of_two_languages() -> None:
    (group,), problems = read("- el: [POS, τερματικό]\n  he: [POS, מסוף]\n")
    assert problems == []
    assert group.sources == ("POS", "τερματικό", "מסוף")


def test_an_empty_file_declares_nothing() -> None:
    assert read("# nothing yet\n") == ((), [])


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("el: [α, β]\n", ["1:1 KB104"]),
        ("- [α, β]\n", ["1:3 KB104"]),
        ("- α\n", ["1:3 KB104"]),
        ("- el: α, β\n", ["1:7 KB104"]),
        ("- el: {α: β}\n", ["1:7 KB104"]),
        ("- el: [α, [β]]\n", ["1:11 KB104", "1:3 KB701"]),
        ("- el: [α, '']\n", ["1:11 KB104", "1:3 KB701"]),
        ("- en: [a, b]\n", ["1:3 KB103"]),
        ("- el: []\n", ["1:3 KB105"]),
        ("- {}\n", ["1:3 KB105"]),
        ("- el: [α, '?!']\n", ["1:11 KB106", "1:3 KB701"]),
        ("- el: [κάρτα, ΚΑΡΤΑ, card]\n", ["1:15 KB701"]),
        ("- el: [κάρτα, κάρτα, card]\n", ["1:15 KB701"]),
        ("- el: [κάρτα]\n", ["1:3 KB701"]),
        ("- from: {el: α}\n", ["1:3 KB105"]),
        ("- from: {el: α}\n  to:\n", ["1:3 KB105"]),
        ("- from: {el: α}\n  to: {}\n", ["2:7 KB105"]),
        ("- from: {el: α}\n  to: [β]\n", ["2:7 KB104"]),
        ("- from: α\n  to: {el: β}\n", ["1:9 KB104"]),
        ("- from: {el: α}\n  to: {el: Α}\n", ["1:3 KB701"]),
        ("- from: {el: α}\n  to: {el: β}\n  he: γ\n", ["3:3 KB103"]),
        ("- from: {el: α, en: a}\n  to: {el: β}\n", ["1:17 KB103"]),
        ("- el: [α\n", ["1:7 KB101"]),
    ],
)
def test_a_mistake_is_told_at_its_place(text: str, problems: list[str]) -> None:
    assert read(text)[1] == problems


def test_a_wrong_group_does_not_keep_the_others_from_being_read() -> None:
    synonyms, problems = read("- x\n- el: [α, β]\n- from: {el: γ}\n- el: [δ, ε]\n")
    assert [one.sources for one in synonyms] == [("α", "β"), ("δ", "ε")]
    assert problems == ["1:3 KB104", "3:3 KB105"]


def test_what_finds_itself_and_more_is_no_mistake() -> None:
    synonyms, problems = read("- from: {el: [α, β]}\n  to: {el: [α]}\n")
    assert problems == []
    assert synonyms == (Synonym(("α", "β"), ("α",)),)
