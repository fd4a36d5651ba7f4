"""kbgen.search, called by a page's own scripts as themes/README.md describes it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.serving import served

pytestmark = pytest.mark.browser

MANUAL = (Path(__file__).parent.parent.parent / "themes" / "README.md").read_text("utf-8")
MANUAL = MANUAL[MANUAL.index("## Search from your own scripts") :]


@pytest.fixture(scope="module", params=["file", "http"])
def entry(request: pytest.FixtureRequest, browser: Browser, own_site: Path) -> Iterator[Page]:
    """A Greek entry of the repository's own site."""
    with served(own_site) as over_http, browser.new_page() as page:
        base = over_http if request.param == "http" else own_site.as_uri()
        page.goto(f"{base}/el/orders/warranty.html")
        yield page


def search(page: Page, query: str, **options: Any) -> dict[str, Any]:
    answer: dict[str, Any] = page.evaluate(
        "([query, options]) => kbgen.search(query, options)", [query, options]
    )
    return answer


def test_it_is_used_from_any_page_of_the_site(entry: Page) -> None:
    answer = search(entry, "επιστροφη χρηματων", limit=3)
    assert answer["query"] == "επιστροφη χρηματων"
    assert answer["readAs"] == ""
    assert len(answer["results"]) == 3 < answer["total"]
    first = answer["results"][0]
    assert first["id"] == "orders/refund-window"
    assert first["language"] == first["opens"] == "el"
    assert first["url"].startswith(entry.url.rpartition("/el/")[0] + "/el/orders/refund-window.html")
    assert first["question"]
    assert first["answer"].endswith((".", "!", ";"))
    assert "χρημάτων" in first["excerpt"]
    assert first["score"] > answer["results"][1]["score"] > 0
    assert {"word", "term", "worth", "score"} <= first["why"][0].keys()


def test_it_searches_another_language_and_all_of_them(entry: Page) -> None:
    hebrew = search(entry, "אחריות", language="he")
    assert {result["language"] for result in hebrew["results"]} == {"he"}
    assert hebrew["results"][0]["opens"] == "el", "there is a translation in the page's language"
    assert "/el/" in hebrew["results"][0]["url"]
    everywhere = search(entry, "RMA", language="all", limit=100)
    assert len({result["id"] for result in everywhere["results"]}) == everywhere["total"]


def test_it_narrows_down_by_category_and_tag_and_counts_them(entry: Page) -> None:
    answer = search(entry, "πελάτης", category="orders", facets=True, limit=100)
    assert {result["category"][0] for result in answer["results"]} == {"orders"}
    counts = {facet["id"]: facet["count"] for facet in answer["facets"]["categories"]}
    assert counts["orders"] == answer["total"] == len(answer["results"])
    assert len(counts) > 1
    tagged = search(entry, "πελάτης", tag="refund", limit=100)
    assert 0 < tagged["total"] < search(entry, "πελάτης")["total"]
    assert tagged["facets"] is not None


def test_it_tells_how_a_query_was_read_and_takes_it_literally_if_told(entry: Page) -> None:
    assert search(entry, "epistrofh")["readAs"] == "επιστροφη"
    literal = search(entry, "epistrofh", literal=True)
    assert literal["readAs"] == ""


@pytest.mark.parametrize("query", ["", " ", ";", None, 7, "\ud83d"])
def test_what_is_no_question_has_no_results_or_few_and_no_exception(entry: Page, query: Any) -> None:
    answer = search(entry, query)
    assert answer["total"] >= len(answer["results"]) >= 0


def test_a_language_that_the_site_does_not_have_is_an_error(entry: Page) -> None:
    with pytest.raises(Error, match='No language "xx" to search in: there are el, he, all'):
        search(entry, "x", language="xx")


def test_the_results_can_be_counted_without_any(entry: Page) -> None:
    counted = search(entry, "πελάτης", limit=0)
    shown = search(entry, "πελάτης", limit=1)
    assert counted["results"] == []
    assert (counted["total"], counted["isWeak"]) == (shown["total"], False)


def test_the_example_of_the_manual_runs(entry: Page) -> None:
    example = re.findall(r"```js\n(.*?)```", MANUAL, re.S)[0]
    told: list[str] = []
    entry.once("console", lambda message: told.append(message.text))
    entry.evaluate(f"async () => {{ {example} }}")
    assert "/el/orders/refund-window.html" in told[0]


def test_the_manual_names_every_key_of_an_answer_and_of_a_result(entry: Page) -> None:
    documented = [
        set(re.findall(r"`(\w+)`", first))
        for table in re.findall(r"^\| key .*?(?=\n\n)", MANUAL, re.S | re.M)
        for first in [" ".join(line.split(" | ")[0] for line in table.splitlines())]
    ]
    answer = search(entry, "πελάτης")
    assert documented == [answer.keys(), answer["results"][0].keys()]
