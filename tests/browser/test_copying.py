"""What an entry lets one copy: the answer as text and as formatted text, addresses of page, translation, headings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_direction import DRAWN
from tests.serving import served
from tests.support import Project

pytestmark = pytest.mark.browser

HEBREW = """\
*2345 הוא המספר. כתבו אל <service@example.com> או חייגו 03-555-1234.
שורה [שנייה](other.md), ו[אתר](https://example.com/a?b=1).

RMA-58120 הוא מספר ההחזרה, ו־`C:\\temp\\` תיקייה.

1. ראשון
    - פנימי
2. שני **מודגש**

| א | ב |
| --- | --- |
| 1 | C++ |

## כותרת {#head}

> ציטוט[^1]

!!! note "שימו לב"
    בזהירות.

```
del *.tmp
  x
```

[^1]: הערה.
"""
GREEK = "## Τίτλος {#head}\n\nΤηλέφωνο [210 555 0134](tel:+302105550134) ή [εδώ](b.md)."
COPIED = """\
\u200f\u200e*2345 הוא המספר. כתבו אל service@example.com או חייגו \u200e03-555-1234. שורה \
שנייה ({site}/he/other.html), ואתר (https://example.com/a?b=1).

\u200fRMA-58120 הוא מספר ההחזרה, ו־C:\\temp\\\u200e תיקייה.

1. ראשון
   - פנימי
2. שני מודגש

א\tב
\u200f1\tC++\u200e

כותרת

> ציטוט[1]

שימו לב

בזהירות.

del *.tmp
  x

* * *

1. הערה."""
PASTE = """() => new Promise((resolve) => addEventListener("paste", ({ clipboardData }) =>
  resolve(Object.fromEntries(["text/plain", "text/html"].map((type) => [type, clipboardData.getData(type)]))),
  { once: true }))"""


@pytest.fixture(scope="module")
def site(common_project: Project) -> Path:
    common_project.entry("he/a.md", "שאלה?", HEBREW)
    common_project.entry("el/a.md", "Ερώτηση;", GREEK)
    common_project.entry("he/other.md", "אחרת?")
    common_project.entry("el/b.md", "Άλλη;")
    return common_project.build()


@pytest.fixture(scope="module", params=["file", "http", "without clipboard"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    if request.param != "http":
        yield site.as_uri()
        return
    with served(site) as found:
        yield found


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        opened = context.new_page()
        if "without clipboard" in request.node.callspec.id:
            opened.add_init_script("delete Navigator.prototype.clipboard")
        yield opened


def pasted(page: Page) -> dict[str, str]:
    """What the clipboard holds, as a page gets it."""
    page.evaluate(f"globalThis.pasting = ({PASTE})(); 0")
    page.keyboard.press("Control+V")
    found: dict[str, str] = page.evaluate("pasting")
    return found


def test_an_answer_is_copied_as_one_would_write_it_into_a_message(page: Page, address: str) -> None:
    page.goto(f"{address}/he/a.html")
    page.get_by_role("button", name="העתקת התשובה").first.click()
    expect(page.get_by_role("status").last).to_have_text("התשובה הועתקה.")
    assert pasted(page)["text/plain"] == COPIED.format(site=address)


@pytest.mark.parametrize("token", ["*2345", "210 555 0134", "C:\\temp\\", "C++", "RMA-58120"])
def test_numbers_and_codes_of_a_copied_answer_are_drawn_left_to_right_in_any_program(
    browser: Browser, project: Project, token: str
) -> None:
    project.entry("he/a.md", "שאלה?", f"התקשרו אל {token.replace('*', chr(92) + '*')} ונסו שוב.\n\n`{token}`")
    with browser.new_page() as page:
        page.goto((project.build() / "he/a.html").as_uri())
        text = page.evaluate("kbgen.plainText(document.querySelector('.answer'))")
        first, *_, code = text.splitlines()
        for line in (first, f"ראו {code}, כן."):
            page.set_content('<p dir="auto"></p>')
            page.locator("p").evaluate("(element, text) => (element.textContent = text)", line)
            assert page.evaluate(DRAWN, ["p", token]) == token


def test_an_answer_is_copied_with_its_format_its_direction_and_full_addresses(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/he/a.html")
    page.locator('[data-copy="answer"]').first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).not_to_be_empty()
    html = pasted(page)["text/html"]
    page.set_content(html)
    copied = page.locator("div[dir=rtl][lang=he]").first
    expect(copied.locator("table td")).to_have_count(2)
    expect(copied.locator("ol ul li")).to_have_text("פנימי")
    expect(copied.locator("strong")).to_have_text("מודגש")
    expect(copied.locator("bdi[dir=ltr]").first).to_have_text("*2345")
    assert copied.locator("a").nth(1).get_attribute("href") == f"{address}/he/other.html"
    assert copied.locator("button, .heading-link, [id], [class], [tabindex]").count() == 0


@pytest.mark.parametrize(
    ("button", "copied"),
    [("העתקה: קישור", "/he/a.html"), ("העתקת הקישור: Ελληνικά", "/el/a.html")],
)
def test_the_address_is_copied_in_full_in_either_language(
    page: Page, address: str, button: str, copied: str
) -> None:
    page.goto(f"{address}/he/a.html#head")
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("status").last).to_have_text("הקישור הועתק.")
    assert pasted(page)["text/plain"] == address + copied


def test_each_heading_has_a_link_that_copies_its_address(page: Page, address: str) -> None:
    page.goto(f"{address}/el/a.html")
    link = page.get_by_role("link", name="Αντιγραφή συνδέσμου προς «Τίτλος»")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").last).to_have_text("Ο σύνδεσμος αντιγράφηκε.")
    assert pasted(page)["text/plain"] == f"{address}/el/a.html#head" == page.url


def test_the_other_language_is_copied_from_its_own_column(page: Page, address: str) -> None:
    page.goto(f"{address}/he/a.html#kb-with-el")
    page.locator('.beside [data-copy="answer"]').click()
    expect(page.get_by_role("status").last).not_to_be_empty()
    assert pasted(page)["text/plain"] == f"Τίτλος\n\nΤηλέφωνο 210 555 0134 ή εδώ ({address}/el/b.html)."


def test_where_nothing_can_be_copied_it_is_told(browser: Browser, site: Path) -> None:
    with browser.new_page() as page:
        page.add_init_script(
            "delete Navigator.prototype.clipboard; Document.prototype.execCommand = () => false"
        )
        page.goto(f"{site.as_uri()}/el/a.html")
        page.locator('[data-copy="answer"]').first.click()
        expect(page.get_by_role("status").last).to_contain_text("δεν επιτρέπει την αντιγραφή")


@pytest.mark.parametrize("width", [360, 1280])
def test_without_script_there_is_nothing_to_copy_with_and_scripts_move_nothing(
    browser: Browser, site: Path, width: int
) -> None:
    places = []
    for has_script in (False, True):
        with browser.new_page(
            java_script_enabled=has_script, viewport={"width": width, "height": 800}
        ) as page:
            page.goto(f"{site.as_uri()}/el/a.html")
            assert (page.get_by_role("button").count() >= 4) == has_script
            places.append(page.locator(".answer").first.bounding_box())
    # Where a browser has scripts, but none arrives, the buttons keep their place.
    with browser.new_page(viewport={"width": width, "height": 800}) as page:
        page.route("**/*.js", lambda route: route.abort())
        page.goto(f"{site.as_uri()}/el/a.html")
        assert page.get_by_role("button").count() == 0
        assert page.locator(".answer").first.bounding_box() == places[1]
