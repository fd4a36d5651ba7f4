"""What the thesaurus promises to someone who searches, and that the browser keeps it as the oracle does."""

import random
from itertools import permutations

import pytest
from playwright.sync_api import Browser

from kbgen.search.collection import Collection
from kbgen.search.families import families
from kbgen.search.index import build_index
from kbgen.search.match import matching_terms, query_words
from kbgen.search.parameters import PARAMETERS
from kbgen.search.rank import Ranking, rank
from kbgen.search.thesaurus import Thesaurus, groups_in, groups_of, texts
from kbgen.search.wire import to_files
from kbgen.text.normalize import fold
from tests.browser_support import call
from tests.search.corpora import document, random_documents
from tests.search_pages import search_page

SHOPS = [document("shop", "Το κατάστημα"), document("other-1", "Μαγαζιά"), document("other-2", "מתי פותחים?")]


def found(query: str, *questions: str) -> list[str]:
    """The questions that ``query`` finds."""
    documents = [document(f"{at:02}", text) for at, text in enumerate(questions)]
    return [questions[int(hit.id)] for hit in rank(documents, query, 100)]


@pytest.mark.parametrize("query", ["μαγαζιά", "ΜΑΓΑΖΙ;", "μαγαζι", "μγαζιά", "το μαγαζί μου", "magazia"])
def test_a_synonym_finds_an_answer_that_has_none_of_the_words(query: str) -> None:
    answer = Collection(SHOPS).ask(query)
    assert [hit.id for hit in answer.hits] == ["other-1", "shop"]


@pytest.mark.parametrize(
    ("asked", "other"), [("μαγαζί", "κατάστημα"), ("κατάστημα", "μαγαζί"), ("λεφτά", "χρήματα")]
)
def test_who_has_the_word_itself_comes_before_who_has_a_synonym(asked: str, other: str) -> None:
    assert found(asked, other, asked) == [asked, other]
    assert found(asked, f"{other} {other} {other}", asked)[0] == asked


def test_a_stem_stands_for_all_that_begins_with_it_and_a_whole_word_for_itself() -> None:
    assert found("τελείωσε", "τελειώνει", "ολοκληρώνεται", "άλλο") == ["τελειώνει", "ολοκληρώνεται"]
    assert found("sms", "sms", "μηνύματα", "άλλο") == ["sms", "μηνύματα"]
    assert found("smsα", "smsα", "μηνύματα", "άλλο") == ["smsα"]


def test_a_word_that_no_entry_has_in_any_form_has_no_synonyms() -> None:
    assert found("μαγαζί", "κατάστημα", "άλλο") == []


def test_a_word_has_the_synonyms_of_the_term_that_it_surely_stands_for() -> None:
    vocabulary = {"μαγαζια": 1, "καταστημα": 1, "μαγεια": 1}
    thesaurus = Thesaurus(vocabulary)
    for query, expected in (("μαγαζια", True), ("μαγαζιων", True), ("μα", False)):
        (word,) = query_words(query)
        assert ("καταστημα" in matching_terms(word, vocabulary, None, thesaurus)) is expected
        assert "καταστημα" not in matching_terms(word, vocabulary)


def test_the_two_words_of_a_stem_that_stand_in_most_documents_are_its_synonyms() -> None:
    documents = {"γιατροσ": 1, "ιατρεια": 2, "ιατροσ": 3, "ιατρων": 1, "ιατρου": 2, "ιατ": 9}
    assert list(Thesaurus(documents).synonyms("γιατροσ")) == ["ιατροσ", "ιατρεια"]
    assert list(Thesaurus(documents).synonyms("ιατρων")) == ["γιατροσ"]
    assert list(Thesaurus(documents).synonyms("ιατ")) == []


def test_hebrew_prefixes_do_not_hide_a_word_of_a_group() -> None:
    assert list(Thesaurus({"sms": 1, "הsms": 2, "μηνυμα": 1}).synonyms("μηνυμα")) == ["הsms", "sms"]


