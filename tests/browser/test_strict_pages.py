"""No page breaks the strict Content-Security-Policy that `kbgen serve` sends, whatever a reader does on it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.tour import LANGUAGES, Stop, stops

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
LISTEN = """
globalThis.broken = [];
addEventListener("securitypolicyviolation", (event) => {
  broken.push([event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber].join(" "));
});
"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(service_workers="block") as made:
        made.add_init_script(LISTEN)
        yield made


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with context.new_page() as opened:
        yield opened


def problems_of(page: Page) -> list[str]:
    """What the browser will complain of from now on, in the console or by an error."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


@pytest.mark.parametrize(
    ("language", "stop"),
    [(language, stop) for language in LANGUAGES for stop in stops(language)],
    ids=lambda value: value.name if isinstance(value, Stop) else value,
)
def test_no_page_breaks_the_policy(page: Page, strict_site: str, language: str, stop: Stop) -> None:
    told = problems_of(page)
    with page.expect_response(lambda answer: answer.request.is_navigation_request()) as answer:
        stop.visit(page, strict_site, language)
    assert answer.value.header_value("content-security-policy") == POLICY
    assert page.evaluate("broken") == []
    assert [message for message in told if "ERR_FAILED" not in message or stop.name != BROKEN] == []


BROKEN = "search that cannot be had"  # there the browser tells of what the test held back


def test_nor_does_the_service_worker(browser: Browser, strict_site: str) -> None:
    with browser.new_context() as context, context.new_page() as page:
        page.add_init_script(LISTEN)
        told = problems_of(page)
        page.goto(f"{strict_site}he/index.html")
        page.evaluate("navigator.serviceWorker.ready.then(() => {})")
        page.reload()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("navigator.serviceWorker.controller !== null")
        assert page.evaluate("broken") == told == []


@pytest.mark.parametrize(
    "breach",
    ["document.body.setAttribute('style', 'color: red')", "document.body.append(Object.assign("
     "document.createElement('script'), { textContent: '0' }))"],
)  # fmt: skip
def test_a_breach_would_be_seen(page: Page, strict_site: str, breach: str) -> None:
    told = problems_of(page)
    page.goto(f"{strict_site}el/index.html")
    page.evaluate(breach)
    page.wait_for_function("broken.length > 0")
    assert told
