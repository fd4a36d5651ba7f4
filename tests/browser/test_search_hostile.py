"""Queries that nobody means well by, and answers that come at the wrong time."""

import re
import time

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

QUERIES = {
    "10,000 letters": "x" * 10_000,
    "10,000 Hebrew letters": "א" * 10_000,
    "a thousand words": "επιστροφή " * 1000,
    "a thousand different words": " ".join(f"λέξη{at} מילה{at}" for at in range(700)),
    "punctuation": ";;; … « » ״ ׳ ־ ? !!! --- ' \" \\\\ %%% ${} `` /* */ <!-- -->",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f\x85\u2028\u2029\ufeff\u200b",
    "bidi controls": "\u202e\u2066επιστροφή\u2069\u202c\u200f\u061c",
    "marks": "\u0301" * 500 + "e" + "\u0323\u05b0" * 500,
    "lone surrogates": "\ud800 RMA \udc00\ud800",
    "emoji": "😀👩‍👩‍👧‍👦🇬🇷",
    "a prototype": "__proto__",
    "names that all objects have": "constructor toString hasOwnProperty",
    "markup": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "a template": "%(num)s %(query)s $& $1",
    "an attribute": "\"'><svg onload=alert(1)>",
}
TYPE = """units => {
  const input = document.querySelector(".search-input");
  input.focus();
  input.value = units.map((unit) => String.fromCharCode(unit)).join("");
  input.dispatchEvent(new InputEvent("input"));
}"""


def utf_16(text: str) -> list[int]:
    """The code units of ``text``: lone surrogates travel as numbers."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]


@pytest.mark.parametrize("where", ["home", "search"])
def test_a_hostile_query_does_no_harm(page: Page, address: str, where: str) -> None:
    page.goto(f"{address}/el/{where}.html")
    status = page.locator(".search-status")
    for name, query in QUERIES.items():
        started = time.monotonic()
        page.evaluate(TYPE, utf_16(query))
        expect(status, name).to_have_text(re.compile("αποτ|Nothing found"))
        assert time.monotonic() - started < 3, name
        injected = page.locator("img, svg, form script, body > script, .search-page-results script")
        assert injected.count() == 0, name
        page.locator(".search-input").fill("")
        expect(status, name).to_have_text("")
    page.locator(".search-input").fill("RMA")
    expect(status).to_have_text("1 αποτέλεσμα")


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(page: Page) -> None:
    page.evaluate(
        """async () => {
          const { search } = await kbgen.loadSearch();
          globalThis.release = {};
          kbgen.search = (query, options) => new Promise((resolve) => {
            release[query] = () => resolve(search(query, options));
          });
        }"""
    )
    page.locator(".search-input").fill("επιστροφή")
    page.locator(".search-input").fill("RMA")
    page.evaluate("release['RMA']()")
    expect(page.locator(".search-status")).to_have_text("1 αποτέλεσμα")
    page.evaluate("release['επιστροφή']()")
    page.wait_for_timeout(100)
    expect(page.locator(".search-status")).to_have_text("1 αποτέλεσμα")
    assert page.locator(".search-result-question").all_inner_texts() == ["Πώς γίνεται η επιστροφή;"]


@pytest.mark.parametrize("address", ["http"], indirect=True)
@pytest.mark.parametrize("where", ["home", "search"])
def test_one_types_on_while_parts_come_slowly_and_sees_no_older_answer_after_a_newer(
    browser: Browser, address: str, where: str
) -> None:
    with browser.new_page() as page:
        held: list[Route] = []
        is_slow = True
        page.route("**/search-el/texts-*", lambda route: held.append(route) if is_slow else route.continue_())
        page.goto(f"{address}/el/{where}.html")
        page.evaluate(
            """() => {
              globalThis.shown = [];
              const note = () => shown.push(document.querySelector(".search-result-question")?.textContent);
              new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
            }"""
        )
        field = page.locator(".search-input")
        field.press_sequentially("επιστροφή", delay=20)
        expect(page.locator(".search-status")).to_have_text("Searching…")
        field.fill("RMA")
        field.press_sequentially(" 58120")
        expect(field).to_have_value("RMA 58120")
        field.fill("επισκευή εγγύηση")
        page.wait_for_timeout(200)
        assert held
        is_slow = False
        for route in held:
            route.continue_()
        expect(page.locator(".search-result-question").first).to_contain_text("εγγύηση")
        page.wait_for_timeout(200)
        shown = page.evaluate("shown.filter(Boolean)")
        assert shown
        assert all("εγγύηση" in question for question in shown), shown
