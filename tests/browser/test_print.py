"""What comes out on paper, read in Chromium as it prints."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support import Project

pytestmark = pytest.mark.browser

ADDRESS = "https://example.com/a?b=1"
HIDDEN = (
    ".site-header",
    ".site-nav",
    ".site-footer",
    ".breadcrumb",
    ".entry-footer",
    ".skip-link",
    ".page-actions",
)


@pytest.fixture(scope="module")
def site(common_project: Project) -> Path:
    for name in "abc":
        common_project.entry(
            f"el/{name}.md", f"Ερώτηση {name};", f"Δείτε [εδώ]({ADDRESS}).\n\n" + "Κείμενο.\n\n" * 30
        )
        common_project.entry(
            f"he/{name}.md", f"שאלה {name}?", f"ראו [כאן]({ADDRESS}).\n\n" + "טקסט.\n\n" * 30
        )
    return common_project.build()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 794, "height": 1000}) as opened:
        opened.emulate_media(media="print")
        yield opened


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("path", ["el/a.html", "he/a.html", "he/booklet/orders.html"])
def test_paper_has_the_text_and_nothing_to_click(page: Page, site: Path, path: str) -> None:
    page.goto((site / path).as_uri())
    for selector in HIDDEN:
        for found in page.locator(selector).all():
            assert not found.is_visible(), selector
    assert page.locator("h1").is_visible()
    assert page.locator(".answer").first.is_visible()


@pytest.mark.parametrize("language", ["el", "he"])
def test_a_link_on_paper_tells_its_address_from_left_to_right(page: Page, site: Path, language: str) -> None:
    page.goto((site / language / "a.html").as_uri())
    style = (
        "a => { const s = getComputedStyle(a, '::after'); return [s.content, s.direction, s.unicodeBidi] }"
    )
    content, direction, isolation = page.locator(f'.answer a[href="{ADDRESS}"]').first.evaluate(style)
    assert ADDRESS in content
    assert (direction, isolation) == ("ltr", "isolate")


def test_a_page_on_paper_tells_its_own_address(page: Page, site: Path) -> None:
    address = (site / "el" / "a.html").as_uri()
    page.goto(f"{address}#kb-main")
    assert page.locator(".print-address").is_visible()
    assert page.locator(".print-address").inner_text().strip() == address


def test_the_address_on_paper_is_that_of_kbgen_yml_without_any_script(
    browser: Browser, tmp_path: Path
) -> None:
    project = Project(tmp_path)
    project.write("kbgen.yml", "title: Β\nlanguages: [el]\nbase_url: https://help.example.com/\n")
    project.entry("el/a.md")
    with browser.new_context(java_script_enabled=False) as context:
        opened = context.new_page()
        opened.emulate_media(media="print")
        opened.goto((project.build() / "el/a.html").as_uri())
        assert opened.locator(".print-address").inner_text().strip() == "https://help.example.com/el/a.html"


@pytest.mark.parametrize("language", ["el", "he"])
def test_a_booklet_begins_with_its_contents_on_a_sheet_of_their_own(
    page: Page, site: Path, language: str
) -> None:
    page.goto((site / language / "booklet" / "orders.html").as_uri())
    whole = sheets(page.pdf(prefer_css_page_size=True))
    page.evaluate("document.querySelectorAll('.chapter').forEach(chapter => chapter.remove())")
    assert sheets(page.pdf(prefer_css_page_size=True)) == 2, "contents, and what comes after the chapters"
    assert whole >= 4


def test_the_text_on_paper_takes_the_whole_width_of_the_sheet(page: Page, site: Path) -> None:
    page.goto((site / "he" / "booklet" / "orders.html").as_uri())
    width = page.evaluate("document.querySelector('.chapter').getBoundingClientRect().width")
    assert width >= 0.97 * page.evaluate("document.documentElement.clientWidth")


def test_the_sign_of_an_admonition_is_drawn_whether_or_not_grounds_are_printed(
    page: Page, site: Path
) -> None:
    page.goto((site / "he" / "a.html").as_uri())
    page.locator(".answer").first.evaluate(
        """answer => answer.insertAdjacentHTML("beforeend",
        '<div class="admonition tip"><p class="admonition-title">א</p></div>')"""
    )
    ground, border = page.locator(".admonition-title").evaluate(
        "one => { const s = getComputedStyle(one, '::before'); return [s.backgroundColor, s.borderTopStyle] }"
    )
    assert (ground, border) == ("rgba(0, 0, 0, 0)", "solid")
