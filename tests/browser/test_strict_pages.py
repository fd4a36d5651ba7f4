"""The service worker keeps the strict Content-Security-Policy as well, and a breach would be seen. Whether pages keep
it: test_every_page.py."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.policy import LISTEN, problems_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(service_workers="block") as made:
        made.add_init_script(LISTEN)
        yield made


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with context.new_page() as opened:
        yield opened


def test_the_service_worker_does_not_break_the_policy(browser: Browser, strict_site: str) -> None:
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
