"""Where Chromium is and how it is started; the scripts of the base theme as one bundle."""

import os
import shutil
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Error, Playwright

from kbgen.text import tables

BASE_THEME = Path(__file__).parent.parent / "themes" / "base"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
        reason = f"No Chromium to test with (install one, or set KBGEN_CHROMIUM): {first}"
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            pytest.fail(reason)
        pytest.skip(reason)


def script_bundle() -> str:
    """The tables and all scripts of the base theme, in the order of its theme.yml."""
    theme = yaml.safe_load((BASE_THEME / "theme.yml").read_text("utf-8"))
    scripts = ((BASE_THEME / path).read_text("utf-8") for path in theme["scripts"])
    return tables.as_script() + "\n".join(scripts)
