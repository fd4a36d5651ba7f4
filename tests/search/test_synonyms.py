"""What editors' synonyms promise to someone who searches, and that the browser keeps it as the oracle does."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from kbgen.model.synonyms import Synonym
from kbgen.search.document import SearchDocument
from kbgen.search.index import build_index
from kbgen.search.parameters import PARAMETERS
from kbgen.search.rank import Hit, rank
from kbgen.search.reading import read, vocabulary_of
from kbgen.search.synonyms import expansions, words_of
from tests.browser_support import call
from tests.search.corpora import document, random_documents, random_queries, random_synonyms
from tests.search_pages import search_page


def group(*phrases: str) -> Synonym:
    return Synonym(phrases, phrases)


OTHERS = [document(f"other-{n}", text) for n, text in enumerate(("Πότε έρχεται το δέμα;", "מתי מגיע המשלוח"))]
REFUND = document("refund", "Επιστροφή χρημάτων σε πέντε ημέρες")
MONEY = [
    REFUND,
    document("transfer", "Μεταφορά χρημάτων"),
    document("return", "Επιστροφή προϊόντος"),
    *OTHERS,
]


def found(documents: list[SearchDocument], query: str, *synonyms: Synonym) -> list[str]:
    return [hit.id for hit in rank(documents, query, 100, synonyms)]


def test_a_phrase_finds_the_others_of_its_group_in_any_language() -> None:
    synonyms = group("επιστροφή χρημάτων", "refund", "החזר כספי")
    assert found(MONEY, "refund", synonyms)[0] == "refund"
    assert found(MONEY, "החזר כספי", synonyms)[0] == "refund"
    assert found(MONEY, "refund") == found(MONEY, "החזר כספי") == []


def test_one_way_does_not_lead_back() -> None:
    documents = [document("pos", "Το τερματικό δεν ανοίγει"), document("machine", "Το μηχάνημα"), *OTHERS]
    synonym = Synonym(("μηχάνημα",), ("τερματικό",))
    assert found(documents, "μηχάνημα", synonym) == ["machine", "pos"]
    assert found(documents, "τερματικό", synonym) == ["pos"]


def test_what_was_typed_counts_more_than_its_synonym() -> None:
    documents = [document("a", "δωροκάρτα"), document("b", "δωροεπιταγή"), *OTHERS]
    synonyms = group("δωροκάρτα", "δωροεπιταγή")
    assert found(documents, "δωροεπιταγή", synonyms) == ["b", "a"]
    assert found(documents, "δωροκάρτα", synonyms) == ["a", "b"]


def test_a_synonym_takes_nothing_away_from_what_was_found_without_it() -> None:
    documents = random_documents(60, 1)
    known = build_index(documents).postings.keys()
    synonyms = [one for one in random_synonyms(60, 1) if words_of(expansions([one])) <= known]
    assert len(synonyms) > 12
    for query in random_queries(60, 1):
        without = {hit.id: hit.score - hit.closeness for hit in rank(documents, query, 100)}
        with_them = {hit.id: hit.score - hit.closeness for hit in rank(documents, query, 100, synonyms)}
        assert all(with_them[name] >= score - 2e-6 for name, score in without.items() if name in with_them)
        assert not without or without.keys() & with_them.keys()


@pytest.mark.parametrize("query", ["e-mail", "email", "E-MAIL;", "διεύθυνση e-mail"])
def test_a_word_with_a_hyphen_is_one_word_of_a_phrase(query: str) -> None:
    documents = [document("a", "Το ηλεκτρονικό ταχυδρομείο"), *OTHERS]
    assert "a" in found(documents, query, group("e-mail", "ηλεκτρονικό ταχυδρομείο"))


@pytest.mark.parametrize("query", ["δωροκάρτες", "δωροκατρα", "ΔΩΡΟΚΑΡΤΑΣ;", "θέλω δωροκάρτα τώρα"])
def test_a_phrase_is_known_by_its_other_forms_and_through_a_slip(query: str) -> None:
    documents = [document("a", "Πόσο ισχύει η δωροεπιταγή;"), *OTHERS]
    assert "a" in found(documents, query, group("δωροκάρτα", "δωροεπιταγή"))


def test_the_words_of_a_phrase_must_stand_together() -> None:
    synonyms = group("κάρτα δώρου", "voucher")
    documents = [document("a", "voucher"), *OTHERS]
    assert found(documents, "μια κάρτα δώρου παρακαλώ", synonyms) == ["a"]
    assert found(documents, "κάρτα σε κουτί δώρου", synonyms) == []


def test_the_longest_phrase_counts_alone() -> None:
    synonyms = (group("κάρτα", "πλαστικό"), group("κάρτα δώρου", "voucher"))
    documents = [document("plastic", "πλαστικό"), document("voucher", "voucher"), *OTHERS]
    assert found(documents, "κάρτα δώρου", *synonyms) == ["voucher"]
    assert found(documents, "κάρτα", *synonyms) == ["plastic"]


def test_a_word_that_only_synonyms_have_is_understood_in_greeklish_and_on_the_wrong_layout() -> None:
    index = build_index(
        [document("a", "Πόσο ισχύει η δωροεπιταγή;"), *OTHERS], [group("δωροκάρτα", "voucher")]
    )
    vocabulary = vocabulary_of({term: len(found) for term, found in index.postings.items()})
    assert read("dorokarta", vocabulary) == "δωροκαρτα"
    assert read("ωοθψηερ", vocabulary) == "voucher"


def test_the_reasons_of_a_hit_add_up_to_its_score() -> None:
    for hit in rank(MONEY, "refund χρήματα", 10, [group("επιστροφή χρημάτων", "refund")]):
        added = hit.closeness + sum(reason.score for reason in hit.why)
        assert hit.score == pytest.approx(added, abs=1e-5)
        assert {reason.word for reason in hit.why} <= {"refund", "χρηματα"}
        assert hit.why


def test_a_reason_names_the_terms_that_were_found_and_where_they_stand() -> None:
    documents = [document("a", "Η δωροεπιταγή", keywords=("δωροεπιταγές",), body="δωροεπιταγή"), *OTHERS]
    (hit,) = rank(documents, "δωροκάρτα", 10, [group("δωροκάρτα", "δωροεπιταγή")])
    (reason,) = hit.why
    assert reason.word == "δωροκαρτα"
    assert [(match.term, match.counts) for match in reason.matches] == [
        ("δωροεπιταγη", (1, 0, 0, 0, 1)),
        ("δωροεπιταγεσ", (0, 0, 1, 0, 0)),
    ]
    assert reason.matches[0].worth == PARAMETERS.synonym_weight


_RANK = """
async ([queries, limit]) => {
  const found = [];
  for (const query of queries) {
    const { results } = await kbgen.search(query, { limit, literal: true });
    found.push(results.map(({ id, score, why }) => [
      id, score, why.map(({ word, term, worth, score }) => [word, term, worth, score]),
    ]));
  }
  return found;
}
"""


def told(hit: Hit) -> list[Any]:
    why = [[one.word, one.matches[0].term, one.matches[0].worth, one.score] for one in hit.why]
    return [hit.id, hit.score, why]


@pytest.mark.browser
@pytest.mark.parametrize(("seed", "size"), [(0, 0), (1, 1), (2, 20), (3, 60), (4, 90)])
def test_the_browser_ranks_and_explains_as_the_oracle_does(browser: Browser, seed: int, size: int) -> None:
    documents, synonyms = random_documents(size, seed), random_synonyms(12, seed)
    queries = [*random_queries(60, seed), *(phrase for one in synonyms for phrase in one.sources)]
    with search_page(browser, {"el": documents}, synonyms) as page:
        hits = call(page, _RANK, [queries, 12])
    expected = [[told(hit) for hit in rank(documents, query, 12, synonyms)] for query in queries]
    assert hits == expected
    plain = [[told(hit) for hit in rank(documents, query, 12)] for query in queries]
    assert size == 0 or expected != plain


@pytest.mark.browser
def test_the_browser_marks_what_a_synonym_found(browser: Browser) -> None:
    marked = """async query => (await kbgen.search(query)).results[0].marked.question
      .flatMap(({ parts }) => parts.filter((part) => part.marked).map((part) => part.text))"""
    with search_page(browser, {"el": MONEY}, [group("επιστροφή χρημάτων", "refund")]) as page:
        assert call(page, marked, "refund") == ["Επιστροφή", "χρημάτων"]


@pytest.mark.browser
def test_what_only_a_synonym_finds_is_not_told_as_weak(browser: Browser) -> None:
    weak = "async query => (await kbgen.search(query)).isWeak"
    with search_page(browser, {"el": MONEY}, [group("επιστροφή χρημάτων", "refund")]) as page:
        assert call(page, weak, "refund") is False
        assert call(page, weak, "ψυγείο") is True


@pytest.mark.browser
def test_the_browser_understands_greeklish_of_a_word_that_only_synonyms_have(browser: Browser) -> None:
    documents = [document("a", "Πόσο ισχύει η δωροεπιταγή;"), *OTHERS]
    read_as = "async query => (await kbgen.search(query)).readAs"
    with search_page(browser, {"el": documents}, [group("δωροκάρτα", "voucher", "δωροεπιταγή")]) as page:
        assert call(page, read_as, "dorokarta") == "δωροκαρτα"
