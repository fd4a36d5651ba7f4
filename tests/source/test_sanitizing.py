"""Nothing that runs, loads or imitates gets into a page, whatever an author writes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.source.reading import GREEK, HEBREW, html, read

PIECES = [
    "<", ">", "</", "<!--", "-->", "<![CDATA[", "<?", "<script", "<svg", "<img", "<a ", "<style", "<iframe",
    "<math", "<p", "<div>", "<table>", "<textarea>", "<noscript>", "<template>", "<b", "script>", "src=",
    "href=", "onclick=", "onerror=", "onload=", " style=", "javascript:", "java\tscript:",
    "java&#115;cript:", "JaVaScRiPt:", "data:text/html,", "vbscript:", "kbgen:0", "kbgen:label:x",
    "entry:a", "alert(1)", "\"", "'", "`", "```\n", "~~~\n", "=", "&", "&#", "&#x6A;", "&quot;", ";", "[",
    "](", ")", "![", "[^1]", "[^1]: ", "[x]: ", "*[x]: ", "{: ", "{#", "}", "#", "## ", "!!! ", "| ", "- ",
    "1. ", "> ", ":   ", "*", "_", "\\", "\n", "\n\n", "    ", "\t", " ", "α", "ώ", "Ελλάδα", "א", "דוא\"ל",
    "ש", "\u202e", "\u2067", "\u200f", "*2345", "03-555-1234", "a@b.co", "http://a.b/", "C:\\x", "0",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
START_TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*)?)>")
ATTRIBUTE = re.compile(r"([^\s=\"]+)=\"([^\"]*)\"")
FORBIDDEN = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "form",
    "input",
    "base",
    "meta",
    "link",
    "template",
}


def assert_harmless(written: str) -> None:
    assert "<!" not in written
    assert "<?" not in written
    for tag in START_TAG.finditer(written):
        assert tag.group(1) not in FORBIDDEN
        for name, value in ATTRIBUTE.findall(tag.group(2)):
            assert not name.lower().startswith("on")
            assert name.lower() != "style"
            if name in ("href", "src", "cite"):
                assert re.match(r"kbgen:\d+$|#|https?:|mailto:|tel:|sms:|entry:|[^:]*$", value, re.I), value
    # Every < that is left begins a tag which the loop above has seen.
    rest = re.sub(r"</[a-z][a-z0-9]*>", "", START_TAG.sub("", written))
    assert "<" not in rest


@settings(max_examples=400)
@given(TEXTS, st.sampled_from([GREEK, HEBREW]))
def test_no_text_gets_anything_dangerous_into_a_page(text: str, language: object) -> None:
    document, problems = read(text, language)  # type: ignore[arg-type]
    assert_harmless(document.html)
    assert {int(number) for number in re.findall(r'="kbgen:(\d+)"', document.html)} <= set(
        range(len(document.links))
    )
    assert set(re.findall(r'="kbgen:label:([a-z]*)"', document.html)) <= {"table", "footnote"}
    assert all(line >= 1 and column >= 1 for line, column, _ in problems)


@settings(max_examples=200)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_characters_at_all_raise_an_error(text: str) -> None:
    assert_harmless(read(text)[0].html)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//e.example/x></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<img src='x' ONERROR='alert(1)'>",
        "<a href='javascript:alert(1)'>a</a>",
        "<a href=' java&#115;cript:alert(1)'>a</a>",
        "[a](javascript:alert(1))",
        "[a](java&#115;cript:alert(1))",
        "<svg><script>alert(1)</script></svg>",
        "<math><mi xlink:href='data:x'>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<p style='position:fixed'>a</p>",
        "<style>*{display:none}</style>",
        "<form action='https://e.example/'><button>a</button></form>",
        "a\n{: onclick=alert(1) }",
        "<base href='https://e.example/'>",
        "<meta http-equiv=refresh content='0;url=https://e.example/'>",
        "<a href='kbgen:0'>a</a>",
        "<b id='kb-main'>a</b>",
        "<b id='kbgen'>a</b>",
    ],
)
def test_what_is_dangerous_is_left_out_and_told(text: str) -> None:
    document, problems = read(text)
    assert_harmless(document.html)
    assert "alert" not in document.html
    assert {code for *_, code in problems} & {"KB506", "KB507", "KB514"}


@pytest.mark.parametrize(
    "text",
    [
        '<details open=""><summary>α</summary>β</details>',
        "<kbd>Ctrl</kbd>",
        "<sub>2</sub>",
        '<span lang="he" dir="rtl">עברית</span>',
        '<abbr title="α">β</abbr>',
        "<mark>α</mark>",
        "<bdi>α</bdi>",
        '<img src="https://example.com/a.png" alt="α" width="10" height="10">',
    ],
)
def test_what_is_harmless_stays(text: str) -> None:
    assert re.sub(r' dir="ltr"', "", text) in re.sub(r' dir="ltr"', "", html(text))


def test_trusted_html_stays_as_it_is() -> None:
    written = html('<video src="https://example.com/a.mp4" onplay="x()"></video>\n', trust_html=True)
    assert 'onplay="x()"' in written


def test_trusted_html_cannot_take_a_number_that_is_for_links() -> None:
    document, problems = read('<a href="kbgen:7">a</a> <b title="kbgen:7">b</b>\n', trust_html=True)
    assert '="kbgen:' not in document.html
    assert [code for *_, code in problems] == ["KB507"]
