"""The small site of the search, opened from the disk and from a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.search_site import served, write_site


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of the site's root."""
    over_http = request.param == "http"
    write_site(tmp_path / "site", strict=over_http)
    if not over_http:
        yield (tmp_path / "site").as_uri()
        return
    with served(tmp_path / "site") as served_at:
        yield served_at


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The Greek home page. An error in a script fails the test."""
    with browser.new_page() as opened:
        errors: list[str] = []
        opened.on("pageerror", lambda error: errors.append(str(error)))
        opened.on("dialog", lambda dialog: errors.append(dialog.message))
        opened.goto(f"{address}/el/home.html")
        yield opened
        assert errors == []
