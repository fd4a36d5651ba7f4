"""An entry in both languages on one page: without script, in columns or one below the other, and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

ENTRY = "orders/refund-window.html"
OTHER = {"el": "he", "he": "el"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False) as context:
        yield context.new_page()


def address(site: Path, language: str, fragment: str = "") -> str:
    return (site / language / ENTRY).as_uri() + fragment


def x_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"]


def tops(page: Page, selector: str) -> list[int]:
    boxes = [block.bounding_box() for block in page.locator(selector).all()]
    return [round(box["y"]) for box in boxes if box]


@pytest.mark.parametrize("language", ["el", "he"])
def test_a_link_shows_both_languages_and_another_leads_back(
    page: Page, own_site: Path, language: str
) -> None:
    page.goto(address(own_site, language))
    beside = page.locator(".beside")
    expect(beside).to_be_hidden()
    page.locator(".side-show").click()
    expect(beside.locator("h2").first).to_be_visible()
    expect(beside.locator(".answer p").first).to_be_visible()
    assert page.url.endswith(f"#kb-with-{OTHER[language]}"), "it can be shared"
    expect(page.locator(".side-show")).to_be_hidden()
    page.locator(".side-hide").click()
    expect(beside).to_be_hidden()
    expect(page.locator(".side-hide")).to_be_hidden()


@pytest.mark.parametrize("language", ["el", "he"])
def test_the_readers_own_language_stands_where_reading_begins(
    page: Page, own_site: Path, language: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address(own_site, language, f"#kb-with-{OTHER[language]}"))
    is_left = x_of(page, ".entry-text > .answer p") < x_of(page, ".beside .answer p")
    assert is_left == (language == "el")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_each_column_is_headed_by_its_language_and_reads_in_its_own_direction(
    page: Page, own_site: Path
) -> None:
    page.goto(address(own_site, "el", "#kb-with-he"))
    assert page.locator(".side-language").all_inner_texts() == ["Ελληνικά", "עברית"]
    directions = page.locator(".answer p").evaluate_all(
        "all => all.map(one => getComputedStyle(one).direction)"
    )
    assert set(directions[: len(directions) // 2]) == {"ltr"}
    assert set(directions[len(directions) // 2 :]) == {"rtl"}


def test_blocks_that_belong_together_stand_in_one_row(page: Page, own_site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address(own_site, "el", "#kb-with-he"))
    own = tops(page, ".entry-text > .answer > *")
    assert len(own) > 5
    assert own == tops(page, ".beside .answer > *")


def test_on_a_phone_one_language_stands_below_the_other(page: Page, own_site: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address(own_site, "he", "#kb-with-el"))
    assert max(tops(page, ".entry-text > .answer > *")) < min(tops(page, ".beside .answer > *"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_heading_of_the_other_language_can_be_reached_without_losing_it(page: Page, own_site: Path) -> None:
    page.goto(address(own_site, "el", "#kb-he-money-back"))
    expect(page.locator("#kb-he-money-back")).to_be_visible()


def test_the_other_language_is_printed_only_when_it_is_shown(page: Page, own_site: Path) -> None:
    page.emulate_media(media="print")
    page.goto(address(own_site, "el"))
    expect(page.locator(".beside .answer p").first).to_be_hidden()
    page.goto(address(own_site, "el", "#kb-with-he"))
    expect(page.locator(".beside .answer p").first).to_be_visible()
    expect(page.locator(".entry-actions")).to_be_hidden()
