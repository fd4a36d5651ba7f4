"""Targets can be hit: 24 by 24 pixels, or as much room round them (WCAG 2.2, 2.5.8), on any kind of page, by
a mouse and by a finger."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.targets import Box, targets, too_small
from tests.browser.tour import LANGUAGES, Stop, stops

pytestmark = pytest.mark.browser

STOPS = pytest.mark.parametrize(
    ("language", "stop"),
    [(language, stop) for language in LANGUAGES for stop in stops(language)],
    ids=lambda value: value.name if isinstance(value, Stop) else value,
)


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[Page]:
    with browser.new_page(service_workers="block", viewport={"width": 1280, "height": 800}) as opened:
        yield opened


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_page(
        service_workers="block", viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    ) as opened:
        yield opened


@STOPS
def test_each_target_is_large_enough_or_has_room_round_it(
    desk: Page, phone: Page, strict_site: str, language: str, stop: Stop
) -> None:
    for page in (desk, phone):
        stop.visit(page, strict_site, language)
        found = targets(page)
        assert found
        assert too_small(found) == []


def test_a_small_target_needs_room() -> None:
    alone, near = Box("alone", 100, 100, 20, 20), Box("near", 122, 100, 20, 20)
    large, far = Box("large", 100, 121, 200, 44), Box("far", 200, 100, 10, 10)
    assert too_small([alone, far]) == []
    assert len(too_small([alone, near])) == 2
    assert too_small([alone, large]) == ["alone (20×20) is near large"]
    assert too_small([large, Box("as large", 100, 165, 24, 24)]) == []
