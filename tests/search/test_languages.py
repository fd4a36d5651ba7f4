"""A query across languages: a word of the other one is searched there, and opens in the reader's own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from kbgen.model.synonyms import Synonym
from kbgen.search.document import SearchDocument
from tests.browser_support import call
from tests.search.corpora import GREEK, HEBREW
from tests.search_pages import search_page

pytestmark = pytest.mark.browser


def entry(identifier: str, greek: str, hebrew: str, body: str = "") -> tuple[SearchDocument, SearchDocument]:
    """The documents of an entry in both languages."""
    addresses = {tag: f"{tag}/{identifier}.html" for tag in ("el", "he")}
    return (
        SearchDocument(identifier, GREEK, addresses["el"], greek, body=body, translations=(("he", addresses["he"]),)),
        SearchDocument(identifier, HEBREW, addresses["he"], hebrew, translations=(("el", addresses["el"]),)),
    )  # fmt: skip


PAIRS = [
    entry("gift", "Πώς εξαργυρώνεται η κάρτα δώρου;", "איך מממשים כרטיס מתנה?"),
    entry("refund", "Πότε γίνεται η επιστροφή χρημάτων;", "מתי מקבלים החזר כספי?", "Σφάλμα E404 στο ταμείο."),
    entry("vpn", "Σύνδεση από το σπίτι", "התחברות ל-VPN מהבית"),
]
ONLY_HEBREW = SearchDocument(
    "sabbath", HEBREW, "el/sabbath.html", "מה קורה בשבת?", translations=(("he", "he/s.html"),)
)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A Greek page; the entry about the sabbath is shown there in Hebrew, since there is no other translation."""
    greek = [one for one, _ in PAIRS] + [ONLY_HEBREW]
    hebrew = [other for _, other in PAIRS] + [
        SearchDocument("sabbath", HEBREW, "he/s.html", ONLY_HEBREW.question)
    ]
    with search_page(browser, {"el": greek, "he": hebrew}) as opened:
        yield opened


def first(page: Page, query: str, **options: object) -> tuple[str, str, str, str, str]:
    """Of the first hit: its id, the language of its text, the end of its address, the language it opens in; and how
    the query was read."""
    ask = """async ([query, options]) => {
      const { readAs, results: [hit] } = await kbgen.search(query, options);
      const address = hit && hit.url.split("/").slice(-2).join("/");
      return hit ? [hit.id, hit.language, address, hit.opens, readAs] : ["", "", "", "", readAs];
    }"""
    found: list[str] = call(page, ask, [query, options])
    return tuple(found)  # type: ignore[return-value]


def test_a_word_of_the_other_language_opens_in_the_readers_own(page: Page) -> None:
    assert first(page, "כרטיס מתנה") == ("gift", "he", "el/gift.html", "el", "")


def test_without_a_translation_it_opens_where_its_text_is_shown(page: Page) -> None:
    assert first(page, "שבת") == ("sabbath", "he", "el/sabbath.html", "he", "")


def test_the_other_language_is_understood_on_the_wrong_layout_too(page: Page) -> None:
    assert first(page, "vjzr fxph") == ("refund", "he", "el/refund.html", "el", "החזר כספי")
    assert first(page, "kapta dwrou")[0] == "gift"


def test_what_sounds_but_roughly_like_greek_may_be_hebrew_on_the_wrong_layout(browser: Browser) -> None:
    pair = entry("locked", "Βάση", "החשבון נעול", "Τι βγει;")
    with search_page(browser, {"el": [pair[0]], "he": [pair[1]]}) as page:
        assert first(page, "vjacui bguk") == ("locked", "he", "el/locked.html", "el", "החשבון נעול")


def test_greek_typed_on_a_hebrew_layout_is_greek(page: Page) -> None:
    assert first(page, "קפןדארםכי")[:2] == ("refund", "el")


def test_a_word_of_the_other_language_is_not_retyped_into_the_pages_own_where_it_is_known_as_typed(
    browser: Browser,
) -> None:
    """As keys of a Greek layout, שח is αξ, with which Greek words begin."""
    pair = entry("worth", "Τι αξίζει στον πελάτη;", "כמה שח עולה משלוח?")
    with search_page(browser, {"el": [pair[0]], "he": [pair[1]]}) as page:
        assert first(page, "שח") == ("worth", "he", "el/worth.html", "el", "")


def test_words_of_no_language_find_entries_in_both(page: Page) -> None:
    assert first(page, "E404")[:2] == ("refund", "el")
    assert first(page, "VPN") == ("vpn", "he", "el/vpn.html", "el", "")


def test_words_that_a_language_knows_by_synonyms_alone_do_not_draw_a_query_there(browser: Browser) -> None:
    """To the Hebrew vocabulary, with fewer words that begin so, the misspelt word is liker than to the Greek one."""
    greek = [*(one for one, _ in PAIRS), entry("epist", "Επιστολή, επιστάτης, επίσταμαι", "א")[0]]
    across = [Synonym(("επιστροφή", "החזר"), ("επιστροφή", "החזר"))]
    for languages in (("el", "he"), ("he", "el")):
        documents = {"el": greek, "he": [other for _, other in PAIRS]}
        with search_page(browser, {tag: documents[tag] for tag in languages}, across) as page:
            assert first(page, "επισταφη")[1] == "el"


def test_all_languages_are_searched_on_request_and_an_entry_is_shown_once(page: Page) -> None:
    ask = """async query => (await kbgen.search(query, { language: "all" })).results.map(({ id }) => id)"""
    ids = call(page, ask, "επιστροφή החזר VPN")
    assert sorted(ids) == ["refund", "vpn"]
    assert call(page, ask, "επιστροφή") == ["refund"]


def test_greeklish_goes_to_greek_from_a_page_in_another_language(browser: Browser) -> None:
    with search_page(browser, {"he": [pair[1] for pair in PAIRS], "el": [pair[0] for pair in PAIRS]}) as page:
        assert first(page, "epistrofi")[0] == "refund"


def test_a_language_can_be_asked_for(page: Page) -> None:
    assert first(page, "כרטיס", language="he")[:2] == ("gift", "he")
    assert first(page, "VPN", language="he")[:2] == ("vpn", "he")


def test_a_query_of_the_pages_own_language_loads_no_other_index(browser: Browser) -> None:
    greek, hebrew = [one for one, _ in PAIRS], [other for _, other in PAIRS]
    with search_page(browser, {"el": greek, "he": hebrew}) as page:
        for query in ("επιστροφή", "epistrofi", "p;ote", "καρτ"):
            call(page, "query => kbgen.search(query)", query)
        assert page.evaluate("document.querySelectorAll('script[src*=search-he]').length") == 0
