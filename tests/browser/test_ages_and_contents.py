"""How old an answer is by the reader's own day, and the contents of a long one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import Project

pytestmark = pytest.mark.browser

_SECTION = "## Ενότητα {0} {{#s{0}}}\n\n" + "Κείμενο.\n\n" * 12
LONG = "".join(_SECTION.format(at) for at in range(4)) + "## Τέλος {#end}\n\nΜία."


@pytest.fixture(scope="module")
def site(common_project: Project) -> str:
    days = {"updated": "2026-10-12", "review_by": "2026-11-20", "owner": "service-team"}
    common_project.entry("el/a.md", "Ερώτηση;", LONG, **days)
    common_project.entry("he/a.md", "שאלה?", LONG, **days)
    return common_project.build().as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 1280, "height": 800}) as opened:
        yield opened


def open_on(page: Page, day: str, address: str) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(address)


@pytest.mark.parametrize(
    ("today", "greek", "hebrew"),
    [
        ("2026-10-12", "σήμερα", "היום"),
        ("2026-10-13", "χθες", "אתמול"),
        ("2026-10-26", "πριν από 14 ημέρες", "לפני 14 ימים"),
        ("2026-11-02", "πριν από 3 εβδομάδες", "לפני 3 שבועות"),
        ("2026-12-24", "πριν από 2 μήνες", "לפני חודשיים"),
        ("2028-10-12", "πριν από 2 έτη", "לפני שנתיים"),
    ],
)
def test_one_reads_how_long_ago_an_answer_was_updated(
    page: Page, site: str, today: str, greek: str, hebrew: str
) -> None:
    for language, age in (("el", greek), ("he", hebrew)):
        open_on(page, today, f"{site}/{language}/a.html")
        assert page.locator(".facts time").first.inner_text() == age


def test_the_day_itself_is_told_on_hovering_and_printed(page: Page, site: str) -> None:
    open_on(page, "2026-11-02", f"{site}/el/a.html")
    updated = page.locator(".facts time").first
    expect(updated).to_have_attribute("title", "12 Οκτωβρίου 2026")
    page.emulate_media(media="print")
    assert updated.inner_text() == "12 Οκτωβρίου 2026"


def test_a_review_is_overdue_from_the_day_after_on_also_if_the_page_stays_open(page: Page, site: str) -> None:
    open_on(page, "2026-11-20", f"{site}/el/a.html")
    review = page.locator("[data-overdue]")
    assert review.inner_text().split() == ["Επανέλεγχος", "έως:", "20", "Νοεμβρίου", "2026"]
    page.clock.set_fixed_time("2026-11-22T09:00:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert review.inner_text().split() == ["Εκπρόθεσμος", "έλεγχος:", "προχθές"]
    open_on(page, "2026-12-20", f"{site}/he/a.html")
    assert review.inner_text().split() == ["מועד", "הבדיקה", "החוזרת", "עבר:", "לפני", "4", "שבועות"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["el", "he"])
def test_nothing_moves_when_the_ages_are_told(page: Page, site: str, language: str, width: int) -> None:
    def places() -> list[dict[str, float] | None]:
        return [part.bounding_box() for part in page.locator(".facts li, .answer").all()]

    page.set_viewport_size({"width": width, "height": 800})
    open_on(page, "2026-11-20", f"{site}/{language}/a.html")
    page.evaluate("for (const age of document.querySelectorAll('.facts .age')) age.remove()")
    days_alone = places()
    assert len(days_alone) > 3
    for today in ("2026-10-12", "2026-11-21", "2026-12-10", "2027-01-15", "2028-10-12"):
        page.clock.set_fixed_time(f"{today}T12:00:00")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert places() == days_alone, today


def test_without_script_there_are_the_days_alone(browser: Browser, site: str) -> None:
    with browser.new_page(java_script_enabled=False) as page:
        page.goto(f"{site}/el/a.html")
        assert page.locator(".page-header .facts time").all_inner_texts() == [
            "12 Οκτωβρίου 2026",
            "20 Νοεμβρίου 2026",
        ]
        assert "Εκπρόθεσμος" not in page.locator(".facts").first.inner_text()


@pytest.mark.parametrize("has_script", [True, False])
def test_the_contents_are_open_where_there_is_room_and_folded_on_a_phone(
    browser: Browser, site: str, has_script: bool
) -> None:
    with browser.new_page(java_script_enabled=has_script, viewport={"width": 1280, "height": 800}) as page:
        page.goto(f"{site}/el/a.html")
        entry = page.locator(".toc a").first
        expect(entry).to_be_visible()
        page.set_viewport_size({"width": 360, "height": 800})
        page.reload()
        expect(entry).to_be_hidden()
        page.locator(".toc summary").click()
        expect(entry).to_be_visible()


def test_the_section_that_is_read_is_marked_in_the_contents(page: Page, site: str) -> None:
    page.goto(f"{site}/el/a.html")
    current = page.locator('.toc [aria-current="location"]')
    expect(current).to_have_count(0)
    page.locator("#s2").evaluate("heading => heading.scrollIntoView()")
    expect(current).to_have_text("Ενότητα 2")
    page.locator("#s1").evaluate("heading => heading.scrollIntoView()")
    expect(current).to_have_text("Ενότητα 1")
    page.evaluate("scrollTo(0, 0)")
    expect(current).to_have_count(0)


def test_a_heading_near_the_end_is_marked_when_one_goes_to_it(page: Page, site: str) -> None:
    page.goto(f"{site}/el/a.html")
    page.get_by_role("link", name="Τέλος", exact=True).click()
    expect(page.locator('.toc [aria-current="location"]')).to_have_text("Τέλος")


@pytest.mark.parametrize("width", [800, 1100])
def test_the_contents_cover_no_text_while_one_scrolls(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/el/a.html")
    page.locator(".toc summary").click()
    page.locator("#s2").evaluate("heading => heading.scrollIntoView()")
    box = page.locator(".toc").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 0
