"""axe-core finds nothing on any kind of page: WCAG 2.2 AA and its own best practices, in both colour schemes."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.tour import LANGUAGES, stops
from tests.checkers import axe_script

pytestmark = pytest.mark.browser

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# What results lie over is half hidden then; it is looked at without them, on the page's own stop of the tour.
RUN = """async (only) => {
  const open = document.querySelector(".search-input[aria-expanded=true]");
  const { violations, passes } = await axe.run(open?.form ?? document, { runOnly: only, resultTypes: ["violations"] });
  return {
    passed: passes.length,
    found: violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
      [id, target.join(" "), failureSummary].join("; "))),
  };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(service_workers="block") as opened:
        yield opened


def found(page: Page, *, tags: list[str] | None = None, rules: list[str] | None = None) -> list[str]:
    """What axe finds amiss. That it has looked at anything is seen by what passed."""
    only = {"type": "tag", "values": tags} if tags else {"type": "rule", "values": rules}
    result: dict[str, Any] = page.evaluate(RUN, only)
    assert result["passed"] > 0
    violations: list[str] = result["found"]
    return violations


@pytest.mark.parametrize(
    ("language", "name"), [(language, stop.name) for language in LANGUAGES for stop in stops(language)]
)
def test_axe_finds_nothing(page: Page, strict_site: str, language: str, name: str) -> None:
    stop = next(stop for stop in stops(language) if stop.name == name)
    page.emulate_media(color_scheme="light")
    stop.visit(page, strict_site, language)
    page.evaluate(axe_script())
    assert found(page, tags=STANDARDS) == []
    page.emulate_media(color_scheme="dark")
    assert found(page, rules=["color-contrast"]) == []


def test_axe_would_find_what_is_amiss(page: Page, strict_site: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(strict_site + "el/index.html")
    page.evaluate(
        "document.querySelector('.site-title').append(Object.assign(new Image(), { src: 'x.png' }))"
    )
    page.evaluate("document.querySelector('h1').style.color = '#fff'")
    page.evaluate(axe_script())
    assert {one.split(";")[0] for one in found(page, tags=STANDARDS)} >= {"image-alt", "color-contrast"}
