"""In a right-to-left text, what reads from left to right stands apart."""

import pytest

from tests.source.reading import GREEK, HEBREW, html, read


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


def test_keys_pressed_at_once_stand_apart_as_a_whole() -> None:
    chord = '<kbd dir="ltr">Ctrl</kbd>+<kbd dir="ltr">Shift</kbd> + <kbd dir="ltr">K</kbd>'
    written = html("הקישו <kbd>Ctrl</kbd>+<kbd>Shift</kbd> + <kbd>K</kbd>, או <kbd>/</kbd>.\n", HEBREW)
    assert written == f'<p>הקישו <bdi dir="ltr">{chord}</bdi>, או <kbd dir="ltr">/</kbd>.</p>'


def test_only_code_that_is_longer_than_a_line_of_a_phone_may_break() -> None:
    long = "case-note-template-2026.txt"
    assert html("`note-template.txt`\n") == '<p><code dir="ltr">note-template.txt</code></p>'
    assert html(f"`{long}`\n") == f'<p><code class="long" dir="ltr">{long}</code></p>'
    assert "long" not in html(f"```\n{long}\n```\n") + html("`a < b && c > d && e > 1`\n")


def test_an_amount_stays_with_its_currency() -> None:
    document, problems = read("כ־120 ₪ / 30 € ולא `5 €`; 7 $ € ₪\n", HEBREW)
    assert problems == []
    assert "120\u00a0₪ / 30\u00a0€" in document.html
    assert "7\u00a0$ € ₪" in document.html
    assert "5 €" in document.html
    assert "120 ₪ / 30 €" in document.text  # what is searched has the spaces that are typed
