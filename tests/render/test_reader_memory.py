"""What readers' browsers remember, and how they know what is there no more."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from kbgen.model.entry import Audience
from kbgen.model.site import EntryLink, Route
from kbgen.render.reader_memory import address_filter, remembered
from tests.browser_support import call, open_scripts
from tests.search.corpora import GREEK, HEBREW

THERE = [f"el/orders/entry-{number}.html" for number in range(3000)]
ELSEWHERE = [f"el/orders/other-{number}.html" for number in range(3000)]
MAY_BE_THERE = "([filter, all]) => all.filter((one) => kbgen.mayBeThere(filter, one))"


def test_an_entry_is_remembered_in_every_language_with_numbers_that_keep_their_order() -> None:
    greek = EntryLink("a", "Το *2345;", "", GREEK, Route("el/ά.html"), Audience.PUBLIC, date(2026, 1, 5))
    hebrew = EntryLink("a", "מה זה *2345?", "", HEBREW, Route("he/a.html"), Audience.PUBLIC, None)
    assert json.loads(remembered("a", [("el", greek), ("he", hebrew)])) == {
        "id": "a",
        "pages": {
            "el": ["el/%CE%AC.html", "Το *2345;", "el", "ltr"],
            "he": ["he/a.html", "מה זה \u2066*2345\u2069?", "he", "rtl"],
        },
    }


@pytest.mark.browser
def test_the_browser_knows_every_address_and_few_others(browser: Browser) -> None:
    page = open_scripts(browser)
    made = address_filter(THERE)
    assert len(made) < len(THERE) * 1.4
    assert call(page, MAY_BE_THERE, [made, THERE]) == THERE
    assert len(call(page, MAY_BE_THERE, [made, ELSEWHERE])) < len(ELSEWHERE) * 0.04
    page.close()


@pytest.mark.browser
def test_a_filter_of_any_addresses_is_read_as_it_was_written(browser: Browser) -> None:
    page = open_scripts(browser)

    @settings(max_examples=50)  # a browser takes its time
    @given(st.lists(st.text(), max_size=20))
    def check(addresses: list[str]) -> None:
        addresses = [one for one in addresses if one.isprintable()]
        assert call(page, MAY_BE_THERE, [address_filter(addresses), addresses]) == addresses

    check()
    assert call(page, MAY_BE_THERE, [address_filter([]), ELSEWHERE[:9]]) == []
    page.close()
