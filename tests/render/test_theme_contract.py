"""What scripts, search engines and readers need of any theme: held by the built-in ones and by a small one that
inherits base (tests/themes/plain). themes/README.md tells it to authors of themes."""

import re
import shutil
import typing
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.pages import serving
from kbgen.model.site import Page
from kbgen.render.contrast import LEAST, contrast
from kbgen.render.palette import SCHEMES, build_palette
from kbgen.render.theme import load_theme
from tests.support import Project

TESTS = Path(__file__).parent.parent
README = (TESTS.parent / "themes/README.md").read_text("utf-8")
THEMES = ("base", "default", "plain")
KINDS = {typing.get_args(typing.get_type_hints(page)["kind"])[0] for page in typing.get_args(Page)}
BARE = {"chooser", "redirect"}  # pages without header, navigation and search
DIRECTIONS = {"el": "ltr", "he": "rtl"}
QUERIES = {"el": "πληρωμή", "he": "תשלום"}


@dataclass
class Outline(HTMLParser):
    """The tags of a page, each with its attributes."""

    text: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [a for name, a in self.tags if name == tag and wanted.items() <= a.items()]

    @property
    def kind(self) -> str:
        (body,) = self.all("body")
        return body["class"].split()[0].removeprefix("page-").replace("-", "_")


@dataclass(frozen=True)
class Site:
    folder: Path
    outlines: dict[str, Outline]


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a page of each kind."""
    project = Project(tmp_path_factory.mktemp(request.param) / "project")
    shutil.copytree(TESTS / "pictures/site", project.root, ignore=shutil.ignore_patterns(".kbgen"))
    shutil.copytree(TESTS / "themes", project.root / "themes")
    settings = (project.root / "kbgen.yml").read_text("utf-8")
    project.write("kbgen.yml", f"{settings}theme: {request.param}\nbase_url: https://help.example.com/\n")
    entry = project.root / "content/el/orders/pay.md"
    entry.write_text(entry.read_text("utf-8").replace("order: 10", "order: 10\naliases: [old/pay]"), "utf-8")
    assert project.codes() == ["KB306"], "strings are translated, colours can be read"
    folder = project.build()
    pages = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html")}
    return Site(folder, {name: Outline(path.read_text("utf-8")) for name, path in pages.items()})


def framed(site: Site) -> Iterator[tuple[str, Outline]]:
    """The pages that have header, navigation and search."""
    return ((path, page) for path, page in site.outlines.items() if page.kind not in BARE)


def test_every_kind_of_page_is_rendered(site: Site) -> None:
    assert {page.kind for page in site.outlines.values()} == KINDS


def test_every_page_says_its_language_direction_and_title(site: Site) -> None:
    for path, page in site.outlines.items():
        (html,) = page.all("html")
        tag = path.split("/")[0] if "/" in path else "el"
        assert (html["lang"], html["dir"]) == (tag, DIRECTIONS[tag]), path
        assert re.search(r"<title>\s*\S", page.text), path
        assert page.all("meta", name="viewport"), path
        assert len(page.all("h1")) == 1, path


def test_pages_have_landmarks_and_a_way_past_them(site: Site) -> None:
    for path, page in framed(site):
        assert len(page.all("main", id="kb-main")) == 1, path
        assert (
            len(page.all("header", **{"class": "site-header"}))
            == len(page.all("footer", **{"class": "site-footer"}))
            == 1
        )
        links = page.all("a")
        assert links[0]["href"] == "#kb-main", path
        assert all("aria-label" in nav or "aria-labelledby" in nav for nav in page.all("nav")), path


def test_pages_have_what_scripts_need(site: Site) -> None:
    for path, page in framed(site):
        (form,) = page.all("form", role="search")
        assert "search" in form["class"].split(), path
        (field,) = page.all("input", name="q")
        assert (field["id"], field["type"]) == ("kb-search", "text"), path
        assert any("search-status" in tag.get("class", "") for _, tag in page.tags), path
        scripts = [script["src"] for script in page.all("script")]
        assert [re.sub(r".*/|-[0-9a-f]{10}", "", src) for src in scripts][-2:] in (
            ["el-strings.js", "kbgen.js"], ["he-strings.js", "kbgen.js"],
        ), path  # fmt: skip


def test_pages_are_strict_and_whole(site: Site) -> None:
    for path, page in site.outlines.items():
        here = site.folder / path
        assert all("src" in script for script in page.all("script")), path
        assert not page.all("style"), path
        assert not any(name == "style" or name.startswith("on") for _, tag in page.tags for name in tag), path
        counted = Counter(tag["id"] for _, tag in page.tags if "id" in tag)
        assert not [name for name, number in counted.items() if number > 1], path
        assert all("alt" in image for image in page.all("img")), path
        linked = [tag["src"] for tag in page.all("script")]
        linked += [tag["href"] for tag in page.all("link", rel="stylesheet")]
        for address in linked:
            folder = site.folder if address.startswith("/") else here.parent
            assert (folder / address.removeprefix("/")).is_file(), f"{path}: {address}"


@pytest.mark.parametrize("name", THEMES)
def test_its_colours_can_be_read(name: str) -> None:
    theme = load_theme(name, TESTS)
    for scheme in SCHEMES:
        shades = build_palette(theme.colors, theme.grounds, {}).shades[scheme]
        for text, grounds in theme.grounds.items():
            assert all(contrast(shades[text], shades[ground]) >= LEAST for ground in grounds), (scheme, text)


@pytest.mark.browser
def test_its_pages_search_and_no_script_fails(site: Site, browser: Browser) -> None:
    with serving(site.folder) as address, browser.new_context(service_workers="block") as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        for tag, query in QUERIES.items():
            page.goto(f"{address}{tag}/orders/delivery.html")
            page.keyboard.press("/")
            page.keyboard.type(query)
            expect(page.locator(".search-results mark").first).to_be_visible()
            page.goto(f"{address}{tag}/search.html?q={query}")
            expect(page.locator("main mark").first).to_be_visible()
        assert errors == []


def test_a_theme_that_inherits_brings_its_own_styles_template_and_words() -> None:
    theme = load_theme("plain", TESTS)
    assert theme.styles == ("css/base.css", "css/plain.css")
    assert theme.find("templates/entry.html").is_relative_to(TESTS)
    assert not theme.find("templates/home.html").is_relative_to(TESTS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_contract_names_every_kind_of_page(kind: str) -> None:
    assert f"`{kind}.html`" in README


def test_the_contract_names_every_block_and_every_name_that_templates_know() -> None:
    templates = (TESTS.parent / "themes/base/templates").glob("*.html")
    blocks = {name for path in templates for name in re.findall(r"{%-? block (\w+)", path.read_text("utf-8"))}
    source = (TESTS.parent / "kbgen/render/renderer.py").read_text("utf-8")
    names = set(re.findall(r'^        "(\w+)": ', source, re.M))
    assert len(blocks) > 5
    assert len(names) > 10
    assert [name for name in sorted(blocks | names) if not re.search(rf"`[^`]*\b{name}\b", README)] == []
