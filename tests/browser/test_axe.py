"""That axe-core would find what is amiss. What it finds on the pages of a site: test_every_page.py."""

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import STANDARDS, violations
from tests.checkers import axe_script

pytestmark = pytest.mark.browser


def test_axe_would_find_what_is_amiss(browser: Browser, strict_site: str) -> None:
    page = browser.new_page(service_workers="block", color_scheme="light")
    page.goto(strict_site + "el/index.html")
    page.evaluate(
        "document.querySelector('.site-title').append(Object.assign(new Image(), { src: 'x.png' }))"
    )
    page.evaluate("document.querySelector('h1').style.color = '#fff'")
    page.evaluate(axe_script())
    assert {one.split(";")[0] for one in violations(page, tags=STANDARDS)} >= {"image-alt", "color-contrast"}
    page.close()
