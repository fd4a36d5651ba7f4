"""Where Chromium is and how it is started; the scripts of the base theme, and a way to call them."""

import json
import os
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from kbgen.render.assets import page_script, search_script
from kbgen.render.theme import load_theme
from tests.support import unavailable

BASE_THEME = Path(__file__).parent.parent / "themes" / "base"
_VECTORS = Path(__file__).parent / "vectors"
# The first has no windows, and opens a page in a quarter of the time.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The browser to test with: $KBGEN_CHROMIUM, else the first on the PATH; None for Playwright's own."""
    return os.environ.get("KBGEN_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


def launch(playwright: Playwright) -> Browser:
    """Starts Chromium with a fresh profile. Without one the test is skipped, or fails if $CI is set."""
    try:
        return playwright.chromium.launch(executable_path=find_chromium(), args=list(_FLAGS))
    except Error as error:
        first = error.message.splitlines()[0]
        unavailable(f"No Chromium to test with (install one, or set KBGEN_CHROMIUM): {first}")


@cache
def script_bundles(left_out: frozenset[str] = frozenset()) -> dict[str, str]:
    """The scripts of the base theme as they are published, by name: for every page, and for the search. Those of
    every page that are ``left_out``, by their names, must be there."""
    theme = load_theme("base", BASE_THEME.parent.parent)
    names = {Path(path).stem: path for path in theme.scripts}
    assert left_out <= names.keys()
    page = replace(theme, scripts=tuple(path for name, path in names.items() if name not in left_out))
    return {"kbgen.js": page_script(page), "search.js": search_script(theme)}


def open_scripts(browser: Browser) -> Page:
    """An empty page with the scripts of the base theme."""
    page = browser.new_page()
    for script in script_bundles().values():
        page.add_script_tag(content=script)
    return page


def call(page: Page, function: str, values: Any) -> Any:
    """What the JavaScript ``function`` (or what it promises) makes of ``values``. They travel as ASCII, for lone
    surrogates to survive."""
    body = f"async values => JSON.stringify(await ({function})(JSON.parse(values)))"
    return json.loads(page.evaluate(body, json.dumps(values)))


def read_vectors(name: str) -> list[dict[str, Any]]:
    """The cases of ``tests/vectors/NAME.json``, which Python and the browser must both get right."""
    cases: list[dict[str, Any]] = json.loads((_VECTORS / f"{name}.json").read_text("utf-8"))["cases"]
    return cases


if __name__ == "__main__":  # whether there is a browser: status 0 if one starts
    with sync_playwright() as started:
        launch(started).close()
