"""HTML as the standard has it, by the Nu checker: the published pages, and pages as scripts leave them."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.tour import LANGUAGES, stops
from tests.checkers import nu_command

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Safari takes a list without numbers for none unless it is told; the checker finds that superfluous.
KNOWN = "The “list” role is unnecessary"
MISTAKE = "<!DOCTYPE html><html lang=el><title>Τ</title><p><div></p>"


@pytest.fixture(scope="module")
def live(
    browser: Browser, strict_site: str, live_pages: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder of pages as they are when scripts have done their work, search results among them: those that other
    tests have visited, and the rest."""
    folder = tmp_path_factory.mktemp("live")
    with browser.new_page(service_workers="block") as page:
        for language, stop in [(tag, one) for tag in LANGUAGES for one in stops(tag)]:
            name = f"{language} {stop.name}"
            if name not in live_pages:
                stop.visit(page, strict_site, language)
                live_pages[name] = page.content()
            (folder / f"{name}.html").write_text(live_pages[name], "utf-8")
    return folder


@pytest.fixture(scope="module")
def told(own_site: Path, live: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[str]]:
    """What the checker says, warnings too, by the folder that it says it of. All in one run, for Java starts
    slowly."""
    mistaken = tmp_path_factory.mktemp("mistaken")
    (mistaken / "page.html").write_text(MISTAKE, "utf-8")
    folders = (own_site, live, mistaken)
    command = [*nu_command(), "--also-check-svg", "--skip-non-html", "--format", "json", *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [
        f"{unquote(urlsplit(one['url']).path)}:{one.get('lastLine')}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
        if not one["message"].startswith(KNOWN)
    ]
    return {folder: [line for line in lines if line.startswith(str(folder))] for folder in folders}


def test_every_page_and_picture_of_the_site_is_valid(told: dict[Path, list[str]], own_site: Path) -> None:
    assert told[own_site] == []


def test_what_scripts_make_of_a_page_is_valid_too(told: dict[Path, list[str]], live: Path) -> None:
    assert told[live] == []


def test_a_mistake_would_be_found(told: dict[Path, list[str]], own_site: Path, live: Path) -> None:
    (mistaken,) = told.keys() - {own_site, live}
    assert any("page.html:1" in line for line in told[mistaken])
