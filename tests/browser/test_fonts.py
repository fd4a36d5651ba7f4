"""The letters of the default theme: its own, no more of them than a page shows, and no line moves when they come."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.serving import served
from tests.support import Project

pytestmark = pytest.mark.browser

GREEK = "Ό,τι θέλετε· «ναι» – ή όχι; Άϊ ΰ €5 ½"
HEBREW = 'שָׁלוֹם, דוא״ל, ג׳ירפה, תל־אביב, צה"ל, ₪250, ךםןףץ'
FONTS = Path(__file__).parent.parent.parent / "themes" / "default" / "static" / "fonts"
SHIFT = """() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 300);
})"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project(tmp_path_factory.mktemp("fonts"))
    project.write(
        "kbgen.yml", "title: {el: Βάση, he: מאגר}\nlanguages: [el, he]\nbase_url: https://h.example.com/\n"
    )
    project.entry("el/a.md", "Πώς;", f"{GREEK}\n\n" + "Πολύ κείμενο, σε πολλές γραμμές. " * 40)
    project.entry("he/a.md", "איך?", f"{HEBREW}\n\n" + "הרבה טקסט, בהרבה שורות. " * 40)
    return project.build()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as opened:
        yield opened


def fonts_of(page: Page, selector: str) -> dict[str, bool]:
    """The names of the fonts that an element is drawn with, and whether each comes with the page."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})
    found = session.send("CSS.getPlatformFontsForNode", node)["fonts"]
    return {font["familyName"]: font["isCustomFont"] for font in found}


def eventually_in_open_sans(page: Page, wait: Callable[[], object]) -> None:
    """However busy the machine is: a font that is late by a tenth of a second waits for the next page."""
    for _ in range(50):
        wait()
        if fonts_of(page, ".answer p") == {"Open Sans": True}:
            return
    assert fonts_of(page, ".answer p") == {"Open Sans": True}


@pytest.mark.parametrize(("language", "script"), [("el", "greek"), ("he", "hebrew")])
def test_a_page_loads_the_letters_of_its_language_and_latin_alone_from_its_own_host(
    page: Page, address: str, language: str, script: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{language}/a.html", wait_until="networkidle")
    loaded = {url.rsplit("/", 1)[1] for url in asked if url.endswith(".woff2")}
    assert loaded == {"open-sans-latin.woff2", f"open-sans-{script}.woff2"}
    assert all(url.startswith(address) for url in asked)


@pytest.mark.parametrize("language", ["el", "he"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_every_letter_and_mark_is_of_the_same_family_from_a_disk_too(
    browser: Browser, site: Path, language: str, scripts: bool
) -> None:
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto((site / language / "a.html").as_uri())
        eventually_in_open_sans(page, lambda: page.wait_for_timeout(100))


@pytest.mark.parametrize("language", ["el", "he"])
def test_a_page_from_a_server_has_them_once_they_are_in_the_cache(
    page: Page, address: str, language: str
) -> None:
    page.goto(f"{address}/{language}/a.html", wait_until="networkidle")
    eventually_in_open_sans(page, lambda: page.reload(wait_until="networkidle"))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["el", "he"])
def test_no_line_moves_when_the_letters_come_late(
    browser: Browser, address: str, language: str, width: int
) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(500)
        route.continue_()

    with browser.new_page(viewport={"width": width, "height": 800}) as page:
        page.route("**/*.woff2", late)
        page.goto(f"{address}/{language}/a.html", wait_until="networkidle")
        assert page.evaluate(SHIFT) == 0


def test_what_stands_in_takes_about_as_much_room(page: Page, address: str) -> None:
    page.goto(f"{address}/el/a.html", wait_until="networkidle")
    if "Liberation Sans" not in fonts_of_stand_in(page):  # which has no Hebrew
        pytest.skip("there is no Liberation Sans here")
    line = page.locator(".answer p").nth(1)
    line.evaluate("p => { p.style.whiteSpace = 'nowrap'; p.style.inlineSize = 'max-content'; }")
    own = line.evaluate("p => p.getBoundingClientRect().width")
    line.evaluate("p => { p.style.fontFamily = 'Stand-in'; }")
    other = line.evaluate("p => p.getBoundingClientRect().width")
    assert 0.97 < other / own < 1.03


def fonts_of_stand_in(page: Page) -> dict[str, bool]:
    page.evaluate("document.querySelector('h1').style.fontFamily = 'Stand-in'")
    return fonts_of(page, "h1")


def test_the_fonts_are_small_and_have_their_licence_beside_them() -> None:
    sizes = {path.name: path.stat().st_size for path in FONTS.glob("*.woff2")}
    assert len(sizes) == 3
    assert max(sizes.values()) <= 30_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")


def test_a_page_from_a_disk_asks_for_no_font_ahead(project: Project) -> None:
    project.entry("el/a.md")
    assert "preload" not in (project.build() / "el" / "a.html").read_text("utf-8")
