"""Fixtures that several rooms share: projects on the disk, a browser, built sites."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from kbgen import pipeline
from tests.browser_support import launch
from tests.support import TODAY, Project

# How long an example takes is the machine's affair: others may be at work on it.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project with Greek and Hebrew, to write files into."""
    return _empty(tmp_path / "project")


@pytest.fixture(scope="module")
def common_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Such a project for what all tests of a module look at and none changes."""
    return _empty(tmp_path_factory.mktemp("common") / "project")


def _empty(root: Path) -> Project:
    made = Project(root)
    made.write("kbgen.yml", "title: {el: Βάση, he: מאגר}\nlanguages: [el, he]\n")
    for tag in ("el", "he"):
        (made.root / "content" / tag).mkdir(parents=True)
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Where there is none, tests are skipped, but with CI set that is a failure."""
    with sync_playwright() as playwright:
        opened = launch(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's own content, with an address of its own so that all is in it."""
    output = tmp_path_factory.mktemp("own") / "kb"
    root = Path(__file__).parent.parent
    built = pipeline.build(root, TODAY, output, pipeline.Overrides(base_url="https://help.example.com/kb/"))
    assert built.result is not None, built.diagnostics
    return output
