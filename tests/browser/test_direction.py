"""Where things are drawn: measured in Chromium, on Greek and Hebrew pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support import Project

pytestmark = pytest.mark.browser

TOKENS = (
    "*2345", "03-555-1234", "SKU-77/Α", "C:\\temp", "+972-3-555-1234", "210 555 0134", "service@example.com",
    "https://example.com/a?b=1", "ORD-2026-004417", "#31#", "-5", "C++",
)  # fmt: skip

# The characters of `token`, found anywhere in the element, in the order in which they are drawn on the line.
DRAWN = """([selector, token]) => {
    const element = document.querySelector(selector);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const characters = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let at = 0; at < node.data.length; at++) characters.push([node, at, node.data[at]]);
    const start = characters.map(c => c[2]).join("").indexOf(token);
    if (start < 0) throw new Error(`no ${token} in ${element.textContent}`);
    return characters.slice(start, start + token.length).map(([node, at, written]) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        return [box.left, written];
    }).sort((a, b) => a[0] - b[0]).map(pair => pair[1]).join("");
}"""

# How far the first line of a heading is from the left and from the right edge of its box.
FIRST_LINE = """heading => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    const lines = [...range.getClientRects()];
    const first = lines.filter(line => line.top < lines[0].bottom);
    const box = heading.getBoundingClientRect();
    return [Math.min(...first.map(l => l.left)) - box.left, box.right - Math.max(...first.map(l => l.right))];
}"""


@pytest.fixture(scope="module")
def site(common_project: Project) -> Path:
    listed = "\n\n".join(f"התקשרו אל {token.replace('*', chr(92) + '*')} ונסו שוב." for token in TOKENS)
    code = "\n\nהקלידו `C:\\temp\\scan.pdf` עכשיו.\n\n    \n```\ndel *.tmp # מחיקה\n```\n"
    common_project.entry(
        "he/a.md", "איך מחייגים אל *2345 ואל SKU-77/Α?", listed + code, order="1", tags="[x]"
    )
    common_project.entry("el/a.md", "Πώς καλώ το *2345 και το SKU-77/Α;", "Καλέστε *2345* ή 03-555-1234.")
    common_project.entry("he/b.md", "שאלה שנייה?", "תשובה.")
    return common_project.build()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as opened:
        yield opened


@pytest.fixture
def open_page(page: Page, site: Path) -> "Opener":
    return Opener(page, site)


class Opener:
    """Shows pages of a site from the disk, one at a time."""

    def __init__(self, page: Page, site: Path) -> None:
        self._page, self._site = page, site

    def __call__(self, path: str, width: int = 1280) -> Page:
        self._page.set_viewport_size({"width": width, "height": 800})
        self._page.goto((self._site / path).as_uri())
        return self._page


@pytest.mark.parametrize("token", TOKENS)
def test_a_number_or_code_in_a_hebrew_answer_is_drawn_left_to_right(open_page: Opener, token: str) -> None:
    page = open_page("he/a.html")
    assert page.evaluate(DRAWN, [".answer", token]) == token


@pytest.mark.parametrize("token", ["*2345", "SKU-77/Α"])
@pytest.mark.parametrize("where", ["h1", ".related, .entry-list, main"])
def test_a_number_in_a_hebrew_question_is_drawn_left_to_right(
    open_page: Opener, token: str, where: str
) -> None:
    page = open_page("he/a.html" if where == "h1" else "he/category/orders.html")
    assert page.evaluate(DRAWN, [where, token]) == token


def test_code_in_a_hebrew_answer_is_drawn_left_to_right(open_page: Opener) -> None:
    page = open_page("he/a.html")
    assert page.evaluate(DRAWN, [".answer p code", "C:\\temp\\scan.pdf"]) == "C:\\temp\\scan.pdf"
    assert page.evaluate(DRAWN, [".answer pre", "del *.tmp #"]) == "del *.tmp #"


def test_without_isolation_the_browser_would_shuffle_the_number(open_page: Opener) -> None:
    page = open_page("he/a.html")
    page.evaluate("document.querySelector('.answer').innerHTML = '<p>התקשרו אל *2345 ונסו</p>'")
    assert page.evaluate(DRAWN, [".answer", "*2345"]) != "*2345"


@pytest.mark.parametrize("token", ["*2345", "SKU-77/Α"])
def test_a_greek_question_is_drawn_as_it_is_written(open_page: Opener, token: str) -> None:
    assert open_page("el/a.html").evaluate(DRAWN, ["h1", token]) == token


@pytest.mark.parametrize(("language", "side"), [("el", "left"), ("he", "right")])
def test_the_navigation_stands_on_the_side_where_reading_begins(
    open_page: Opener, language: str, side: str
) -> None:
    page = open_page(f"{language}/a.html")
    navigation = page.locator(".site-nav").bounding_box()
    main = page.locator("main").bounding_box()
    assert navigation is not None
    assert main is not None
    is_left = navigation["x"] + navigation["width"] / 2 < main["x"] + main["width"] / 2
    assert is_left == (side == "left")


@pytest.mark.parametrize(("language", "leads_right"), [("el", True), ("he", False)])
def test_the_breadcrumb_runs_in_the_direction_of_reading(
    open_page: Opener, language: str, leads_right: bool
) -> None:
    page = open_page(f"{language}/a.html")
    crumbs = page.locator(".breadcrumb li")
    first, second = crumbs.nth(0).bounding_box(), crumbs.nth(1).bounding_box()
    assert first is not None
    assert second is not None
    assert (first["x"] < second["x"]) == leads_right


@pytest.mark.parametrize(("language", "mirrored"), [("el", False), ("he", True)])
def test_the_arrow_between_crumbs_is_mirrored_in_hebrew_only(
    open_page: Opener, language: str, mirrored: bool
) -> None:
    page = open_page(f"{language}/a.html")
    scale = page.locator(".breadcrumb li svg").first.evaluate(
        "icon => { const style = getComputedStyle(icon);"
        " return new DOMMatrix(style.transform).a * (style.scale.startsWith('-1') ? -1 : 1) }"
    )
    assert (scale < 0) == mirrored


@pytest.mark.parametrize(("language", "side"), [("el", "left"), ("he", "right")])
def test_text_begins_at_the_side_of_its_direction_on_a_phone(
    open_page: Opener, language: str, side: str
) -> None:
    page = open_page(f"{language}/a.html", width=360)
    begins, ends = page.locator("h1").evaluate(FIRST_LINE)
    assert (begins if side == "left" else ends) < 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"


def test_greek_text_on_a_hebrew_page_keeps_its_own_direction(project: Project, page: Page) -> None:
    project.entry("el/only.md", "Μόνο ελληνικά;", "Ναι, (μόνο) εδώ.")
    opener = Opener(page, project.build())
    page = opener("he/only.html")
    assert page.locator("h1").evaluate("h => getComputedStyle(h).direction") == "ltr"
    assert page.locator(".answer").evaluate("a => getComputedStyle(a).direction") == "ltr"
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    assert page.evaluate(DRAWN, [".answer", "(μόνο) εδώ."]) == "(μόνο) εδώ."


# How far an element's box is from the left and from the right edge of another's.
GAPS = """([outer, inner]) => {
    const [around, within] = [outer, inner].map(s => document.querySelector(s).getBoundingClientRect());
    return [within.left - around.left, around.right - within.right];
}"""
RICH = """## Μέρος {{#one}}

