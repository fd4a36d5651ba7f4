"""The small site of the search, opened from the disk and from a server, and the repository's own behind one."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kbgen.preview.server import PreviewServer
from tests.browser.search_site import served, write_site


@pytest.fixture(scope="module")
def strict_site(own_site: Path) -> Iterator[str]:
    """The address of the repository's own site as `kbgen serve` shows it, at the path that it is built for."""
    with PreviewServer(own_site.parent, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"{server.url}{own_site.name}/"
        server.shutdown()


@pytest.fixture(scope="session")
def live_pages() -> dict[str, str]:
    """The HTML of the stops of the tour that have been visited, by language and name."""
    return {}


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
