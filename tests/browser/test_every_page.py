"""What holds on every kind of page, in both languages: each is opened once on a desk and once on a telephone, and all
that can be looked at there is looked at. Only what the page was like is checked: nothing is done on it any more."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.accessibility_tree import controls
from tests.browser.axe import STANDARDS, violations
from tests.browser.naming import amiss
from tests.browser.policy import LISTEN, POLICY, problems_of
from tests.browser.targets import targets, too_small
from tests.browser.tour import LANGUAGES, Stop, stops
from tests.checkers import axe_script

pytestmark = pytest.mark.browser

BROKEN = "search that cannot be had"  # there the browser tells of what the test held back
STOPS = [pytest.param((tag, one), id=f"{tag}-{one.name}") for tag in LANGUAGES for one in stops(tag)]
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


@dataclass(frozen=True)
class Visit:
    """A stop of the tour as it was found: its page, still open, and what the browser told of it."""

    language: str
    stop: Stop
    page: Page
    policy: str | None
    broken: list[str]
    told: list[str]


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[BrowserContext]:
    size = {"width": 1280, "height": 800}
    with browser.new_context(service_workers="block", viewport=size) as made:  # type: ignore[arg-type]
        made.add_init_script(LISTEN)
        yield made


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    size = {"width": 360, "height": 740}
    with browser.new_context(
        service_workers="block",
        viewport=size,
        has_touch=True,
        is_mobile=True,  # type: ignore[arg-type]
    ) as made:
        yield made


# One of a stop is alive at a time: pytest runs the tests of each stop together.
@pytest.fixture(scope="module", params=STOPS)
def visit(
    request: pytest.FixtureRequest, desk: BrowserContext, strict_site: str, live_pages: dict[str, str]
) -> Iterator[Visit]:
    language, stop = request.param
    with desk.new_page() as page:
        told = problems_of(page)
        with page.expect_response(lambda answer: answer.request.is_navigation_request()) as answer:
            stop.visit(page, strict_site, language)
        live_pages[f"{language} {stop.name}"] = page.content()
        policy = answer.value.header_value("content-security-policy")
        yield Visit(language, stop, page, policy, page.evaluate("broken"), list(told))


def test_no_page_breaks_the_policy(visit: Visit) -> None:
    assert visit.policy == POLICY
    assert visit.broken == []
    is_held_back = visit.stop.name == BROKEN
    assert [message for message in visit.told if not (is_held_back and "ERR_FAILED" in message)] == []


def test_axe_finds_nothing(visit: Visit) -> None:
    visit.page.evaluate(axe_script())
    assert violations(visit.page, tags=STANDARDS) == []
    visit.page.emulate_media(color_scheme="dark")
    assert violations(visit.page, rules=["color-contrast"]) == []
    visit.page.emulate_media(color_scheme="light")


def test_every_control_has_a_name_in_the_language_of_the_page(visit: Visit) -> None:
    found = list(controls(visit.page))
    assert found
    assert [told for one in found if (told := amiss(one, visit.language))] == []


def test_text_in_another_language_says_so(visit: Visit) -> None:
    assert visit.page.evaluate(MISSAID) == []


def test_each_target_is_large_enough_or_has_room_round_it(visit: Visit) -> None:
    found = targets(visit.page)
    assert found
    assert too_small(found) == []


def test_on_a_phone_targets_have_room_and_nothing_is_wider_than_the_screen_at_400_percent(
    visit: Visit, phone: BrowserContext, strict_site: str
) -> None:
    with phone.new_page() as page:
        visit.stop.visit(page, strict_site, visit.language)
        found = targets(page)
        assert found
        assert too_small(found) == []
        if visit.stop.name != "redirect":
            page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400%
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
