"""Anchors of headings: readable, and the same for as long as the heading is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.source.reading import HEBREW, read

WORDS = st.sampled_from(
    ["Επιστροφή", "χρημάτων", "γι’ αυτό", "ό,τι", "החזר", "כספי", 'דוא"ל', "תל־אביב", "24/7", "SLA"]
)
TITLES = st.lists(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6, unique_by=str
)


def ids(text: str) -> list[str]:
    return [heading.id for heading in read(text)[0].headings]


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("Επιστροφή χρημάτων", "epistrofi-chrimaton"),
        ("Πότε; Μέχρι πότε;", "pote-mechri-pote"),
        ("Ευχαριστούμε, αύριο", "efcharistoume-avrio"),
        ("Μπορώ να έρθω;", "boro-na-ertho"),
        ("Γι’ αυτό", "gi-afto"),
        ("ΑΦΜ & ΦΠΑ", "afm-fpa"),
    ],
)
def test_a_greek_heading_has_an_anchor_in_latin_letters(title: str, anchor: str) -> None:
    assert ids(f"## {title}\n") == [anchor]


@pytest.mark.parametrize(
    ("title", "anchor"),
    [("החזר כספי", "החזר-כספי"), ('דוא"ל חדש', "דואל-חדש"), ("תל־אביב", "תל-אביב"), ("שָׁלוֹם", "שלום")],
)
def test_a_hebrew_heading_has_an_anchor_in_its_own_letters(title: str, anchor: str) -> None:
    assert [h.id for h in read(f"## {title}\n", HEBREW)[0].headings] == [anchor]


def test_an_anchor_that_is_given_wins() -> None:
    assert ids("## Επιστροφή {#money-back}\n") == ["money-back"]


def test_headings_with_one_text_have_anchors_of_their_own() -> None:
    assert len(set(ids("## Α\n\n## Α\n\n## Α\n"))) == 3


def test_a_heading_of_signs_alone_has_an_anchor() -> None:
    assert ids("## ???\n") == ["section"]


@given(TITLES, st.integers(0, 6), WORDS)
def test_a_new_heading_leaves_the_anchors_of_the_others_alone(titles: list[str], at: int, word: str) -> None:
    before = dict(zip(titles, ids("".join(f"## {title}\n\n" for title in titles)), strict=True))
    titles.insert(at, f"Νέο {word}")
    after = dict(zip(titles, ids("".join(f"## {title}\n\n" for title in titles)), strict=True))
    assert {title: after[title] for title in before} == before
