"""What axe cannot see: the way of the focus and that it is seen. What holds on every page: test_every_page.py."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from kbgen.render.contrast import contrast
from tests.browser.tour import LANGUAGES

pytestmark = pytest.mark.browser

# Where the focus is: what kind of element (by which those that look alike are known), in which part of the page.
FOCUSED = """() => {
  const { activeElement: node } = document;
  if (node === document.body) return null;
  const { left: x, top: y, width, height } = node.getBoundingClientRect();
  const part = node.closest(".site-header, .site-nav, main, .toc, .entry-footer, .site-footer")?.className ?? "";
  const kind = `${node.localName}.${node.className} in ${node.parentElement.className}`;
  return { kind, part, x, y, width, height, scrolled: scrollY };
}"""
WITHOUT_RING = "document.activeElement.style.setProperty('outline', 'none', 'important')"
WITH_RING = "document.activeElement.style.removeProperty('outline')"
AROUND = 8  # pixels: no ring is wider


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(service_workers="block") as opened:
        yield opened


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


def walk(page: Page) -> Iterator[dict[str, Any]]:
    """Goes through a page by Tab."""
    for _ in range(200):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None:
            return
        yield found
    pytest.fail("The focus goes round.")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_focus_goes_through_the_parts_of_a_page_and_down_each(
    page: Page, strict_site: str, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{strict_site}{language}/orders/warranty.html")
    stops = list(walk(page))
    assert len(stops) > 20
    parts = list(dict.fromkeys(stop["part"] for stop in stops))
    nav = ["site-nav"] if width == 1280 else []
    assert parts == ["", "site-header", *nav, "site-main", "toc", "entry-footer", "site-footer"]
    for part in parts[1:]:
        tops = [stop["y"] + stop["scrolled"] for stop in stops if stop["part"] == part]
        if part != "site-header":  # one row, or two
            assert all(after > before - 30 for before, after in pairwise(tops)), part


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", "orders/refund-window.html", "search.html?q=RMA"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ring_round_the_focus_stands_out_from_what_is_beside_it(
    page: Page, strict_site: str, language: str, path: str, scheme: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{strict_site}{language}/{path}")
    if "search" in path:
        page.locator(".search-page-results li").first.wait_for()
        page.locator(".skip-link").focus()
    seen = set()
    for stop in walk(page):
        if stop["kind"] not in seen:
            seen.add(stop["kind"])
            assert ring_is_seen(page, stop), stop
    assert len(seen) > 5


def ring_is_seen(page: Page, stop: dict[str, Any]) -> bool:
    """Whether the focus draws a ring round the element, two pixels wide, by a colour that has a contrast of 3 to 1 with
    what was there: the grounds on both sides. Corners may be round, and a ring may cross a few letters."""
    x, y = max(stop["x"] - AROUND, 0), max(stop["y"] - AROUND, 0)
    clip = {"x": x, "y": y, "width": stop["width"] + 2 * AROUND, "height": stop["height"] + 2 * AROUND}
    with_ring = pixels(page, clip)
    page.evaluate(WITHOUT_RING)
    without = pixels(page, clip)
    page.evaluate(WITH_RING)
    changed = [pair for pair in zip(with_ring, without, strict=True) if pair[0] != pair[1]]
    if not changed:
        return False
    ring = Counter(after for after, _ in changed).most_common(1)[0][0]
    beside = [before for after, before in changed if after == ring]
    clear = [before for before in beside if contrast(ring, before) >= 3]
    return len(clear) >= 0.95 * len(beside) and len(clear) >= 0.9 * 2 * 2 * (stop["width"] + stop["height"])


def pixels(page: Page, clip: Any) -> list[str]:
    """The colours of a part of a page, as #rrggbb."""
    picture = Image.open(BytesIO(page.screenshot(clip=clip, animations="disabled", caret="hide"))).convert(
        "RGB"
    )
    data = picture.tobytes()
    return [f"#{data[at : at + 3].hex()}" for at in range(0, len(data), 3)]
