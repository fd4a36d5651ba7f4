"""The small site of the search, opened from the disk and from a server, and the repository's own behind one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kbgen.preview.server import PreviewServer
from tests.browser.search_site import write_site
from tests.serving import running, served


@pytest.fixture(scope="module")
def strict_site(own_site: Path) -> Iterator[str]:
    """The address of the repository's own site as `kbgen serve` shows it, at the path that it is built for."""
    with running(PreviewServer(own_site.parent, "127.0.0.1", 0)) as root:
        yield f"{root}/{own_site.name}/"


@pytest.fixture(scope="session")
def live_pages() -> dict[str, str]:
    """The HTML of the stops of the tour that have been visited, by language and name."""
    return {}


@pytest.fixture(scope="module", params=["file", "http"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site's root."""
    over_http = request.param == "http"
    site = tmp_path_factory.mktemp("site")
    write_site(site, strict=over_http)
    if not over_http:
        yield site.as_uri()
        return
    with served(site) as served_at:
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
