"""The script of a text."""

import pytest

from kbgen.text.script import script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Ελληνικά", "GREEK"),
        ("ᾳ", "GREEK"),
        ("עברית", "HEBREW"),
        ("VPN", "LATIN"),
        ("Русский", "CYRILLIC"),
        ("το VPN της εταιρείας", "GREEK"),
        ("2345 *!", None),
        ("", None),
        ("\ud800", None),
    ],
)
def test_a_text_is_in_the_script_of_most_of_its_letters(text: str, script: str | None) -> None:
    assert script_of(text) == script
