"""Names for addresses, and Greek in Latin letters by ELOT 743."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.text.slug import slugify
from kbgen.text.transliterate import romanize


@pytest.mark.parametrize(
    ("greek", "latin"),
    [
        ("Ευχαριστώ", "Efcharisto"), ("ευρώ", "evro"), ("αυτοκίνητο", "aftokinito"), ("Αύγουστος", "Avgoustos"),
        ("άυλος", "aylos"), ("προϊόν", "proion"), ("Ευρωπαϊκή", "Evropaiki"), ("εύκολο", "efkolo"),
        ("μπαμπάς", "bampas"), ("κολούμπ", "koloub"), ("αγγελία", "angelia"), ("άγχος", "anchos"),
        ("λάρυγξ", "larynx"), ("ουρανός", "ouranos"), ("ψυχή", "psychi"), ("Θεσσαλονίκη", "Thessaloniki"),
        ("ΕΓΓΥΗΣΗ", "ENGYISI"), ("Χαλκίδα", "Chalkida"), ("ηυ", "if"), ("", ""), ("abc 12", "abc 12"),
    ],
)  # fmt: skip
def test_greek_is_written_in_latin_letters_as_elot_743_says(greek: str, latin: str) -> None:
    assert romanize(greek) == latin


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Πώς πληρώνω;", "pos-plirono"), ('דוא"ל חדש', "דואל-חדש"), ("בית־ספר", "בית-ספר"), ("שָׁלוֹם", "שלום"),
        ("γι’ αυτό", "gi-afto"), ("SKU-77/Α", "sku-77-a"), ("Crème brûlée", "creme-brulee"), ("?!", ""),
        ("ﬁne", "fine"), ("µm", "mm"),
    ],
)  # fmt: skip
def test_a_slug_is_readable_in_each_language(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


@given(st.text())
def test_a_slug_has_nothing_that_an_address_or_a_file_name_could_trip_over(text: str) -> None:
    slug = slugify(text)
    assert not set(slug) & set("/\\?#%&<>\"' .:;,\n\t\0")
    assert slug == slug.strip("-")
