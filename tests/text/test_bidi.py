"""Isolation as HTML and as control characters, and what controls lack a partner."""

import re
import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.text.bidi import isolate, isolate_html, isolate_plain, unbalanced_controls
from kbgen.text.tables import load
from tests.text.texts import random_texts

LRE, RLE, PDF, LRO, RLO = "\u202a\u202b\u202c\u202d\u202e"
LRI, RLI, FSI, PDI = "\u2066\u2067\u2068\u2069"
any_text = st.text(st.characters(exclude_categories=()))
controls = st.text(st.sampled_from([LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI, "\n", "א"]), max_size=30)


@given(any_text)
def test_segments_joined_are_the_text(text: str) -> None:
    assert "".join(segment.text for segment in isolate(text)) == text
    assert all(segment.text for segment in isolate(text))


def test_html_is_escaped_inside_and_outside_of_isolates() -> None:
    written = isolate_html('<b> & "x" http://a.example/?a=1&b')
    assert written == '&lt;b&gt; &amp; &quot;x&quot; <bdi dir="ltr">http://a.example/?a=1&amp;b</bdi>'


def test_what_is_longer_than_a_phones_line_is_marked_as_long() -> None:
    assert isolate_html("https://example.com/a/long/address").startswith('<bdi dir="ltr" class="long">')


def test_what_is_passed_over_quickly_is_in_no_isolate() -> None:
    table = load("isolate")
    whole = "|".join(table["patterns"].values())
    for name, characters in table["classes"].items():
        whole = whole.replace(f"{{{name}}}", characters)
    found = 0
    for text in random_texts(1500, seed=5):
        isolated = [segment.text for segment in isolate(text) if segment.isolated]
        assert isolated == [match.group() for match in re.finditer(whole, text)]
        found += len(isolated)
    assert found > 1000, "the texts would promise little"


@given(any_text)
def test_html_holds_the_text_and_no_markup_but_bdi(text: str) -> None:
    bare = re.sub(r'<bdi dir="ltr">|</bdi>', "", isolate_html(text))
    assert "<" not in bare
    assert unescape(bare) == text


def test_plain_text_is_isolated_with_control_characters() -> None:
    assert isolate_plain("חייגו *2345 & 03-555-1234") == f"חייגו {LRI}*2345{PDI} & {LRI}03-555-1234{PDI}"


@given(any_text.filter(lambda text: not unbalanced_controls(text)))
def test_isolating_plain_text_leaves_controls_balanced(text: str) -> None:
    assert unbalanced_controls(isolate_plain(text)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("שלום", ()),
        (f"a{LRI}b{PDI}c", ()),
        (f"{RLE}a{LRE}b{PDF}{PDF}", ()),
        (f"{LRI}a", (0,)),
        (f"a{PDI}", (1,)),
        (f"a{PDF}{RLO}", (1, 2)),
        (f"{LRI}{RLE}a{PDI}", (1,)),
        (f"{RLE}{LRI}a{PDF}{PDI}{PDF}", (3,)),
        (f"{LRI}{FSI}{PDI}", (0,)),
        (f"{LRI}a\n{PDI}", (0, 3)),
        (f"{LRI}a\u2029{PDI}b\r{RLO}", (0, 3, 6)),
    ],
)
def test_controls_without_a_partner_in_their_paragraph_are_found(
    text: str, expected: tuple[int, ...]
) -> None:
    assert unbalanced_controls(text) == expected


@given(controls)
def test_a_text_without_its_unbalanced_controls_is_balanced(text: str) -> None:
    unbalanced = set(unbalanced_controls(text))
    assert all(text[at] not in "\nא" for at in unbalanced)
    assert unbalanced_controls("".join(c for at, c in enumerate(text) if at not in unbalanced)) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "0-",
        "a.",
        "a@",
        "+1 ",
        "/a",
        "/.",
        "http://",
        "1 ",
        "A-",
        "-",
        "a",
        "1",
        "*#",
        "C:\\",
        "\\\\",
        "a.aa.",
        "+(1",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    isolate(piece * 20_000)
    unbalanced_controls((RLE + PDI + LRI) * 20_000)
    assert time.process_time() - started < 5  # seconds; quadratic time would be minutes
