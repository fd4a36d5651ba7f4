"""What axe cannot see: the way of the focus and that it is seen, pages zoomed in to 400%, the language of parts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.tour import LANGUAGES, Stop, stops

pytestmark = pytest.mark.browser

STOPS = pytest.mark.parametrize(
    ("language", "stop"),
    [(language, stop) for language in LANGUAGES for stop in stops(language) if stop.name != "redirect"],
    ids=lambda value: value.name if isinstance(value, Stop) else value,
)
FOCUSED = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return { style: outlineStyle, width: parseFloat(outlineWidth) };
}"""
# Letters of one script in an element said to be in the other's language. Of a reader's own words, in a bdi, no one
# knows the language.
MISSAID = """() => {
  const own = { el: /\\p{Script=Hebrew}{2}/u, he: /\\p{Script=Greek}{2}/u };
  const passed = "script, noscript, bdi:not([lang]), .answer, .search-result-excerpt";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { parentElement: parent, data } = walker.currentNode;
    if (!parent.checkVisibility() || parent.closest(passed)) continue;
    const { lang } = parent.closest("[lang]");
    if (own[lang]?.test(data)) found.push(data.trim());
  }
  return found;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(service_workers="block") as opened:
        yield opened


@STOPS
def test_zoomed_in_to_400_percent_no_page_scrolls_sideways(
    page: Page, strict_site: str, language: str, stop: Stop
) -> None:
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400%
    stop.visit(page, strict_site, language)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_tab_leads_to_the_skip_link_and_that_past_the_header(
    page: Page, strict_site: str, language: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{strict_site}{language}/orders/warranty.html")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_focus_is_seen_wherever_it_goes_and_goes_down_the_page(
    page: Page, strict_site: str, language: str, scheme: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{strict_site}{language}/orders/refund-window.html")
    seen = 0
    while seen < 200:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        seen += 1
        ring = page.evaluate(FOCUSED)
        assert ring["style"] != "none", page.evaluate("document.activeElement.outerHTML")
        assert ring["width"] >= 2, page.evaluate("document.activeElement.outerHTML")
    assert seen > 20
    assert (
        page.evaluate('document.querySelectorAll(\'[tabindex]:not([tabindex="0"], [tabindex="-1"])\').length')
        == 0
    )


@STOPS
def test_text_in_another_language_says_so(page: Page, strict_site: str, language: str, stop: Stop) -> None:
    stop.visit(page, strict_site, language)
    assert page.evaluate(MISSAID) == []
