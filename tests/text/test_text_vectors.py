"""The vectors hold in Python and in the browser."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from kbgen.text.bidi import isolate
from kbgen.text.keyboard import retype
from kbgen.text.normalize import fold
from kbgen.text.phonetic import sound, sounds
from kbgen.text.tokenize import terms, tokens
from tests.browser_support import call, open_scripts, read_vectors
from tests.text.texts import utf16_offset

Case = dict[str, Any]


def _in_units(case: Case) -> list[list[Any]]:
    """The words expected, with offsets as the browser counts."""
    text = case["text"]
    return [
        [word, utf16_offset(text, start), utf16_offset(text, end)] for word, start, end in case["expected"]
    ]


@pytest.mark.parametrize("case", read_vectors("fold"), ids=lambda case: ascii(case["text"]))
def test_text_is_folded_as_the_vectors_say(case: Case) -> None:
    assert fold(case["text"]) == case["expected"]


@pytest.mark.parametrize("case", read_vectors("tokenize"), ids=lambda case: ascii(case["text"]))
def test_text_is_split_into_words_as_the_vectors_say(case: Case) -> None:
    assert [[token.text, token.start, token.end] for token in tokens(case["text"])] == case["expected"]
    assert terms(case["text"]) == [text for text, _, _ in case["expected"]]


@pytest.mark.parametrize("case", read_vectors("isolate"), ids=lambda case: ascii(case["text"]))
def test_text_is_isolated_as_the_vectors_say(case: Case) -> None:
    assert [segment.text for segment in isolate(case["text"]) if segment.isolated] == case["expected"]


@pytest.mark.parametrize(
    "case", read_vectors("keyboard"), ids=lambda case: f"{case['layout']} {case['text']!a}"
)
def test_what_was_typed_on_another_layout_is_retyped_as_the_vectors_say(case: Case) -> None:
    assert retype(case["text"], case["layout"], case["meant"]) == case["expected"]


@pytest.mark.parametrize("case", read_vectors("phonetic"), ids=lambda case: ascii(case["text"]))
def test_words_sound_as_the_vectors_say(case: Case) -> None:
    assert sound(case["text"]) == case["sound"]
    assert sounds(case["text"]) == tuple(case["sounds"])


@pytest.mark.browser
def test_the_browser_retypes_as_the_vectors_say(browser: Browser) -> None:
    cases = read_vectors("keyboard")
    with open_scripts(browser) as page:
        found = call(page, "cases => cases.map(c => kbgen.retype(c.text, c.layout, c.meant))", cases)
    assert found == [case["expected"] for case in cases]


@pytest.mark.browser
def test_words_sound_in_the_browser_as_the_vectors_say(browser: Browser) -> None:
    cases = read_vectors("phonetic")
    with open_scripts(browser) as page:
        found = call(page, "cases => cases.map(({ text }) => [kbgen.sound(text), kbgen.sounds(text)])", cases)
    assert found == [[case["sound"], case["sounds"]] for case in cases]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("fold", "kbgen.fold"),
        ("tokenize", "text => kbgen.tokens(text).map(({text, start, end}) => [text, start, end])"),
        ("isolate", "text => kbgen.isolate(text).filter(s => s.isolated).map(s => s.text)"),
    ],
)
def test_the_browser_does_as_the_vectors_say(browser: Browser, name: str, function: str) -> None:
    cases = read_vectors(name)
    with open_scripts(browser) as page:
        found = call(page, f"texts => texts.map({function})", [case["text"] for case in cases])
    expected = [_in_units(case) if name == "tokenize" else case["expected"] for case in cases]
    assert dict(zip(map(ascii, (c["text"] for c in cases)), found, strict=True)) == dict(
        zip(map(ascii, (c["text"] for c in cases)), expected, strict=True)
    )
