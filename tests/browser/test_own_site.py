"""The repository's own site in Chromium: opened from the disk and from a server, with script and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.tour import SHIFTS
from tests.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def on_a_server(own_site: Path) -> Iterator[str]:
    """The site below a path of a server, as it may stand on an intranet."""
    with served(own_site.parent) as root:
        yield f"{root}/{own_site.name}/"


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, own_site: Path, on_a_server: str) -> str:
    return own_site.as_uri() + "/" if request.param == "file" else on_a_server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda told: problems.append(_said(told)) if told.type == "error" else None)
    opened.on("requestfailed", lambda request: problems.append(f"{request.url}: {request.failure}"))
    yield opened
    context.close()
    assert [problem for problem in problems if not _is_expected(problem)] == []


def _said(told: ConsoleMessage) -> str:
    return f"{told.location['url']}: {told.text}"


def _is_expected(problem: str) -> bool:
    """A page that leads on at once breaks off what it was loading. From a disk Chromium does not preload letters, as a
    page asks where the site has an address on the web; the style sheet brings them."""
    is_preload = problem.startswith("file:") and (".woff2" in problem)
    return "ERR_ABORTED" in problem or is_preload


@pytest.mark.parametrize(
    ("language", "query", "found"),
    [
        ("el", "επιστροφη χρηματων", "orders/refund-window"),
        ("el", "ΕΓΓΎΗΣΗ", "orders/warranty"),
        ("el", "κωδικος προσβασης", "accounts/reset-password"),
        ("he", "החזר כספי", "orders/refund-window"),
        ("he", "סיסמה", "accounts/reset-password"),
        ("he", "דוא״ל", "channels/email"),
        ("he", "אחריות", "orders/warranty"),
    ],
)
def test_a_search_finds_the_entry_from_the_disk_and_from_a_server(
    page: Page, address: str, language: str, query: str, found: str
) -> None:
    page.goto(f"{address}{language}/team/training.html")
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.get_by_role("option").first.wait_for()
    results = page.get_by_role("option").evaluate_all(
        "all => all.slice(0, 3).map(one => one.href || one.querySelector('a').href)"
    )
    assert any(f"{language}/{found}.html" in result for result in results), results
    expect(page.get_by_role("status").first).not_to_be_empty()
    assert page.locator(".search-results mark").count() > 0


@pytest.mark.parametrize(("language", "query"), [("el", "πελάτης"), ("he", "לקוח")])
def test_the_number_told_is_that_of_all_results_and_not_of_those_shown(
    page: Page, own_site: Path, language: str, query: str
) -> None:
    page.goto((own_site / language / "orders/warranty.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.get_by_role("option").first.wait_for()
    told = int("".join(filter(str.isdigit, page.locator(".search-status").inner_text())))
    found = page.evaluate(
        "async ([query, limit]) => (await kbgen.search(query, {limit})).results.length", [query, 1000]
    )
    assert told == found > page.get_by_role("option").count() - 1  # the last leads to all of them


def test_the_first_result_opens_with_two_keys(page: Page, address: str) -> None:
    page.goto(f"{address}el/index.html")
    page.locator(".search-input").first.focus()
    page.keyboard.type("εγγυηση")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_be_visible()


@pytest.mark.parametrize("language", ["el", "he"])
def test_all_is_read_and_browsed_without_script(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}index.html")
    page.locator(f'main a[hreflang="{language}"]').first.click()
    assert page.locator("html").get_attribute("lang") == language
    page.locator('main a[href^="category/orders"]').first.click()
    page.locator('main a[href="../orders/how-to-return.html"]').first.click()
    assert page.locator("article h1").inner_text()
    page.locator(".answer a").first.click()
    page.locator(".language-switch a").first.click()
    assert page.locator("html").get_attribute("lang") != language
    assert page.locator("noscript, .no-script").first.is_visible()
    context.close()


@pytest.mark.parametrize(
    "path", ["el/index.html", "he/index.html", "he/orders/refund-window.html", "el/a-z.html", "index.html"]
)
@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_no_page_scrolls_sideways(page: Page, own_site: Path, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((own_site / path).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["el", "he"])
def test_a_long_word_that_was_read_otherwise_does_not_widen_the_page(
    page: Page, own_site: Path, language: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{(own_site / language / 'search.html').as_uri()}?q={'ύ' * 400}%20epistrofi%20xrimaton")
    page.locator(".search-reading button").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


SEARCHES = [("el", "epistrofh xrhmatvn"), ("he", "החזר כספי")]


@pytest.mark.parametrize(("language", "query"), SEARCHES)
@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_results_move_nothing_aside_and_fit_on_the_page(
    page: Page, own_site: Path, language: str, query: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{(own_site / language / 'search.html').as_uri()}?q={query}")
    page.locator(".search-page-results li").first.wait_for()
    assert page.evaluate(SHIFTS) < 0.01
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    results = page.locator(".search-page-results").bounding_box()
    filters = page.locator(".search-filters").bounding_box()
    assert results is not None
    assert filters is not None
    is_beside = abs(filters["x"] - results["x"]) > 100
    assert is_beside == (width >= 1280)


@pytest.mark.parametrize(("language", "query"), SEARCHES)
def test_a_finger_hits_what_it_means_on_the_search_page(
    browser: Browser, own_site: Path, language: str, query: str
) -> None:
    with browser.new_page(viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True) as page:
        page.goto(f"{(own_site / language / 'search.html').as_uri()}?q={query}")
        page.locator(".search-page-results li").first.wait_for()
        targets = page.locator(
            ".search-filters button, .search-page-results a, .search-more, .search-reading button, .search-input"
        )
        assert targets.count() > 10
        for target in targets.all():
            box = target.bounding_box()
            assert box is not None
            assert box["height"] >= 44, target.inner_text()


def test_pages_ask_no_other_host_for_anything(page: Page, on_a_server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("index.html", "el/index.html", "he/orders/how-to-return.html", "he/search.html?q=מוצר"):
        page.goto(on_a_server + path)
        page.wait_for_load_state("networkidle")
    assert asked
    assert all(url.startswith((on_a_server, "data:")) for url in asked)


def test_an_alias_leads_to_its_entry(page: Page, address: str) -> None:
    page.goto(f"{address}el/returns/policy.html")
    page.wait_for_url("**/el/orders/refund-window.html")
    page.wait_for_load_state("load")
