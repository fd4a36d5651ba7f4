"""Python and the browser fold, split and isolate alike: every character, and thousands of texts made by chance."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from kbgen.text.bidi import isolate
from kbgen.text.keyboard import retype
from kbgen.text.normalize import fold
from kbgen.text.phonetic import sound, sounds
from kbgen.text.tokenize import parts, terms, tokens
from tests.browser_support import call, open_scripts
from tests.text.texts import PIECES, as_in_a_browser, random_texts, utf16_offset

pytestmark = pytest.mark.browser

# Characters whose category has changed between the Unicode versions of the two are left out.
_EVERY_CHARACTER = """
characters => characters.map(([character, category]) =>
  new RegExp(`\\\\p{${category}}`, "u").test(character)
    ? [kbgen.fold(character), kbgen.tokens("a" + character + "b").map(token => token.text)]
    : null)
"""


_FOREIGN = """
characters => characters
  .filter(([character, category]) => !new RegExp(`\\\\p{${category}}`, "u").test(character))
  .map(([character]) => character)
"""


def _assigned_characters() -> list[tuple[str, str]]:
    return [
        (character, category)
        for character in map(chr, range(0x110000))
        if (category := unicodedata.category(character)) not in ("Cn", "Co")
    ]


def test_every_character_is_folded_and_split_alike(browser: Browser) -> None:
    characters = _assigned_characters()
    with open_scripts(browser) as page:
        found = call(page, _EVERY_CHARACTER, characters)
    compared = [(c, answer) for (c, _), answer in zip(characters, found, strict=True) if answer]
    assert len(compared) > len(characters) - 50
    differing = [
        (ascii(c), answer, expected)
        for c, answer in compared
        if answer != (expected := [fold(c), [token.text for token in tokens(f"a{c}b")]])
    ]
    assert differing == []


@pytest.mark.parametrize("seed", range(4))
def test_texts_made_by_chance_are_folded_split_and_isolated_alike(browser: Browser, seed: int) -> None:
    texts = random_texts(2500, seed)
    with open_scripts(browser) as page:
        found = call(
            page,
            """texts => texts.map(text => [
                 kbgen.fold(text),
                 kbgen.tokens(text).map(({text, start, end}) => [text, start, end]),
                 kbgen.isolate(text).map(({text, isolated}) => [text, isolated]),
               ])""",
            texts,
        )
    differing = [
        (ascii(text), answer, expected)
        for text, answer in zip(texts, found, strict=True)
        if answer != (expected := _expected(text))
    ]
    assert differing == []


def _expected(text: str) -> list[object]:
    words = [
        [token.text, utf16_offset(text, token.start), utf16_offset(text, token.end)] for token in tokens(text)
    ]
    return [fold(text), words, [[segment.text, segment.isolated] for segment in isolate(text)]]


LAYOUTS = ("us", "el", "he")
_ANALYSE = """
text => [
  kbgen.fold(text),
  kbgen.tokens(text).map(({ text }) => text),
  kbgen.parts(text).map(([part, whole]) => [part.text, whole.text]),
  kbgen.sound(text),
  kbgen.sounds(text),
  kbgen.tokens(text).map(({ text }) => [kbgen.sound(text), kbgen.sounds(text)]),
  ["us", "el", "he"].flatMap(typed => ["us", "el", "he"].map(meant => kbgen.retype(text, typed, meant))),
]
"""


def _analysis(text: str) -> list[object]:
    words = terms(text)
    return [
        fold(text),
        words,
        [[part.text, whole.text] for part, whole in parts(text)],
        sound(text),
        list(sounds(text)),
        [[sound(word), list(sounds(word))] for word in words],
        [retype(text, typed, meant) for typed in LAYOUTS for meant in LAYOUTS],
    ]


def test_any_text_at_all_is_analysed_alike(browser: Browser) -> None:
    with open_scripts(browser) as page:
        foreign = call(page, _FOREIGN, _assigned_characters())
        characters = st.characters(exclude_categories=("Cn",), exclude_characters=foreign)

        @settings(max_examples=400)
        @given(st.lists(st.sampled_from(PIECES) | characters).map(as_in_a_browser))
        def agrees(text: str) -> None:
            assert call(page, _ANALYSE, text) == _analysis(text)

        agrees()


def test_the_browser_takes_linear_time_for_hostile_texts(browser: Browser) -> None:
    pieces = (
        *("a", 'א"', "0-", "a.", "a@", "/a", "+1 ", "A-", "http://", "*#"),
        *("α-", "α-1", "א.", "1:", "1,", "aa11", "1/", "aα", "a_"),
    )
    texts = [piece * 20_000 + end for piece in pieces for end in ("", "@!")]
    with open_scripts(browser) as page:
        longest = call(
            page,
            """texts => Math.max(...texts.map(text => {
                 const started = performance.now();
                 kbgen.tokens(text);
                 kbgen.isolate(text);
                 return performance.now() - started;
               }))""",
            texts,
        )
    assert longest < 2000  # milliseconds; quadratic time would be minutes
