"""The search box, over file:// and http://, in Greek and in Hebrew."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser


def type_query(page: Page, text: str) -> None:
    page.locator(".search-input").press_sequentially(text)


def questions(page: Page) -> list[str]:
    return page.locator(".search-result-question").all_inner_texts()


def test_answers_come_as_one_types_and_their_number_is_told(page: Page) -> None:
    type_query(page, "επιστροφη")
    expect(page.locator(".search-status")).to_have_text("2 αποτελέσματα")
    assert questions(page) == ["Πώς γίνεται η επιστροφή;", "Μέσα σε πόσες ημέρες επιστρέφεται ένα προϊόν;"]
    type_query(page, " 210")
    page.locator(".search-input").fill("RMA")
    expect(page.locator(".search-status")).to_have_text("1 αποτέλεσμα")
    page.locator(".search-input").fill("ζζζζζ")
    expect(page.locator(".search-status")).to_have_text("Nothing found. Try other words, or fewer.")
    expect(page.locator(".search-results")).to_be_hidden()


def test_it_is_told_how_a_query_was_read_and_the_literal_search_is_one_click_away(page: Page) -> None:
    type_query(page, "epistrof;h")
    reading = page.locator(".search-reading")
    expect(reading).to_contain_text("Showing results for επιστροφή.")
    expect(page.locator(".search-status")).to_have_text("2 αποτελέσματα")
    expect(page.locator(".search-result-question mark").first).to_have_text("επιστροφή")
    page.get_by_role("button", name="Search for epistrof;h as typed").click()
    expect(page.locator(".search-status")).to_have_text("Nothing found. Try other words, or fewer.")
    expect(reading).to_be_empty()
    type_query(page, "w")
    expect(reading).to_contain_text("Showing results for")


def test_a_query_that_was_read_otherwise_is_shown_as_text(page: Page) -> None:
    type_query(page, "<b>epistrof;h")
    expect(page.locator(".search-reading bdi").last).to_have_text("<b>epistrof;h")
    assert page.locator(".search-reading b").count() == 0


def test_a_number_is_told_in_the_plural_form_of_the_language(page: Page, address: str) -> None:
    page.goto(f"{address}/he/home.html")
    type_query(page, "דואל")
    expect(page.locator(".search-status")).to_have_text("שתי תוצאות")
    page.locator(".search-input").fill("אביב")
    expect(page.locator(".search-status")).to_have_text("תוצאה אחת")


def test_screen_readers_are_told_what_is_open_and_active(page: Page) -> None:
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    type_query(page, "επιστροφή")
    expect(field).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("listbox").get_by_role("option")
    expect(options).to_have_count(2)
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    assert field.get_attribute("aria-autocomplete") == "list"
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.nth(0).get_attribute("id")
    assert [option.get_attribute("aria-selected") for option in options.all()] == ["true", "false"]
    page.keyboard.type("x")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))


def test_the_number_of_results_is_spoken_once_typing_pauses_and_how_the_query_was_read(page: Page) -> None:
    spoken = page.locator(".search-spoken")
    page.evaluate(
        """() => {
          globalThis.heard = [];
          const listen = ([change]) => heard.push(change.target.textContent);
          new MutationObserver(listen).observe(document.querySelector(".search-spoken"), { childList: true });
        }"""
    )
    type_query(page, "επιστροφή")
    expect(page.locator(".search-status")).to_have_text("2 αποτελέσματα")
    expect(spoken).to_have_text("2 αποτελέσματα")
    page.locator(".search-input").fill("epistrof;h")
    expect(spoken).to_have_text("Showing results for επιστροφή. 2 αποτελέσματα")
    assert len(page.evaluate("heard")) == 2, "not once for each letter"


def test_keys_lead_through_the_list_and_back_to_the_field(page: Page) -> None:
    type_query(page, "επιστροφή")
    expect(page.locator(".search-result")).to_have_count(2)
    visited = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        active = page.locator(".search-input").get_attribute("aria-activedescendant")
        visited.append(active and int(active.rsplit("-", 1)[1]))
    assert visited == [0, 1, None, 1, 0, None, 1]
    expect(page.locator(".search-input")).to_be_focused()


@pytest.mark.parametrize(
    ("key", "text"), [("Home", "xεπιστροφή"), ("End", "επιστροφήx"), ("ArrowLeft", "επιστροφxή")]
)
def test_keys_that_move_in_the_text_do_so_and_leave_the_list(page: Page, key: str, text: str) -> None:
    type_query(page, "επιστροφή")
    expect(page.locator(".search-result")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press(key)
    expect(page.locator(".search-input")).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.type("x")
    expect(page.locator(".search-input")).to_have_value(text)


def test_alt_and_an_arrow_open_and_close_the_list(page: Page) -> None:
    type_query(page, "επιστροφή")
    expect(page.locator(".search-results")).to_be_visible()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".search-results")).to_be_hidden()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".search-results")).to_be_visible()
    assert page.locator(".search-input").get_attribute("aria-activedescendant") is None


def test_a_button_clears_the_field(page: Page) -> None:
    type_query(page, "επιστροφή")
    expect(page.locator(".search-result")).to_have_count(2)
    page.get_by_role("button", name="Clear the search").click()
    expect(page.locator(".search-input")).to_have_value("")
    expect(page.locator(".search-input")).to_be_focused()
    expect(page.locator(".search-results")).to_be_hidden()


def test_enter_opens_the_active_result(page: Page) -> None:
    type_query(page, "επιστροφή")
    expect(page.locator(".search-result")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/el/return.html")


HOLD_ANSWERS = """async () => {
  const { search } = await kbgen.loadSearch();
  globalThis.release = {};
  kbgen.search = (query, options) => new Promise((resolve) => {
    release[query] = () => resolve(search(query, options));
  });
}"""


def test_keys_pressed_before_the_answer_choose_from_the_answer(page: Page) -> None:
    type_query(page, "epistrof")
    expect(page.locator(".search-result")).not_to_have_count(0)
    page.evaluate(HOLD_ANSWERS)
    page.locator(".search-input").fill("RMA 58120")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)  # what is shown answers an older question
    page.evaluate("release['RMA 58120']()")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Πώς γίνεται η επιστροφή;")
    page.locator(".search-input").fill("ημέρες")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.url.endswith("/el/home.html")
    page.evaluate("release['ημέρες']()")
    page.wait_for_url("**/el/refund.html*")


def test_keys_for_an_answer_that_is_awaited_are_forgotten_with_escape_and_when_one_types_on(
    page: Page,
) -> None:
    page.evaluate(HOLD_ANSWERS)
    for key in ("ArrowLeft", "Escape"):  # the list of the first is open when the second comes
        page.locator(".search-input").fill("RMA")
        page.keyboard.press("ArrowDown")
        page.keyboard.press(key)
        page.evaluate("release['RMA']()")
        expect(page.locator(".search-result")).to_have_count(1)
        expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.locator(".search-input").fill("RM")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("A")
    page.evaluate("release['RMA']()")
    expect(page.locator(".search-status")).to_have_text("1 αποτέλεσμα")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)


def test_one_who_types_before_the_search_is_here_opens_the_first_result_as_well(
    page: Page, address: str
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/search.js", hold)
    page.goto(f"{address}/el/home.html")
    type_query(page, "RMA")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.url.endswith("/el/home.html")
    for route in held:
        route.continue_()
    page.wait_for_url("**/el/return.html")


def test_enter_without_an_active_result_leads_to_the_search_page(page: Page) -> None:
    type_query(page, "επιστροφή & <b>")
    page.keyboard.press("Enter")
    page.wait_for_url("**/el/search.html?q=*")
    expect(page.locator(".search-input")).to_have_value("επιστροφή & <b>")
    expect(page.locator(".search-page-results li")).to_have_count(3)


def test_results_are_links_that_open_in_a_new_tab(page: Page) -> None:
    type_query(page, "επιστροφή")
    first = page.locator(".search-result").first
    for click in (
        lambda: first.click(modifiers=["Control"]),
        lambda: first.click(button="middle"),
        lambda: (page.keyboard.press("ArrowDown"), page.keyboard.press("Control+Enter")),
    ):
        with page.context.expect_page() as opened:
            click()
        # The page itself is asked: where it went at once, waiting for its address may come too late.
        opened.value.wait_for_function("location.pathname.endsWith('/el/return.html')")
        opened.value.close()
    assert page.url.endswith("/el/home.html")
    first.click()
    page.wait_for_url("**/el/return.html")


def test_escape_closes_the_list_and_a_second_one_clears_the_field(page: Page) -> None:
    type_query(page, "επιστροφή")
    expect(page.locator(".search-results")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search-results")).to_be_hidden()
    expect(page.locator(".search-input")).to_have_value("επιστροφή")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".search-input")).to_have_value("")
    expect(page.locator(".search-status")).to_have_text("")


def test_the_list_closes_when_the_field_is_left_and_stays_closed(page: Page) -> None:
    type_query(page, "επιστροφή")
    expect(page.locator(".search-results")).to_be_visible()
    page.locator("#other").focus()
    expect(page.locator(".search-results")).to_be_hidden()
    page.evaluate("document.querySelector('.search-input').dispatchEvent(new InputEvent('input'))")
    page.wait_for_timeout(100)
    expect(page.locator(".search-results")).to_be_hidden()


def test_a_slash_leads_to_the_field_from_anywhere(page: Page) -> None:
    page.locator("body").press("/")
    expect(page.locator(".search-input")).to_be_focused()
    expect(page.locator(".search-input")).to_have_value("")
    page.keyboard.type("/a/b")  # the first one by habit, in a field that has the focus already
    expect(page.locator(".search-input")).to_have_value("a/b")


@pytest.mark.parametrize("layout", [("k", "KeyK"), ("κ", "KeyK"), ("ל", "KeyK")])
def test_ctrl_k_leads_to_the_field_on_any_layout_and_while_one_types_elsewhere(
    page: Page, layout: tuple[str, str]
) -> None:
    page.locator("#other").focus()
    press = """([key, code]) => document.activeElement.dispatchEvent(
      new KeyboardEvent("keydown", { key, code, ctrlKey: true, bubbles: true, cancelable: true }))"""
    page.evaluate(press, layout)
    expect(page.locator(".search-input")).to_be_focused()


def test_a_slash_leads_to_the_field_from_a_control_that_takes_no_text(page: Page) -> None:
    page.evaluate("document.body.append(Object.assign(document.createElement('button'), { id: 'b' }))")
    page.locator("#b").press("/")
    expect(page.locator(".search-input")).to_be_focused()


def test_a_slash_typed_elsewhere_stays_there(page: Page) -> None:
    page.locator("#other").press("/")
    expect(page.locator("#other")).to_be_focused()
    expect(page.locator("#other")).to_have_value("/")


def test_matched_words_are_marked_and_numbers_isolated(page: Page) -> None:
    type_query(page, "ημερες 210")
    result = page.locator(".search-result").first
    expect(result.locator("mark")).to_have_text(["ημέρες", "ημέρες", "210"])
    isolated = result.locator('bdi[dir="ltr"]')
    expect(isolated).to_have_text(["210 555 0134", "*2345"])
    expect(isolated.first.locator("mark")).to_have_text("210")


def test_markup_in_an_entry_is_shown_as_text(page: Page) -> None:
    type_query(page, "έντονα")
    expect(page.locator(".search-result-question").first).to_have_text(
        "<img src=x onerror=alert(1)> & <b>έντονα</b>"
    )
    assert page.locator(".search-result img, .search-result b").count() == 0


def test_a_result_in_another_language_says_so(page: Page) -> None:
    type_query(page, "אביב")
    question = page.locator(".search-result-question")
    assert (question.get_attribute("lang"), question.get_attribute("dir")) == ("he", "rtl")
    expect(page.locator(".search-result .badge-language")).to_have_text("Language: עברית")
    page.locator(".search-input").fill("RMA")
    expect(page.locator(".search-result-category")).to_have_text("Παραγγελίες")
    assert page.locator(".search-result-question").get_attribute("lang") is None
    expect(page.locator(".search-result .badge-internal")).to_have_text("Internal")


def test_nothing_is_searched_while_an_input_method_composes(page: Page) -> None:
    dispatch = """([type, composing]) => {
      const input = document.querySelector(".search-input");
      input.focus();
      input.value = "επιστροφή";
      const kind = type === "input" ? InputEvent : CompositionEvent;
      input.dispatchEvent(new kind(type, { bubbles: true, isComposing: composing }));
    }"""
    page.evaluate(dispatch, ["input", True])
    page.wait_for_timeout(100)
    assert questions(page) == []
    page.evaluate(dispatch, ["compositionend", False])
    expect(page.locator(".search-result")).to_have_count(2)


def test_a_page_does_not_load_the_search_before_a_reader_turns_to_the_field(page: Page, address: str) -> None:
    loaded = "document.querySelectorAll('script[src*=\"search\"]').length"
    page.goto(f"{address}/el/home.html")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(loaded) == 0
    page.locator(".search").hover()
    page.wait_for_function("() => 'searchBox' in kbgen")
    assert page.evaluate(loaded) == 1


def test_what_was_typed_before_the_search_was_there_is_searched_for(page: Page, address: str) -> None:
    waiting: list[Route] = []
    page.route("**/search.js", lambda route: waiting.insert(0, route))
    page.goto(f"{address}/el/home.html")
    type_query(page, "επιστροφή")
    expect(page.locator(".search-status")).to_have_text("Searching…")
    waiting.pop().continue_()
    expect(page.locator(".search-result")).to_have_count(2)
    expect(page.locator(".search-status")).to_have_text("2 αποτελέσματα")


def test_the_index_is_loaded_once_and_only_when_needed(page: Page, address: str) -> None:
    count = "document.querySelectorAll('script[src$=\"search-el/index.js\"]').length"
    page.goto(f"{address}/el/home.html")
    assert page.evaluate(count) == 0
    type_query(page, "επιστροφή")
    expect(page.locator(".search-result")).to_have_count(2)
    assert page.evaluate(count) == 1


def test_the_search_page_shares_its_query_in_its_address(page: Page, address: str) -> None:
    page.goto(f"{address}/el/search.html?q=%CE%B5%CF%80%CE%B9%CF%83%CF%84%CF%81%CE%BF%CF%86%CE%AE&x=1")
    expect(page.locator(".search-page-results li")).to_have_count(2)
    expect(page.locator(".search-status")).to_have_text("2 αποτελέσματα")
    page.locator(".search-input").fill("RMA 58120")
    expect(page.locator(".search-page-results li")).to_have_count(1)
    assert page.evaluate("Object.fromEntries(new URL(location).searchParams)") == {"q": "RMA 58120", "x": "1"}
    page.locator(".search-input").press("Enter")
    page.locator(".search-page-results a").click()
    page.wait_for_url("**/el/return.html")
    page.go_back()
    expect(page.locator(".search-input")).to_have_value("RMA 58120")
    expect(page.locator(".search-page-results li")).to_have_count(1)
    page.locator(".search-input").press("Escape")
    expect(page.locator(".search-page-results li")).to_have_count(0)
    assert "q=" not in page.url


def test_without_scripts_no_field_promises_a_search(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False).new_page() as page:
        page.goto(f"{address}/el/home.html")
        expect(page.locator(".search-input")).to_be_hidden()
