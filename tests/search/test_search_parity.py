"""The browser finds what the oracle finds, and shows it well."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from kbgen.search.rank import Ranking
from kbgen.text.tokenize import tokens
from tests.browser_support import call, open_scripts
from tests.search.corpora import document, random_documents, random_queries
from tests.search_pages import search_page
from tests.text.texts import random_texts

pytestmark = pytest.mark.browser

_RANK = """
async ([queries, limit]) => {
  const found = [];
  for (const query of queries) {
    const { results, total } = await kbgen.search(query, { limit, literal: true });
    found.push([total, results.map(({ id, score }) => [id, score])]);
  }
  return found;
}
"""


def hits_of_both(
    browser: Browser, documents: list[Any], queries: list[str], limit: int
) -> list[list[list[Any]]]:
    """The best hits of each query with their scores; those of the browser and of the oracle are the same."""
    with search_page(browser, {"el": documents}) as page:
        found = call(page, _RANK, [queries, limit])
    oracle = Ranking(documents)
    expected = [[[hit.id, hit.score] for hit in oracle.rank(query)] for query in queries]
    assert found == [[len(hits), hits[:limit]] for hits in expected]
    return [hits for _, hits in found]


@pytest.mark.parametrize(("seed", "size"), [(0, 0), (1, 1), (2, 3), (3, 20), (4, 60), (5, 90)])
def test_the_browser_ranks_as_the_oracle_does(browser: Browser, seed: int, size: int) -> None:
    hits = hits_of_both(browser, random_documents(size, seed), random_queries(400, seed), 12)
    assert size == 0 or any(hits)


def test_the_browser_ranks_at_each_letter_typed_as_the_oracle_does(browser: Browser) -> None:
    typed = [query[:end] for query in random_queries(12, 7) for end in range(1, len(query) + 1)]
    assert any(hits_of_both(browser, random_documents(40, 7), typed, 12))


@pytest.mark.parametrize(
    "query", ["κάρτα " * 80, "x" * 10_000, "<img src=x onerror=alert(1)>", "__proto__", "\ud800 κάρτα"]
)
def test_the_browser_ranks_hostile_queries_as_the_oracle_does(browser: Browser, query: str) -> None:
    documents = [document("a", "κάρτα <img>"), document("b", "proto constructor")]
    hits_of_both(browser, documents, [query], 5)


@pytest.mark.parametrize("beginning", ["x" * 31, "x" * 40, "x" * 30 + "𐌰", "𐌰" * 20, "𐌰" * 15 + "xx"])
def test_long_words_that_begin_alike_are_told_apart(browser: Browser, beginning: str) -> None:
    documents = [document(ending, beginning + ending) for ending in ("a", "b", "𐌰", "𐌱")]
    queries = [one.question for one in documents]
    assert all(hits_of_both(browser, documents, queries, 5))


def test_the_browser_orders_equal_hits_by_id(browser: Browser) -> None:
    documents = [document("b", "άλφα"), document("a", "βήτα"), document("c", "βήτα άλφα")]
    hits = hits_of_both(browser, documents, ["άλφα βήτα"], 5)[0]
    assert [identifier for identifier, _ in hits] == ["c", "a", "b"]
    assert hits[1][1] == hits[2][1]


def test_an_index_of_a_foreign_version_is_refused(browser: Browser) -> None:
    with open_scripts(browser) as page:
        names = call(
            page,
            """wires => wires.map(wire => {
                 try { kbgen.openIndex(wire); } catch (error) { return error.name; }
               })""",
            [{"format": 2}, {}, None, "text"],
        )
    assert names == ["ForeignVersion"] * 4


_EXCERPT = """
([texts, words, length]) => {
  const matches = new Map(words.map((word, place) => [word, 1 + place]));
  return texts.map((text) => [
    kbgen.excerpt(text, matches, length).parts,
    kbgen.highlight(text, matches),
    kbgen.runs(kbgen.highlight(text, matches)),
  ]);
}
"""


def excerpts(browser: Browser, texts: list[str], words: list[str], length: int = 160) -> list[Any]:
    with open_scripts(browser) as page:
        found: list[Any] = call(page, _EXCERPT, [texts, words, length])
    return found


def joined(parts: list[dict[str, Any]]) -> str:
    return "".join(part["text"] for part in parts)


@pytest.mark.parametrize("length", [1, 10, 40, 160])
def test_an_excerpt_is_a_passage_of_the_text_of_the_length_asked_for(browser: Browser, length: int) -> None:
    texts = [" ".join(one.body.split()) for one in random_documents(300, length)] + [
        "😀" * 300,
        "κάρτα" * 100,
    ]
    words = ["επιστροφη", "καρτα", "משלוח", "δωρεαν", "صلى"]
    for text, (excerpt, highlight, runs) in zip(texts, excerpts(browser, texts, words, length), strict=True):
        passage = joined(excerpt).removeprefix("…").removesuffix("…")
        assert passage in text
        assert len(passage.encode("utf-16-le")) // 2 <= length
        assert joined(highlight) == text
        assert [part for run in runs for part in run["parts"]] != [] or not text
        assert "".join(joined(run["parts"]) for run in runs) == text


@pytest.mark.parametrize("length", [1, 7, 20, 60])
def test_whatever_matches_an_excerpt_keeps_its_length_and_its_text(browser: Browser, length: int) -> None:
    texts = random_texts(300, length)
    words = sorted({token.text for text in texts for token in tokens(text)})[::2]
    for text, (excerpt, highlight, _) in zip(texts, excerpts(browser, texts, words, length), strict=True):
        passage = joined(excerpt).removeprefix("…").removesuffix("…")
        assert passage in text
        assert len(passage.encode("utf-16-le", "surrogatepass")) // 2 <= length
        assert joined(highlight) == text


def test_an_excerpt_shows_where_the_most_and_rarest_words_stand_together(browser: Browser) -> None:
    text = "κάρτα " + "γέμισμα " * 60 + "πληρωμή με κάρτα σε δόσεις " + "γέμισμα " * 60
    [[excerpt, _, _]] = excerpts(browser, [text], ["καρτα", "πληρωμη", "δοσεισ"])
    assert [part["text"] for part in excerpt if part["marked"]] == ["πληρωμή", "κάρτα", "δόσεις"]
    assert (excerpt[0]["text"][0], excerpt[-1]["text"]) == ("…", "…")


def test_an_excerpt_without_matched_words_is_the_beginning(browser: Browser) -> None:
    [[excerpt, _, _]] = excerpts(browser, ["Πρώτη λέξη. " * 40], ["τιποτα"])
    assert joined(excerpt).startswith("Πρώτη λέξη. Πρώτη")
    assert not any(part["marked"] for part in excerpt)


def test_marks_are_drawn_on_the_text_as_it_is_written(browser: Browser) -> None:
    texts = ["Η ΚΆΡΤΑ😀κα\u0301ρτα!", 'שלחו דוא״ל: דוא"ל, שָׁלוֹם.', "Kάρτα"]
    found = excerpts(browser, texts, ["καρτα", "דואל", "שלומ"])
    marked = [[part["text"] for part in highlight if part["marked"]] for _, highlight, _ in found]
    assert marked == [["ΚΆΡΤΑ", "κα\u0301ρτα"], ["דוא״ל", 'דוא"ל', "שָׁלוֹם"], ["Kάρτα"]]


def test_a_code_that_matches_whole_and_in_parts_is_marked_once(browser: Browser) -> None:
    texts = ["Παραγγελία ORD-2026-004417!", "כתבו ל-service@example.com."]
    terms = ["ord2026004417", "2026", "004417", "serviceexamplecom", "service"]
    found = excerpts(browser, texts, terms)
    marked = [[part["text"] for part in highlight if part["marked"]] for _, highlight, _ in found]
    assert marked == [["ORD-2026-004417"], ["service@example.com"]]
    [[_, only_part, _]] = excerpts(browser, texts[:1], ["2026"])
    assert [part["text"] for part in only_part if part["marked"]] == ["2026"]


@pytest.mark.parametrize("words", [["004417"], ["ord2026004417"], ["ord2026004417", "ord"]])
def test_an_excerpt_does_not_cut_a_code_in_two(browser: Browser, words: list[str]) -> None:
    texts = ["αβγ " * 50 + "x" * pad + " ORD-2026-004417 " + "δεζ " * 50 for pad in range(1, 30)]
    for [excerpt, _, _] in excerpts(browser, texts, words, 50):
        assert "ORD-2026-004417" in joined(excerpt)
    texts = [f"{'αβγ ' * 50}ORD-2026-004417 {'x' * pad} κάρτα {'δεζ ' * 50}" for pad in range(1, 40)]
    texts += [f"κάρτα {'y' * pad} ORD-2026-004417 {'δεζ ' * 50}" for pad in range(1, 60)]
    for [excerpt, _, _] in excerpts(browser, texts, ["καρτα"], 50):
        shown = joined(excerpt).replace("ORD-2026-004417", "")
        assert not any(part in shown for part in ("ORD", "2026", "004417"))


def test_what_is_isolated_keeps_its_marks_inside(browser: Browser) -> None:
    [[_, _, runs]] = excerpts(browser, ["חייגו 03-555-1234 עכשיו"], ["555"])
    assert runs[1] == {
        "isolated": True,
        "parts": [
            {"text": "03-", "marked": False},
            {"text": "555", "marked": True},
            {"text": "-1234", "marked": False},
        ],
    }


def test_the_first_of_equal_passages_is_the_excerpt(browser: Browser) -> None:
    text = "Αρχή κάρτα " + "γέμισμα " * 60 + "κάρτα τέλος"
    [[excerpt, _, _]] = excerpts(browser, [text], ["καρτα"])
    assert joined(excerpt).startswith("Αρχή κάρτα γέμισμα")
