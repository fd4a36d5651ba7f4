"""What pages weigh, and that nothing on them moves once it is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.pages import heaviest, serving
from benchmarks.weight import weigh

pytestmark = pytest.mark.browser
HEAVIEST = 25_000  # bytes of HTML, CSS and JavaScript, compressed
SHIFTS = """
globalThis.shifts = [];
new PerformanceObserver((list) =>
  list.getEntries().forEach((entry) =>
    shifts.push(`${entry.value}: ${entry.sources.map(({ node }) => node?.outerHTML ?? node?.data).join(" and ")}`),
  ),
).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def pages(own_site: Path) -> list[str]:
    """The heaviest page of each kind, in each language."""
    found = heaviest(own_site)
    kinds = ("booklet", "category", "entry", "home", "index", "search", "tag")
    assert set(found) >= {(kind, tag) for kind in kinds for tag in ("el", "he")}
    return [path for path, _ in found.values()]


@pytest.fixture(scope="module")
def address(own_site: Path) -> Iterator[str]:
    with serving(own_site) as served_at:
        yield served_at


@pytest.fixture(params=[(360, 740), (1280, 800)], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, height = request.param
    with browser.new_context(viewport={"width": width, "height": height}, service_workers="block") as context:
        opened = context.new_page()
        opened.add_init_script(SHIFTS)
        yield opened


def test_each_entry_page_weighs_little(own_site: Path) -> None:
    weights = {
        path: weigh(path) for path in own_site.rglob("*.html") if 'class="entry' in path.read_text("utf-8")
    }
    assert len(weights) > 100
    heaviest_page = max(weights, key=lambda path: weights[path].total)
    assert weights[heaviest_page].total <= HEAVIEST, heaviest_page
    assert min(weight.html for weight in weights.values()) > 1000
    assert all(weight.css > 1000 and weight.js > 1000 for weight in weights.values()), (
        "nothing was overlooked"
    )


def test_nothing_moves_once_it_is_shown_and_no_other_host_is_asked(
    page: Page, pages: list[str], address: str
) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    for path in pages:
        page.goto(address + path, wait_until="networkidle")
        assert page.evaluate("shifts") == [], path
    assert len(requested) > len(pages)
    assert [url for url in requested if not url.startswith((address, "data:"))] == []