1. Ένα
2. Δύο

!!! warning "Προσοχή"
    Κείμενο.

> Παράθεση.

Όρος
:   Ορισμός

| Α | Β |
|---|---|
| 1 | 2 |

```
code --first
```

## {title} {{#two}}

Τέλος.

## Τρία {{#three}}

Τέλος.
"""


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project(tmp_path_factory.mktemp("rich"))
    project.write("kbgen.yml", "title: {el: Βάση, he: מאגר}\nlanguages: [el, he]\n")
    for tag in ("el", "he"):
        question = "SKU-77/Α ή C++;" if tag == "el" else "C++ או SKU-77/Α?"
        title = "Το \\*2345" if tag == "el" else "קוד \\*2345"
        project.entry(f"{tag}/a.md", question, RICH.format(title=title), order="1")
        project.entry(f"{tag}/b.md", "Β;" if tag == "el" else "ב?", "-", order="2")
    return project.build()


def begins(page: Page, outer: str, inner: str) -> str:
    """On which side of ``outer`` its ``inner`` stands."""
    left, right = page.evaluate(GAPS, [outer, inner])
    return "left" if left < right else "right"


@pytest.mark.parametrize(("language", "side"), [("el", "left"), ("he", "right")])
def test_what_marks_a_part_of_an_answer_stands_where_its_lines_begin(
    page: Page, rich: Path, language: str, side: str
) -> None:
    opener = Opener(page, rich)
    page = opener(f"{language}/a.html")
    other = "right" if side == "left" else "left"
    stripe = "e => ['left', 'right'].filter(s => parseFloat(getComputedStyle(e)[`border-${s}-width`]) >= 2)"
    for selector in (".answer .admonition", ".answer blockquote", ".answer dd", ".toc"):
        assert page.locator(selector).first.evaluate(stripe) == [side], selector
    number = "li => { const s = getComputedStyle(li, '::before'); return [s.left, s.right].map(parseFloat) }"
    left, right = page.locator(".answer > ol > li").first.evaluate(number)
    assert (left < right) == (side == "left"), "the number of a step"
    assert begins(page, ".answer table", ".answer th:first-child") == side
    assert begins(page, ".entry", ".toc") == other
    assert begins(page, ".pager", ".pager-next") == other
    assert begins(page, ".site-header-inner", ".site-title") == side
    assert begins(page, ".site-header-inner", ".site-tools") == other


def test_code_begins_at_the_left_in_both_directions(page: Page, rich: Path) -> None:
    opener = Opener(page, rich)
    for language in ("el", "he"):
        left, right = opener(f"{language}/a.html").locator(".answer pre").first.evaluate(FIRST_LINE)
        assert left < right, language


def test_numbers_in_the_contents_and_the_breadcrumb_are_drawn_as_they_are_written(
    page: Page, rich: Path
) -> None:
    opener = Opener(page, rich)
    assert opener("he/a.html").evaluate(DRAWN, [".toc", "*2345"]) == "*2345"


@pytest.mark.parametrize("token", ["SKU-77/Α", "C++"])
def test_the_browser_tab_gets_codes_isolated_in_hebrew_and_plain_in_greek(
    page: Page, rich: Path, token: str
) -> None:
    opener = Opener(page, rich)
    assert f"\u2066{token}\u2069" in opener("he/a.html").title()
    greek = opener("el/a.html").title()
    assert token in greek
    assert "\u2066" not in greek


# Icons that point along the line of reading. Others look the same in both directions.
POINTING = {"M5 12h14M13 6l6 6-6 6", "M19 12H5M11 6l-6 6 6 6", "M10 7l5 5-5 5"}


def test_in_hebrew_every_pointing_icon_is_mirrored_and_no_other(page: Page, own_site: Path) -> None:
    opener = Opener(page, own_site)
    shapes = """() => [...document.querySelectorAll("svg.icon")].map(icon =>
        [icon.querySelector("path").getAttribute("d"), new DOMMatrix(getComputedStyle(icon).transform).a < 0])"""
    found = [
        pair
        for name in ("index", "a-z", "orders/refund-window", "category/orders", "booklet/orders")
        for pair in opener(f"he/{name}.html").evaluate(shapes)
    ]
    assert len({shape for shape, mirrored in found if mirrored} & POINTING) >= 2
    assert {shape for shape, mirrored in found if mirrored} <= POINTING
    assert {shape for shape, mirrored in found if not mirrored}.isdisjoint(POINTING)
