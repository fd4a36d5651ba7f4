"""In a right-to-left text, what reads from left to right stands apart."""

import pytest

from tests.source.reading import GREEK, HEBREW, html


@pytest.mark.parametrize(
    "code",
    [
        "03-555-1234",
        "+972-3-555-1234",
        "ORD-2026-004417",
        "service@example.com",
        "C:\\temp",
        "SKU-77/Α",
        "#31#",
    ],
)
def test_a_number_or_code_in_hebrew_stands_apart(code: str) -> None:
    assert f'<bdi dir="ltr">{code}</bdi>' in html(f"התקשרו: {code}\n".replace("\\", "\\\\"), HEBREW)


def test_an_escaped_star_of_a_short_number_stands_apart() -> None:
    assert '<bdi dir="ltr">*2345</bdi>' in html("חייגו \\*2345\n", HEBREW)


def test_nothing_stands_apart_in_greek() -> None:
    assert "bdi" not in html("Καλέστε 210 555 0134, ORD-2026-004417\n", GREEK)


@pytest.mark.parametrize(
    "text", ["`03-555-1234`", "```\n03-555-1234\n```", "<kbd>03-555-1234</kbd>", "<bdi>03-555-1234</bdi>"]
)
def test_nothing_stands_apart_in_what_does_already(text: str) -> None:
    assert "<bdi dir" not in html(text + "\n", HEBREW)


def test_isolation_goes_on_after_code() -> None:
    written = html("`x` ואז 03-555-1234\n", HEBREW)
    assert '<bdi dir="ltr">03-555-1234</bdi>' in written


def test_an_address_in_an_attribute_is_left_alone() -> None:
    written = html("[חייגו](tel:+972-3-555-1234)\n", HEBREW)
    assert 'href="tel:+972-3-555-1234"' in written


def test_what_stands_apart_is_still_escaped() -> None:
    assert "&lt;" in html("א &lt;03-555-1234&gt; &amp; ב\n", HEBREW)
