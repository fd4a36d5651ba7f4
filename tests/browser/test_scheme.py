"""Light and dark: by the system, by the reader's choice, at once and without holding the page up."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.serving import served
from tests.support import Project

pytestmark = pytest.mark.browser

GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(248, 249, 251)", "rgb(18, 21, 28)"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]"
# Notes when the colours were chosen.
WATCH = """new MutationObserver(() => { globalThis.chosenAt ??= performance.now(); })
    .observe(document, { subtree: true, attributes: true, attributeFilter: ["data-scheme"] });"""


@pytest.fixture(scope="module")
def site(common_project: Project) -> Path:
    common_project.entry("el/a.md", "Πώς;", "Έτσι.\n\n" * 200)
    common_project.entry("he/a.md", "איך?", "ככה.\n\n" * 200)
    return common_project.build()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site.parent) as found:
        yield f"{found}/{site.name}"


@pytest.fixture(params=["light", "dark"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(color_scheme=request.param) as opened:
        yield opened


def choose(page: Page, address: str, presses: int) -> None:
    page.goto(f"{address}/el/a.html")
    for _ in range(presses):
        page.locator(".scheme-switch").click()


def test_without_a_choice_the_colours_are_those_of_the_system(browser: Browser, address: str) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{address}/el/a.html")
        assert page.evaluate(GROUND) == DARK
        page.emulate_media(color_scheme="light")
        assert page.evaluate(GROUND) == LIGHT


def test_the_switch_goes_from_the_system_to_light_to_dark_and_back_and_says_so(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/el/a.html")
    switch = page.locator(".scheme-switch")
    system = page.evaluate(GROUND)
    for name, ground in (("φωτεινά", LIGHT), ("σκούρα", DARK), ("όπως στη συσκευή", system)):
        switch.focus()
        page.keyboard.press("Enter")
        expect(switch).to_have_accessible_name(f"Χρώματα: {name}")
        assert page.evaluate(GROUND) == ground


@pytest.mark.parametrize("path", ["he/a.html", "he/index.html", "el/search.html", "index.html"])
def test_the_choice_holds_for_every_page_of_the_site_and_for_no_other_site(
    context: BrowserContext, address: str, path: str
) -> None:
    page = context.new_page()
    choose(page, address, 2)
    page.goto(f"{address}/{path}")
    assert page.evaluate(GROUND) == DARK
    keys = page.evaluate("Object.keys(localStorage)")
    assert [key for key in keys if "scheme" in key] == [f"kbgen.scheme:{address}/"]


def test_a_chosen_scheme_colours_the_frame_of_the_browser_too(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    choose(page, address, 2)
    media = "[...document.querySelectorAll('meta[name=theme-color]')].map(m => [m.dataset.scheme, m.media])"
    assert page.evaluate(media) == [["light", "not all"], ["dark", "all"]]
    page.locator(".scheme-switch").click()
    expect(page.locator("html")).not_to_have_attribute("data-scheme", "dark")
    assert page.evaluate(media)[0] == ["light", "(prefers-color-scheme: light)"]


def test_the_chosen_colours_are_there_before_anything_is_drawn(browser: Browser, address: str) -> None:
    with browser.new_context(color_scheme="light") as context:
        page = context.new_page()
        choose(page, address, 2)
        page.add_init_script(WATCH)
        for path in ["he/a.html", "el/a.html", "el/index.html"] * 3:
            page.goto(f"{address}/{path}")
            page.wait_for_function(PAINTED)
            chosen, painted = page.evaluate(f"[globalThis.chosenAt, {PAINTED}.startTime]")
            assert chosen < painted, f"{path}: chosen at {chosen}, drawn at {painted}"


def test_drawing_waits_for_no_script(browser: Browser, address: str) -> None:
    held: list[Route] = []
    with browser.new_page() as page:
        page.route("**/*.js", lambda route: held.append(route))  # noqa: PLW0108
        page.goto(f"{address}/el/a.html", wait_until="commit")
        page.wait_for_function(PAINTED, timeout=10_000)
        expect(page.locator("h1")).to_be_visible()
        assert any("head" in route.request.url for route in held)
        for route in held:
            route.abort()


def test_without_scripts_there_is_no_switch(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False, color_scheme="dark") as context:
        page = context.new_page()
        page.goto((site / "el" / "a.html").as_uri())
        expect(page.locator(".scheme-switch")).to_be_hidden()


def test_paper_is_light_whatever_was_chosen(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    choose(page, address, 2)
    page.emulate_media(media="print")
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
