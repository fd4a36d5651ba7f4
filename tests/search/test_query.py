"""Quotes and minus in a query."""

import random

import pytest
from playwright.sync_api import Browser

from kbgen.search.query import parse_query
from kbgen.search.rank import rank
from tests.browser_support import call, open_scripts
from tests.search.corpora import document, random_documents, random_queries
from tests.search_pages import search_page
from tests.text.texts import random_texts

DOCUMENTS = [
    document("a", "Πώς πληρώνω με κάρτα δώρου;", also_asked=("Κάρτα ή μετρητά;",)),
    document("b", "Δώρου αξία σε κάρτα", body="Η κάρτα δεν λήγει. Δώρου χάριν."),
    document("c", 'שלחו דוא"ל לתל־אביב', body="כתובת הדוא״ל של השירות"),
    document("d", "Κωδικός ORD-2026-004417", keywords=("κάρτα", "δώρου")),
]


def found(query: str) -> set[str]:
    return {hit.id for hit in rank(DOCUMENTS, query, 10)}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ('"κάρτα δώρου"', {"a"}),
        ("«ΚΑΡΤΑ ΔΩΡΟΥ»", {"a"}),
        ("״κάρτα δώρου״", {"a"}),
        ("״לתל אביב״", {"c"}),
        ("״כתובת הדוא״ל״", {"c"}),
        ("κάρτα -״κάρτα δώρου״", {"b", "d"}),
        ("κάρτα δώρου", {"a", "b", "d"}),
        ("κάρτα -μετρητά", {"b", "d"}),
        ('κάρτα -"κάρτα δώρου"', {"b", "d"}),
        ('"כתובת הדוא"ל"', {"c"}),
        ('"תל אביב"', set()),
        ('"לתל אביב"', {"c"}),
        ('"ord-2026-004417"', {"d"}),
        ('"2026 004417"', {"d"}),
        ('κάρτα -"ORD-2026"', {"a", "b"}),
        ("κάρτα - δώρου", {"a", "b", "d"}),
        ("-κάρτα", {"a", "b", "d"}),
        ('"κάρτα δώρου', {"a", "b", "d"}),
        ('κάρτα ""', {"a", "b", "d"}),
    ],
)
def test_a_phrase_stands_in_each_hit_word_by_word_and_what_is_excluded_in_none(
    query: str, ids: set[str]
) -> None:
    hits = found(query)
    assert ids <= hits if query == '"תל אביב"' else hits == ids


def test_a_phrase_that_stands_nowhere_is_searched_as_words() -> None:
    assert found('"δώρου μετρητά"') == found("δώρου μετρητά") != set()


@pytest.mark.parametrize(
    "query", ['דוא"ל', "דוא״ל", "e-mail", 'דוא"ל ת"א', "-", '"', '""', "- -", "--κάρτα", "ό,τι"]
)
def test_signs_inside_words_or_alone_are_no_signs(query: str) -> None:
    parsed = parse_query(query)
    assert (parsed.text, parsed.phrases, parsed.excluded) == (query, (), ())


def signed(query: str, chance: random.Random) -> str:
    return " ".join(
        chance.choice(("{}", "{}", '"{}"', "-{}", '-"{}"', "«{}»", "״{}״", '"{}', "{}-")).format(word)
        for word in query.split()
    )


@pytest.mark.browser
@pytest.mark.parametrize("seed", range(2))
def test_the_browser_takes_queries_apart_as_python_does(browser: Browser, seed: int) -> None:
    chance = random.Random(seed)
    queries = [signed(query, chance) for query in random_queries(300, seed)] + random_texts(300, seed)
    queries += ['"κάρτα δώρου" -"α β" γ', "«" * 9000, '" ' * 5000, " -" * 5000, '"' + "α " * 400 + '"']
    with open_scripts(browser) as page:
        parsed = call(page, "queries => queries.map(kbgen.parseQuery)", queries)
    for query, one in zip(queries, parsed, strict=True):
        expected = parse_query(query)
        assert one["text"] == expected.text
        assert [one["phrases"], one["excluded"]] == [
            list(map(list, expected.phrases)),
            list(map(list, expected.excluded)),
        ], ascii(query)


_ASK = """
async queries => {
  const ids = [];
  for (const query of queries) {
    const { total, results } = await kbgen.search(query, { limit: 100, literal: true });
    ids.push([total, results.map(({ id, score }) => [id, score])]);
  }
  return ids;
}
"""


@pytest.mark.browser
@pytest.mark.parametrize("seed", range(2))
def test_the_browser_admits_what_the_oracle_admits(browser: Browser, seed: int) -> None:
    chance = random.Random(seed)
    documents = [*DOCUMENTS, *random_documents(30, seed)]
    queries = [signed(query, chance) for query in random_queries(80, seed)]
    queries += ['"το κωδικός"', '"κάρτα δώρου"', "κωδικός -το", '"κωδικό" -"και"']
    with search_page(browser, {"el": documents}) as page:
        answers = call(page, _ASK, queries)
    for query, (total, hits) in zip(queries, answers, strict=True):
        expected = rank(documents, query, 100)
        assert hits == [[hit.id, hit.score] for hit in expected], query
        assert total == len(expected)


@pytest.mark.browser
def test_the_reader_is_told_that_a_phrase_was_given_up(browser: Browser) -> None:
    with search_page(browser, {"el": DOCUMENTS}) as page:
        found = call(
            page,
            "async queries => Promise.all(queries.map(async query => (await kbgen.search(query)).readAs))",
            ['"δώρου μετρητά" κάρτα', '"κάρτα δώρου"', 'κάρτα -"κάρτα δώρου"'],
        )
    assert found == ["δώρου μετρητά κάρτα", "", ""]
