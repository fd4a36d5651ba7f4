"""The state of controls, as a screen reader is told it, in both languages. Their names: test_every_page.py."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility_tree import control, controls
from tests.browser.naming import amiss
from tests.browser.tour import LANGUAGES, QUERIES

pytestmark = pytest.mark.browser

NAMES = {
    "el": {
        "search": "Αναζήτηση στις ερωτήσεις", "star": "Αστέρι", "contents": "Σε αυτή τη σελίδα",
        "all": "Όλες οι γλώσσες", "starred": "αστέρι",
    },
    "he": {
        "search": "חיפוש בשאלות", "star": "כוכב", "contents": "בעמוד הזה", "all": "כל השפות", "starred": "כוכב",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(service_workers="block", viewport={"width": 1280, "height": 800}) as opened:
        yield opened


def test_a_name_that_is_amiss_would_be_found(page: Page, strict_site: str) -> None:
    page.goto(f"{strict_site}el/index.html")
    page.evaluate(
        "document.querySelector('main').innerHTML = '<button></button><a href>Home</a><a href>בית</a>'"
    )
    found = [told for one in controls(page) if (told := amiss(one, "el"))]
    assert found == [
        "button without a name",
        "link “Home” is not in el",
        "link “בית” does not say that it is in he",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_star_is_told_as_pressed_and_that_it_was(page: Page, strict_site: str, language: str) -> None:
    name = NAMES[language]["star"]
    page.goto(f"{strict_site}{language}/orders/refund-window.html")
    for was, now in (("false", "true"), ("true", "false")):
        assert control(page, "button", name).states["pressed"] == was
        page.get_by_role("button", name=name, exact=True).click()
        assert control(page, "button", name).states["pressed"] == now
        expect(page.get_by_role("status").filter(has_text=NAMES[language]["starred"])).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_is_told_as_a_combobox_that_opens_with_one_option_active(
    page: Page, strict_site: str, language: str
) -> None:
    name = NAMES[language]["search"]
    page.goto(f"{strict_site}{language}/orders/warranty.html")
    states = control(page, "combobox", name).states
    assert (states["expanded"], states["autocomplete"]) == (False, "list")
    page.keyboard.press("/")
    page.keyboard.type(QUERIES[language])
    page.get_by_role("option").first.wait_for()
    assert control(page, "combobox", name).states["expanded"] is True
    page.keyboard.press("ArrowDown")
    selected = [one.states.get("selected") for one in controls(page) if one.role == "option"]
    assert selected == [True, *[False] * (len(selected) - 1)]
    assert "activedescendant" in control(page, "combobox", name).states
    page.keyboard.press("Escape")
    assert control(page, "combobox", name).states["expanded"] is False


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filter_is_told_as_pressed(page: Page, strict_site: str, language: str) -> None:
    name = NAMES[language]["all"]
    page.goto(f"{strict_site}{language}/search.html?q={QUERIES[language]}")
    button = page.get_by_role("button", name=name, exact=True)
    button.wait_for()
    assert control(page, "button", name).states["pressed"] == "false"
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert control(page, "button", name).states["pressed"] == "true"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_folds_is_told_as_open_or_closed(page: Page, strict_site: str, language: str) -> None:
    name = NAMES[language]["contents"]
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{strict_site}{language}/orders/warranty.html")
    assert control(page, "DisclosureTriangle", name).states["expanded"] is False
    page.locator(".toc summary").click()
    assert control(page, "DisclosureTriangle", name).states["expanded"] is True
    page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_of_colours_is_told_by_what_holds(page: Page, strict_site: str, language: str) -> None:
    page.goto(f"{strict_site}{language}/index.html")
    names = []
    for _ in range(4):
        (one,) = (one for one in controls(page) if one.role == "button" and one.is_in(".scheme-switch"))
        names.append(one.name)
        page.locator(".scheme-switch").click()
    assert len(set(names)) == 3
    assert names[3] == names[0]
    page.evaluate("localStorage.clear()")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "current"),
    [("category/orders.html", "page"), ("orders/warranty.html", "true"), ("booklet/orders.html", "true")],
)
def test_the_category_of_a_page_is_marked_as_current(
    page: Page, strict_site: str, language: str, path: str, current: str
) -> None:
    page.goto(f"{strict_site}{language}/{path}")
    marked = page.locator(".site-nav [aria-current]")
    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("aria-current", current)
    assert marked.evaluate("({ href }) => new URL(href).pathname").endswith("category/orders.html")
