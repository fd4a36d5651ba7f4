"""The search page: answers that can be read in the list, filters, an address to share, and the way back."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.search_site import WARRANTY

pytestmark = pytest.mark.browser


class Search:
    """The search page, with what a reader sees and does on it."""

    def __init__(self, page: Page, root: str) -> None:
        self._root = root
        self.page = page
        self.input = page.locator(".search-input")
        self.status = page.locator(".search-status")
        self.results = page.locator(".search-page-results li")
        self.filters = page.locator(".search-filters")

    def open(self, query: str, language: str = "el", **asked: str) -> None:
        others = "".join(f"&{name}={quote(value)}" for name, value in asked.items())
        self.page.goto(f"{self._root}/{language}/search.html?q={quote(query)}{others}")

    def asked(self) -> dict[str, str]:
        asked: dict[str, str] = self.page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
        return asked

    def filter(self, group: str) -> list[str]:
        """The choices of a group, pressed ones with a star."""
        buttons = self.filters.get_by_role("group", name=group).get_by_role("button").all()
        return [
            button.inner_text() + "*" * (button.get_attribute("aria-pressed") == "true") for button in buttons
        ]

    def choose(self, name: str) -> None:
        self.filters.get_by_role("button", name=name).click()


@pytest.fixture
def search(page: Page, address: str) -> Search:
    return Search(page, address)


def test_the_answer_can_be_read_in_the_list_and_the_passage_that_fits_beside_it(search: Search) -> None:
    search.open("ισχύουν έξι μήνες")
    first = search.results.first
    expect(first.get_by_role("heading")).to_have_text("Πόσο διαρκεί η εγγύηση;")
    expect(first.locator(".search-result-answer")).to_have_text(
        WARRANTY + " Ο τεχνικός ελέγχει τη συσκευή και σας λέει τι χρειάζεται." * 2
    )
    assert first.locator(".search-result-excerpt mark").all_inner_texts()[-2:] == ["έξι", "μήνες"]
    expect(first.locator(".search-result-category")).to_have_text("Σέρβις")


def test_an_answer_with_which_the_passage_begins_is_not_shown_twice(search: Search) -> None:
    search.open("επισκευή")
    expect(search.results.first).to_contain_text("Την ίδια εβδομάδα.")
    assert search.results.first.locator(".search-result-answer").count() == 0


@pytest.mark.parametrize(
    ("language", "query", "leads_to"),
    [("el", "ισχύουν έξι μήνες", "el/warranty.html#batteries"),
     ("he", "סוללות חצי שנה", "he/warranty.html#%D7%A1%D7%95%D7%9C%D7%9C%D7%95%D7%AA")],
)  # fmt: skip
def test_a_result_leads_to_the_heading_that_the_passage_stands_under(
    search: Search, language: str, query: str, leads_to: str
) -> None:
    search.open(query, language)
    search.results.first.get_by_role("link").click()
    search.page.wait_for_url(f"**/{leads_to}")


def test_what_is_out_of_the_common_is_told_in_words(search: Search) -> None:
    search.open("RMA")
    expect(search.results.first.locator(".badge")).to_have_text("Internal")
    search.open("אביב")
    expect(search.results.first.locator(".badge")).to_have_text("Language: עברית")
    search.open("אחריות")
    first = search.results.first
    expect(first.locator(".badge")).to_have_text(["Language: עברית", "Opens in your language"])
    assert first.get_by_role("heading").get_attribute("dir") == "rtl"
    first.get_by_role("link").click()
    search.page.wait_for_url("**/el/warranty.html")


def test_results_are_narrowed_down_by_category_and_tag_with_the_numbers_told(search: Search) -> None:
    search.open("εγγύηση")
    expect(search.status).to_have_text("3 αποτελέσματα")
    assert search.filter("Categories") == ["Σέρβις 2", "Παραγγελίες 1"]
    assert search.filter("Tags") == ["Προθεσμίες 2", "Μπαταρίες 1"]
    search.choose("Σέρβις")
    expect(search.status).to_have_text("2 αποτελέσματα")
    assert search.filter("Categories") == ["Σέρβις 2*", "Παραγγελίες 1"]
    expect(search.filters.get_by_role("button", name="Σέρβις")).to_be_focused()
    search.choose("Μπαταρίες")
    expect(search.status).to_have_text("1 αποτέλεσμα")
    assert search.asked() == {"q": "εγγύηση", "category": "service", "tag": "batteries"}
    search.choose("Σέρβις")
    search.choose("Μπαταρίες")
    expect(search.status).to_have_text("3 αποτελέσματα")
    assert search.asked() == {"q": "εγγύηση"}


def test_a_filter_that_leaves_nothing_can_still_be_seen_and_taken_away(search: Search) -> None:
    search.open("RMA", category="service")
    expect(search.status).to_have_text("Nothing found. Try other words, or fewer.")
    assert search.filter("Categories") == ["Σέρβις 0*", "Παραγγελίες 1"]
    search.choose("Σέρβις")
    expect(search.results).to_have_count(1)
    search.open("qqq", tag="__proto__")
    expect(search.status).to_have_text("Nothing found. Try other words, or fewer.")
    assert search.filter("Tags") == ["__proto__ 0*"]


def test_a_new_question_begins_without_filters(search: Search) -> None:
    search.open("εγγύηση", category="service")
    expect(search.results).to_have_count(2)
    search.input.fill("")
    search.input.fill("εγγύηση")
    expect(search.results).to_have_count(3)
    assert search.asked() == {"q": "εγγύηση"}


def test_the_search_can_be_widened_to_all_languages(search: Search) -> None:
    search.open("επιστροφή KAV7")
    expect(search.status).to_have_text("2 αποτελέσματα")
    assert search.filter("Language") == ["All languages"]
    search.choose("All languages")
    expect(search.status).to_have_text("3 αποτελέσματα")
    assert search.filter("Language") == ["All languages*"]
    assert search.asked() == {"q": "επιστροφή KAV7", "lang": "all"}
    assert search.filter("Categories") == ["Παραγγελίες 2", "Σέρβις 1"], "titles are in the reader's language"
    foreign = search.results.filter(has_text="עברית")
    expect(foreign.get_by_role("heading")).to_have_text("כמה זמן נמשכת האחריות?")
    foreign.get_by_role("link").click()
    search.page.wait_for_url("**/el/warranty.html")


def test_more_results_are_shown_on_demand_and_the_focus_goes_to_the_first_of_them(search: Search) -> None:
    search.open("κατάλογος")
    expect(search.status).to_have_text("25 αποτελέσματα")
    expect(search.results).to_have_count(20)
    search.page.get_by_role("button", name="Show more results").click()
    expect(search.results).to_have_count(25)
    expect(search.results.nth(20).get_by_role("link")).to_be_focused()
    expect(search.page.get_by_role("button", name="Show more results")).to_have_count(0)


def test_the_way_back_from_an_entry_leads_to_the_same_results_at_the_same_place(search: Search) -> None:
    search.open("κατάλογος")
    search.page.get_by_role("button", name="Show more results").click()
    expect(search.results).to_have_count(25)
    expect(search.page.locator(".search-spoken")).not_to_be_empty()
    last = search.results.last.get_by_role("link")
    last.scroll_into_view_if_needed()
    search.page.wait_for_timeout(300)
    place = search.page.evaluate("scrollY")
    assert place > 100
    last.click()
    search.page.wait_for_url("**/el/list-*.html")
    search.page.go_back()
    expect(search.results).to_have_count(25)
    assert search.page.evaluate("scrollY") == place


def test_the_back_button_leads_through_what_was_searched_for_and_not_through_each_letter(
    search: Search,
) -> None:
    search.page.goto(search.page.url.replace("home", "search"))
    search.input.press_sequentially("εγγύηση")
    expect(search.results).to_have_count(3)
    search.input.press("Enter")
    search.choose("Σέρβις")
    expect(search.results).to_have_count(2)
    search.input.fill("RMA")
    search.input.fill("RMA 58120")
    expect(search.status).to_have_text("Nothing found. Try other words, or fewer.")
    search.page.go_back()
    expect(search.results).to_have_count(2)
    assert search.asked() == {"q": "εγγύηση", "category": "service"}
    assert search.filter("Categories") == ["Σέρβις 2*", "Παραγγελίες 1"]
    expect(search.input).to_have_value("εγγύηση")
    search.page.go_back()
    expect(search.results).to_have_count(3)
    search.page.go_forward()
    expect(search.results).to_have_count(2)
    search.page.go_back()
    search.page.go_back()
    search.page.wait_for_url("**/el/home.html")


def test_a_pause_in_typing_settles_what_was_searched_for(search: Search) -> None:
    search.page.goto(search.page.url.replace("home", "search"))
    search.input.fill("εγγύηση")
    expect(search.results).to_have_count(3)
    search.page.wait_for_timeout(1700)
    search.input.fill("RMA")
    expect(search.results).to_have_count(1)
    search.page.go_back()
    expect(search.input).to_have_value("εγγύηση")
    expect(search.results).to_have_count(3)


def test_where_the_history_may_not_be_written_the_search_still_works(search: Search) -> None:
    search.page.add_init_script(
        "history.pushState = history.replaceState = () => { throw new DOMException('no', 'SecurityError') }"
    )
    search.open("εγγύηση")
    expect(search.results).to_have_count(3)
    search.choose("Σέρβις")
    expect(search.results).to_have_count(2)
    search.input.fill("κατάλογος")
    search.choose("Σέρβις")
    search.page.get_by_role("button", name="Show more results").click()
    expect(search.results).to_have_count(25)


def test_a_query_from_the_address_is_trimmed_and_cut(search: Search) -> None:
    search.open("  RMA \n" + "😀" * 600)
    expect(search.input).to_have_value("RMA " + "😀" * 495)
    expect(search.results).to_have_count(1)


def test_markup_in_the_address_is_shown_as_text(search: Search) -> None:
    search.open("<img src=x onerror=alert(1)>", category="<img src=x onerror=alert(1)>", lang='"><script>')
    expect(search.results.first).to_be_visible(visible=False)
    expect(search.filters).to_contain_text("<img src=x onerror=alert(1)>")
    assert search.page.locator("img, form script, .search-page-results script").count() == 0


def test_a_query_typed_on_another_page_arrives_with_its_results(page: Page, address: str) -> None:
    page.locator(".search-input").fill("κατάλογος")
    page.get_by_role("option").first.wait_for()
    assert page.get_by_role("option").count() == 9
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("option").last).to_have_text("All results (25)")
    page.keyboard.press("Enter")
    page.wait_for_url("**/el/search.html?q=*")
    expect(page.locator(".search-page-results li")).to_have_count(20)


@pytest.mark.parametrize("language", ["el", "he"])
@pytest.mark.parametrize("where", ["home", "search"])
def test_the_literal_search_is_one_key_away(page: Page, address: str, language: str, where: str) -> None:
    query, read = ("epistrofh", "επιστροφη") if language == "el" else ("tjrhu,", "אחריות")
    page.goto(f"{address}/{language}/{where}.html")
    page.locator(".search-input").fill(query)
    notice = page.locator(".search-reading")
    expect(notice).to_contain_text(f"Showing results for {read}.")
    expect(notice.locator("kbd")).to_have_text("Alt+Enter")
    expect(notice.get_by_role("button")).to_have_attribute("aria-keyshortcuts", "Alt+Enter")
    page.locator(".search-input").press("Alt+Enter")
    expect(notice).to_be_empty()
    expect(page.locator(".search-status")).to_have_text("Nothing found. Try other words, or fewer.")
    expect(page.locator(".search-input")).to_have_value(query)
    assert f"{where}.html" in page.url


def test_the_literal_search_is_in_the_address_and_back_leads_to_what_was_read(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/el/search.html?q=epistrofh")
    notice, status = page.locator(".search-reading"), page.locator(".search-status")
    expect(notice).to_contain_text("επιστροφη")
    page.locator(".search-input").press("Alt+Enter")
    page.wait_for_url("**/el/search.html?q=epistrofh&literal=1")
    for step in (lambda: None, page.reload):
        step()
        expect(status).to_have_text("Nothing found. Try other words, or fewer.")
        expect(notice).to_be_empty()
    page.go_back()
    page.wait_for_url("**/el/search.html?q=epistrofh")
    expect(notice).to_contain_text("επιστροφη")
    page.go_forward()
    expect(notice).to_be_empty()
    page.locator(".search-input").fill("")
    page.wait_for_url("**/el/search.html")


def test_without_scripts_the_page_has_no_empty_filters(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False).new_page() as page:
        page.goto(f"{address}/el/search.html?q=x")
        assert page.locator(".search-filters").count() == 0