@pytest.mark.parametrize("words", [(), ("μαγαζι",), ("μαγαζι", "μαγαζια"), ("שלום", "καρτα", "μαγαζι")])
def test_of_what_stands_alone_nothing_travels(words: tuple[str, ...]) -> None:
    assert list(groups_in(families(words), [1] * len(words))) == []
    index = to_files(build_index([document("a", " ".join(words))]), ["a"])["index.js"]
    assert b'"thesaurus":""' in index


def test_synonyms_are_worth_too_little_to_be_marked_or_to_be_close_together() -> None:
    assert PARAMETERS.thesaurus_weight < PARAMETERS.marked_from
    _, hit = rank(SHOPS, "μαγαζιά", 10)
    (match,) = hit.why[0].matches
    assert (match.term, match.worth, hit.closeness) == ("καταστημα", PARAMETERS.thesaurus_weight, 0)


@pytest.mark.parametrize("group", [group for text in texts() for group in groups_of(text)], ids=" ".join)
def test_a_group_of_the_file_is_several_folded_stems_that_have_nothing_in_common(
    group: tuple[str, ...],
) -> None:
    assert len(group) > 1
    words = [stem.removeprefix("=") for stem in group]
    assert words == list(map(fold, words))
    assert all(word.isalpha() for word in words)
    for (stem, _), (_, word) in permutations(zip(group, words, strict=True), 2):
        assert stem != f"={word}"
        assert not word.startswith(stem)


def words_of_groups(chance: random.Random, groups: int) -> list[str]:
    """Words of ``groups`` groups: stems, and longer ones that begin with them."""
    chosen = chance.sample([group for text in texts() for group in groups_of(text)], groups)
    stems = [stem for group in chosen for stem in group]
    endings = ("", "α", "ων", "ικός", "ήσεις")
    return [stem.removeprefix("=") + (stem[0] != "=") * ending for stem in stems for ending in endings]


_RANK = """
async queries => {
  const found = [];
  for (const query of queries) {
    const { results } = await kbgen.search(query, { limit: 100, literal: true });
    found.push(results.map(({ id, score }) => [id, score]));
  }
  return found;
}
"""


@pytest.mark.browser
@pytest.mark.parametrize(("seed", "size"), [(1, 2), (2, 30), (3, 80)])
def test_the_browser_finds_by_synonyms_what_the_oracle_does(browser: Browser, seed: int, size: int) -> None:
    chance = random.Random(seed)
    words = words_of_groups(chance, 12)
    texts = [" ".join(chance.choices(words, k=chance.randint(1, 12))) for _ in range(size)]
    documents = [document(f"d{at}", text, body=text[::-1] + text) for at, text in enumerate(texts)]
    documents += random_documents(10, seed)
    queries = [*words, *(word[:-2] for word in words[::3]), *(word[::2] + word[1::2] for word in words[::7])]
    queries += [" ".join(chance.choices(words, k=3)) for _ in range(60)]
    with search_page(browser, {"el": documents}) as page:
        hits = call(page, _RANK, queries)
    oracle = Ranking(documents)
    expected = [oracle.rank(query) for query in queries]
    assert hits == [[[hit.id, hit.score] for hit in found] for found in expected]
    reasons = [match for found in expected for hit in found for reason in hit.why for match in reason.matches]
    assert sum(match.worth == PARAMETERS.thesaurus_weight for match in reasons) > size


@pytest.mark.browser
def test_the_browser_marks_no_synonym_of_the_thesaurus(browser: Browser) -> None:
    shown = """async query => (await kbgen.search(query)).results.map(({ id, marked }) =>
      [id, marked.question.flatMap(({ parts }) => parts.filter((part) => part.marked).map((part) => part.text))])"""
    with search_page(browser, {"el": SHOPS}) as page:
        assert call(page, shown, "μαγαζιά") == [["other-1", ["Μαγαζιά"]], ["shop", []]]
        assert call(page, shown, "κατάστημα") == [["shop", ["κατάστημα"]], ["other-1", []]]
