"""What the search box does when its index cannot be had."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.search_site import write_site
from tests.serving import served

pytestmark = pytest.mark.browser

ENGINE = "assets/search.js"
POINTER = "assets/search-el.js"
INDEX = "assets/search-el/index.js"
PARTS = "assets/search-el"
OUTDATED = "The site was updated while this page was open. Reload the page to go on searching."
BROKEN = {"missing": None, "empty": b"", "cut": b'kbgen.receive(["', "another file": b"<!DOCTYPE html>"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture(params=["file", "http"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Page]:
    """The Greek home page, not opened yet."""
    with served(site) as over_http, browser.new_page() as opened:
        base = over_http if request.param == "http" else site.as_uri()
        opened.goto(f"{base}/el/home.html")
        yield opened


def search(page: Page) -> None:
    page.locator(".search-input").fill("επιστροφή")


def retries_well(page: Page) -> None:
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".search-result")).to_have_count(2)
    expect(page.locator(".search-status")).to_have_text("2 αποτελέσματα")
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()


@pytest.mark.parametrize("script", [POINTER, INDEX])
@pytest.mark.parametrize("broken", [None, b"", b"<!DOCTYPE html>", b"kbgen.receive({"])
def test_an_index_that_cannot_be_had_is_told_and_can_be_tried_again(
    page: Page, site: Path, script: str, broken: bytes | None
) -> None:
    content = (site / script).read_bytes()
    damage(site / script, broken)
    search(page)
    expect(page.locator(".search-status")).to_have_text("Search could not be loaded.")
    expect(page.locator(".search-results")).to_be_hidden()
    (site / script).write_bytes(content)
    retries_well(page)


@pytest.mark.parametrize("how", BROKEN.keys())
@pytest.mark.parametrize("name", ["home", "search"])
def test_a_search_script_that_cannot_be_had_is_told_and_can_be_tried_again(
    page: Page, site: Path, name: str, how: str
) -> None:
    content = (site / ENGINE).read_bytes()
    damage(site / ENGINE, BROKEN[how])
    page.goto(page.url.replace("home", name))
    search(page)
    page.evaluate(
        "kbgen.loadSearch().catch(() => {})"
    )  # each letter is one more attempt: the last is over now
    expect(page.locator(".search-status")).to_have_text("Search could not be loaded.")
    (site / ENGINE).write_bytes(content)
    page.locator(
        ".search-status"
    ).hover()  # which asks for nothing: the button would go from under the pointer
    retries_well(page)


def test_a_page_left_open_finds_the_index_of_a_site_published_anew(page: Page, site: Path) -> None:
    page.locator(".search-input").fill("Κατάλογος 24")
    expect(page.locator(".search-result").first).to_be_visible()
    (site / PARTS).rename(site / f"{PARTS}-anew")
    (site / POINTER).write_text('kbgen.receive("search-el-anew");')
    search(page)
    expect(page.locator(".search-status")).to_have_text("2 αποτελέσματα")
    expect(page.locator(".search-result")).to_have_count(2)


@pytest.mark.parametrize("how", BROKEN.keys())
@pytest.mark.parametrize("part", ["postings", "texts", "filters"])
def test_a_part_that_cannot_be_had_is_told_and_can_be_tried_again(
    page: Page, site: Path, part: str, how: str
) -> None:
    contents = {path: path.read_bytes() for path in (site / PARTS).glob(f"{part}*.js")}
    assert contents
    for path in contents:
        damage(path, BROKEN[how])
    page.goto(page.url.replace("home", "search"))
    search(page)
    expect(page.locator(".search-status")).to_have_text("Search could not be loaded.")
    expect(page.locator(".search-page-results li")).to_have_count(0)
    for path, content in contents.items():
        path.write_bytes(content)
    retries_well(page)
    expect(page.locator(".search-filters")).to_be_visible()


def damage(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)


def test_results_do_not_stay_where_the_next_search_fails(page: Page, site: Path) -> None:
    search(page)
    expect(page.locator(".search-result")).to_have_count(2)
    for path in (site / "assets/search-he").glob("*.js"):
        path.unlink()
    page.locator(".search-input").fill("אחריות")
    expect(page.locator(".search-status")).to_have_text("Search could not be loaded.")
    expect(page.locator(".search-results")).to_be_hidden()


def test_an_index_of_another_version_is_told_apart(page: Page, site: Path) -> None:
    content = (site / INDEX).read_bytes()
    (site / INDEX).write_bytes(re.sub(rb'"format":\d+', b'"format":999', content))
    search(page)
    is_loaded_anew(page)


@pytest.mark.parametrize("name", ["home", "search"])
def test_a_page_left_open_whose_search_script_has_gone_is_to_be_loaded_anew(
    page: Page, site: Path, name: str
) -> None:
    (site / "assets/engine.js").write_text('kbgen.receive("search.js");')
    old = (site / "assets/el-strings.js").read_text("utf-8").replace('"search.js"', '"search-of-old.js"')
    page.route("**/el-strings.js", lambda route: route.fulfill(body=old, content_type="text/javascript"))
    page.goto(page.url.replace("home", name))
    search(page)
    expect(page.locator(".search-status")).to_have_text(OUTDATED)
    page.unroute_all()
    is_loaded_anew(page)
    search(page)
    expect(page.locator(".search-result-question").first).to_be_visible()


def is_loaded_anew(page: Page) -> None:
    """By the button that a page has which is older than the search."""
    expect(page.locator(".search-status")).to_have_text(OUTDATED)
    with page.expect_navigation():
        page.get_by_role("button", name="Reload").click()
