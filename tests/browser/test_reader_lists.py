"""What a reader's own browser remembers: entries read last, and those with a star."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.tour import SHIFTS
from tests.serving import served

pytestmark = pytest.mark.browser

REFUND, WARRANTY, GREEK_ONLY = "orders/refund-window", "orders/warranty", "orders/vat-number-invoice"
QUESTIONS = {
    (REFUND, "el"): "Μέσα σε πόσες ημέρες επιστρέφεται ένα προϊόν;",
    (REFUND, "he"): "תוך כמה זמן אפשר להחזיר מוצר?",
    (WARRANTY, "el"): "Πόσο διαρκεί η εγγύηση και τι χρειάζεται ο πελάτης;",
    (GREEK_ONLY, "el"): "Πώς εκδίδεται τιμολόγιο με ΑΦΜ για επαγγελματία ή επιχείρηση;",
}
FILL = """() => {
  for (let size = 1 << 22; size >= 1; size >>= 1)
    try { localStorage.setItem("junk", (localStorage.getItem("junk") ?? "") + "x".repeat(size)); } catch {}
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's browser. An error in a script fails the test."""
    errors: list[str] = []
    with browser.new_context() as opened:
        opened.on("weberror", lambda error: errors.append(str(error.error)))
        opened.on("dialog", lambda dialog: errors.append(dialog.message))
        yield opened
    assert errors == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def address(own_site: Path) -> str:
    return own_site.as_uri()


def read(page: Page, address: str, language: str, *entries: str) -> None:
    for entry in entries:
        page.goto(f"{address}/{language}/{entry}.html")


def listed(page: Page, name: str) -> list[str]:
    return page.locator(f'[data-list="{name}"] li :is(a, s)').all_inner_texts()


@pytest.mark.parametrize("way", ["file", "http"])
def test_what_was_read_last_stands_first_on_the_home_page_in_the_readers_language(
    page: Page, own_site: Path, way: str
) -> None:
    with served(own_site) as http:
        address = http if way == "http" else own_site.as_uri()
        read(page, address, "he", REFUND, WARRANTY, REFUND)
        page.goto(f"{address}/el/index.html")
        assert listed(page, "recent") == [QUESTIONS[REFUND, "el"], QUESTIONS[WARRANTY, "el"]]
        page.locator('[data-list="recent"] a').first.click()
        expect(page.locator("h1")).to_have_text(QUESTIONS[REFUND, "el"])


def test_lists_are_there_once_something_was_read_and_then_tell_what_a_star_does(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/el/index.html")
    assert listed(page, "recent") == listed(page, "starred") == []
    expect(page.locator(".reader-lists")).to_be_hidden()
    read(page, address, "he", REFUND)
    page.goto(f"{address}/el/index.html")
    expect(page.locator('[data-list="starred"]')).to_be_visible()
    expect(page.locator('[data-list="starred"]')).to_contain_text("Όσα σημειώνετε με αστέρι")
    page.get_by_role("button", name="Καθαρισμός της λίστας").click()
    expect(page.locator('[data-list="recent"]')).to_contain_text("Όσα διαβάζετε")
    expect(page.get_by_role("button", name="Καθαρισμός της λίστας")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_lists_take_the_same_room_from_the_first_entry_on_and_nothing_moves_when_they_are_filled(
    context: BrowserContext, page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    read(page, address, "el", REFUND)
    page.goto(f"{address}/el/index.html")
    one = page.locator("#kb-categories").bounding_box()
    more = (WARRANTY, GREEK_ONLY, "team/escalation", "channels/chat", "orders/invoices")
    read(page, address, "el", *more)
    page.goto(f"{address}/el/index.html")
    assert len(listed(page, "recent")) == 6
    assert page.locator("#kb-categories").bounding_box() == one
    assert page.evaluate(SHIFTS) < 0.01
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_there_are_no_lists(browser: Browser, address: str) -> None:
    with browser.new_page(java_script_enabled=False) as page:
        page.goto(f"{address}/el/index.html")
        expect(page.locator(".reader-lists")).to_be_hidden()


def test_a_star_given_in_greek_is_there_in_hebrew(page: Page, address: str) -> None:
    read(page, address, "el", REFUND)
    star = page.get_by_role("button", name="Αστέρι")
    expect(star).to_have_attribute("aria-pressed", "false")
    star.focus()
    page.keyboard.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").last).to_contain_text("Μπήκε αστέρι")
    read(page, address, "he", REFUND)
    expect(page.get_by_role("button", name="כוכב")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{address}/he/index.html")
    assert listed(page, "starred") == [QUESTIONS[REFUND, "he"]]


def test_an_entry_without_translation_is_listed_in_its_own_language(page: Page, address: str) -> None:
    read(page, address, "he", GREEK_ONLY)
    page.goto(f"{address}/he/index.html")
    question = page.locator('[data-list="recent"] .entry-link span[lang="el"][dir="ltr"]')
    expect(question).to_have_text(QUESTIONS[GREEK_ONLY, "el"])
    assert "/he/" in str(page.locator('[data-list="recent"] a').get_attribute("href"))


def test_a_star_is_taken_back_on_the_entry_and_in_the_list(page: Page, address: str) -> None:
    for entry in (REFUND, WARRANTY):
        read(page, address, "el", entry)
        page.locator(".star").click()
    page.locator(".star").click()
    page.goto(f"{address}/el/index.html")
    assert listed(page, "starred") == [QUESTIONS[REFUND, "el"]]
    page.get_by_role("button", name=f"Αφαίρεση από τη λίστα: «{QUESTIONS[REFUND, 'el']}»").first.click()
    assert listed(page, "starred") == []
    expect(page.locator("main")).to_be_focused()
    page.reload()
    assert listed(page, "starred") == []
    assert len(listed(page, "recent")) == 2


def test_the_list_of_what_was_read_is_cleared(page: Page, address: str) -> None:
    read(page, address, "el", REFUND)
    page.locator(".star").click()
    page.goto(f"{address}/el/index.html")
    page.get_by_role("button", name="Καθαρισμός της λίστας").click()
    page.reload()
    assert listed(page, "recent") == []
    assert listed(page, "starred") == [QUESTIONS[REFUND, "el"]]


def test_another_tab_sees_a_star_at_once(context: BrowserContext, page: Page, address: str) -> None:
    other = context.new_page()
    read(page, address, "el", REFUND)
    read(other, address, "el", REFUND)
    page.locator(".star").click()
    expect(other.locator(".star")).to_have_attribute("aria-pressed", "true")


def test_lists_are_bounded(page: Page, address: str) -> None:
    read(page, address, "el", REFUND)
    page.evaluate("""() => { for (let at = 0; at < 150; at++) for (const name of ['recent', 'starred'])
      kbgen.readerList(name).add({ id: String(at), pages: { el: ["el/x.html", "Ερώτηση", "el", "ltr"] } }) }""")
    assert page.evaluate("kbgen.readerList('recent').read().length") == 12
    assert page.evaluate("kbgen.readerList('starred').read().length") == 100
    assert page.evaluate("kbgen.readerList('recent').read()[0].id") == "149"


def test_an_entry_that_is_there_no_more_is_no_link_but_can_be_searched_for_and_removed(
    page: Page, address: str
) -> None:
    read(page, address, "el", REFUND)
    gone = {"id": "gone", "pages": {"el": ["el/gone.html", "Πόσο διαρκεί η παλιά εγγύηση;", "el", "ltr"]}}
    page.evaluate("(gone) => kbgen.readerList('recent').add(gone)", gone)
    page.goto(f"{address}/el/index.html")
    item = page.locator('[data-list="recent"] li').first
    expect(item).to_contain_text("Η σελίδα δεν υπάρχει πια.")
    assert item.get_by_role("link").all_inner_texts() == ["Αναζητήστε την"]
    item.get_by_role("link").click()
    expect(page.locator(".search-page-results a").first).to_have_text(QUESTIONS[WARRANTY, "el"])
    page.goto(f"{address}/el/index.html")
    page.locator('[data-list="recent"] li').first.get_by_role("button").click()
    assert listed(page, "recent") == [QUESTIONS[REFUND, "el"]]


@pytest.mark.parametrize(
    "stored",
    [
        "{", "null", "7", '"text"', "{}", "[null, 7, [], {}]", '[{"id": 7, "pages": {}}]',
        '[{"id": "a", "pages": null}]', '[{"id": "a", "pages": {"el": "text"}}]',
        '[{"id": "a", "pages": {"el": ["x", "y", "el"]}}]',
        json.dumps([{"id": "a", "pages": {"el": ["x" * 2000, "y", "el", "ltr"]}}]),
    ],
)  # fmt: skip
def test_what_is_not_ours_in_the_storage_is_passed_over(page: Page, address: str, stored: str) -> None:
    page.goto(f"{address}/el/index.html")
    page.evaluate(
        "(stored) => { for (const n of ['recent', 'starred']) localStorage[`kbgen.${n}:${kbgen.site.root}`] = stored }",
        stored,
    )
    page.reload()
    assert listed(page, "recent") == listed(page, "starred") == []
    read(page, address, "el", REFUND)
    page.locator(".star").click()
    page.goto(f"{address}/el/index.html")
    assert listed(page, "starred") == listed(page, "recent") == [QUESTIONS[REFUND, "el"]]


def test_stored_texts_become_neither_markup_nor_addresses_elsewhere(page: Page, address: str) -> None:
    read(page, address, "el", REFUND)
    hostile = {
        "id": "a",
        "pages": {"he": ["javascript:alert(1)", "<img src=x onerror=alert(1)>", "he", "rtl"]},
    }
    page.evaluate("(entry) => kbgen.readerList('recent').add(entry)", hostile)
    page.goto(f"{address}/el/index.html")
    link = page.locator('[data-list="recent"] a').first
    assert link.inner_text() == "<img src=x onerror=alert(1)>"
    assert link.evaluate("link => link.href").startswith(address)


def test_where_storage_is_forbidden_pages_work_and_say_so(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('no') } })"
    )
    read(page, address, "el", REFUND)
    page.locator(".star").click()
    expect(page.get_by_role("status").last).to_contain_text("δεν επιτρέπει")
    expect(page.locator(".star")).to_have_attribute("aria-pressed", "false")
    page.goto(f"{address}/el/index.html")
    assert listed(page, "recent") == listed(page, "starred") == []


def test_in_a_full_storage_a_star_takes_the_place_of_what_was_read(page: Page, address: str) -> None:
    read(page, address, "el", REFUND, WARRANTY)
    page.evaluate(FILL)
    page.locator(".star").click()
    expect(page.locator(".star")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{address}/el/index.html")
    assert listed(page, "starred") == [QUESTIONS[WARRANTY, "el"]]
