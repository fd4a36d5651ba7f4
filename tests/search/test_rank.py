"""What the ranking promises to someone who searches."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.model.document import Heading
from kbgen.search.document import SearchDocument
from kbgen.search.likeness import Likeness, begin_alike
from kbgen.search.match import matching_terms, query_words
from kbgen.search.parameters import PARAMETERS
from kbgen.search.rank import rank
from tests.search.corpora import document, random_documents, random_queries


def found(documents: Sequence[SearchDocument], query: str) -> list[str]:
    return [hit.id for hit in rank(documents, query, 100)]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Πώς γίνεται επιστροφή;", "ΕΠΙΣΤΡΟΦΗ"),
        ("Πώς γίνεται επιστροφή;", "επιστροφη;"),
        ("Πώς αλλάζω κωδικό;", "Kωδικό"),
        ("ό,τι θέλει ο πελάτης", "ο,τι"),
        ("γι’ αυτό", "γι'αυτό"),
        ("איך שולחים דוא״ל?", 'דוא"ל'),
        ('איך שולחים דוא"ל?', "דואל"),
        ("חנות בתל אביב, תל־אביב", "אביב"),
        ("שָׁלוֹם", "שלום"),
        ("שלום", "שלומ"),
        ("ORD-2026-004417", "004417"),
        ("ORD-2026-004417", "ord2026 0044"),
        ("ORD-2026-004417", "ord-2026-0044"),
        ("ORD-2026-004417", "ORD 2026 004417"),
        ("ORD-2026-004417", "ord2026004417"),
        ("SKU-77/Α", "sku77a"),
        ("Γράψτε στο service@example.com.", "service@exam"),
        ("τηλ. 03-555-1234", "0355512"),
        ("שלחו SMS", "ה-SMS"),
        ("החיבור ל-VPN", "vpn"),
        ("Ο Α.Φ.Μ. του πελάτη", "ΑΦΜ"),
        ('מספר ת"ז', "ת.ז."),
    ],
)
def test_a_text_is_found_however_it_is_typed(text: str, query: str) -> None:
    assert found([document("a", text), document("b", "Κάτι άλλο")], query) == ["a"]


def test_not_all_words_need_to_be_there_but_more_of_them_are_better() -> None:
    documents = [
        document("one", "Πώς πληρώνω;"),
        document("two", "Πώς πληρώνω με κάρτα;"),
        document("none", "Ωράριο"),
    ]
    assert found(documents, "θέλω να πληρώνω με κάρτα σήμερα") == ["two", "one"]


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    common = [document(f"common-{n}", "επιστροφή προϊόντος") for n in range(5)]
    assert found([*common, document("rare", "εγγύηση προϊόντος")], "επιστροφή εγγύηση ")[0] == "rare"


@pytest.mark.parametrize(
    ("query", "asked", "told"),
    [
        ("Ποιος δίνει εγγύηση;", "Ποιος είναι ποιος", "εγγύηση"),
        ("Μπορείτε να μου πείτε για εγγύηση", "μπορείτε να", "εγγύηση"),
        ("מי נותן אחריות?", "מי ומי", "אחריות"),
        ("תודה, איזה אחריות יש", "תודה", "אחריות"),
    ],
)
def test_words_that_ask_join_and_greet_count_less_than_those_that_tell(
    query: str, asked: str, told: str
) -> None:
    others = [document(f"other-{n}", "ωράριο שעות") for n in range(6)]
    assert found([document("asked", asked), document("told", told), *others], query) == ["told", "asked"]


@pytest.mark.parametrize("query", ["τι", "ποιος μπορεί να", "מה", "מי זה"])
def test_a_query_of_nothing_but_such_words_still_finds(query: str) -> None:
    documents = [document("a", "Τι μπορεί να κάνει και ποιος;"), document("b", "מה זה ומי?")]
    assert len(found(documents, query)) == 1


@pytest.mark.parametrize(
    ("text", "query"),
    [("επιστροφή χρημάτων", "επιστροφή χρημάτων"), ("ביטול הזמנה", "ביטול הזמנה")],
)
def test_words_close_together_are_better_than_the_same_words_apart(text: str, query: str) -> None:
    one, other = text.split()
    between = "άλλο " * 30
    documents = [
        document("apart", body=f"{one} {between} {other} {between}"),
        document("together", body=f"{between} {one} {other} {between}"),
    ]
    assert found(documents, query) == ["together", "apart"]


@pytest.mark.parametrize(("one", "other"), [("επιστροφή", "χρημάτων"), ("ביטול", "הזמנה")])
def test_words_in_one_sentence_are_better_than_the_same_words_in_one_paragraph(one: str, other: str) -> None:
    ends = "άλλο " * 30
    documents = [
        document("paragraph", body=f"{ends} {one} {'άλλο ' * 12} {other} {ends}"),
        document("sentence", body=f"{ends} {one} άλλο άλλο {other} {'άλλο ' * 10} {ends}"),
    ]
    assert found(documents, f"{one} {other}") == ["sentence", "paragraph"]


@pytest.mark.parametrize(("one", "other"), [("επιστροφή", "χρημάτων"), ("ביטול", "הזמנה")])
def test_an_answer_that_begins_with_the_words_is_better_than_one_that_comes_to_them(
    one: str, other: str
) -> None:
    rest = "άλλο " * 30
    documents = [
        document("comes-to-them", body=f"{rest} {one} άλλο {other} {rest}"),
        document("with-them", body=f"{one} άλλο {other} {rest} {rest}"),
    ]
    assert found(documents, f"{one} {other}") == ["with-them", "comes-to-them"]


@pytest.mark.parametrize(
    ("word", "plural", "other"), [("ספר", "ספרימ", "ספרט"), ("מוצר", "מוצרימ", "מוצרלה")]
)
def test_a_hebrew_word_is_more_like_its_plural_than_a_word_that_begins_as_it_does(
    word: str, plural: str, other: str
) -> None:
    vocabulary = ["ספרימ", "ספרט", "ספרדי", "מוצרימ", "מוצרלה", "מחשב"]
    likeness = dict(Likeness(vocabulary).like(word))
    assert likeness[plural] > likeness[other]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("κωδικος", "κωδικων", True),
        ("κωδικος", "οδικος", False),
        ("הסיסמה", "סיסמה", True),
        ("ובסיסמה", "סיסמאות", True),
        ("סיסמה", "לסיסמאות", True),
        ("סיסמה", "משרד", False),
        ("בית", "ית", False),  # what is left of בית without ב is too short for a word
    ],
)
def test_words_begin_alike_with_or_without_prefixes(one: str, other: str, alike: bool) -> None:
    assert begin_alike(one, other) is alike
    assert begin_alike(other, one) is alike


def test_words_that_share_an_ending_alone_do_not_stand_for_each_other() -> None:
    vocabulary = ["εγγραφη", "εγγραφουμε", "εγγραμματος", "διαγραφη", "νερο", "πληρωμη", "παραγγελια"]
    (word,) = query_words("εγγραφη")
    likeness = dict(Likeness(vocabulary).like(word.text))
    for other in ("εγγραμματος", "διαγραφη"):
        assert PARAMETERS.likeness_floor < likeness[other] < PARAMETERS.far_likeness_floor
    assert set(matching_terms(word, vocabulary)) == {"εγγραφη", "εγγραφουμε", "εγγραμματος"}


def test_each_field_counts_less_than_the_one_before() -> None:
    documents = [
        document("e", body="κάρτα"),
        document("d", headings=(Heading(2, "card", "κάρτα"),), body="κάρτα"),
        document("c", keywords=("κάρτα",)),
        document("a", "κάρτα"),
    ]
    assert found(documents, "κάρτα") == ["a", "c", "d", "e"]


@given(st.integers(1, 30), st.integers(0, 300))
def test_a_question_beats_a_body_of_the_same_words(times: int, others: int) -> None:
    text = "κάρτα " * times + "άλλο " * others
    documents = [document("asks", text), document("all-else", body=text)]
    assert found(documents, "κάρτα") == ["asks", "all-else"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Πώς γίνονται οι επιστροφές προϊόντων;", "επιστροφή προϊόν"),
        ("Πώς αλλάζω τον κωδικό;", "κωδικών"),
        ("Πώς αλλάζω τον κωδικό;", "κοδικό"),
        ("Πώς αλλάζω τον κωδικό;", "κωδκιό"),
        ("איך מאפסים את הסיסמה?", "סיסמה"),
        ("איך מאפסים סיסמה?", "הסיסמאות"),
        ("איך מאפסים סיסמה?", "סיסמא"),
        ("החזרת מוצרים", "מוצר"),
        ("אישורים במערכת", "לאשר"),
        ("חיבור לרשת", "ולחבר"),
    ],
)
def test_a_word_is_found_by_its_other_forms_and_by_a_slip(text: str, query: str) -> None:
    others = [document("b", "Πότε έρχεται το δέμα;"), document("c", "מתי מגיע המשלוח")]
    assert found([document("a", text), *others], query)[0] == "a"


def test_a_word_in_a_short_body_counts_more_than_in_a_long_one() -> None:
    documents = [document("long", body="κάρτα " + "άλλο " * 50), document("short", body="κάρτα άλλο")]
    assert found(documents, "κάρτα") == ["short", "long"]


def test_the_last_word_may_be_unfinished() -> None:
    documents = [document("a", "επιστροφές"), document("b", "πληρωμές")]
    assert found(documents, "επιστρ") == ["a"]
    assert [word.is_prefix for word in query_words("επιστρ πληρωμές")] == [False, True]


def test_of_an_unfinished_code_the_whole_and_the_last_part_may_be_unfinished() -> None:
    unfinished = {word.text: word.is_prefix for word in query_words("πού ord-2026-0044")}
    assert unfinished == {"που": False, "ord20260044": True, "ord": False, "2026": False, "0044": True}
    assert [word.is_prefix for word in query_words("sku-7")] == [True, False, False]


def test_a_whole_word_beats_a_beginning() -> None:
    documents = [document("a", "κωδικός"), document("b", "κωδικό")]
    assert found(documents, "κωδικό") == ["b", "a"]


def test_one_letter_stands_for_all_that_begins_with_it_only_where_it_is_all_there_is() -> None:
    documents = [document("a", "ωράριο"), document("b", "πληρωμή")]
    assert found(documents, "ω") == ["a"]
    assert found(documents, "πληρωμή ω") == ["b"]


def test_equal_hits_come_in_the_order_of_their_ids() -> None:
    documents = [document(name, "κάρτα") for name in ("c", "a", "b")]
    assert found(documents, "κάρτα") == ["a", "b", "c"]


@pytest.mark.parametrize(
    "query", ["", " ", "?!;", "😀", "\ud800", "<b>", "άγνωστη", "__proto__", "x" * 10_000]
)
def test_a_query_for_nothing_finds_nothing(query: str) -> None:
    assert found([document("a", "Πώς πληρώνω;")], query) == []


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert rank([], "κάρτα", 10) == ()


def test_no_more_hits_than_asked_for() -> None:
    documents = [document(str(n), "κάρτα") for n in range(9)]
    assert [hit.id for hit in rank(documents, "κάρτα", 3)] == ["0", "1", "2"]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_documents_does_not_matter(seed: int) -> None:
    documents = random_documents(20, seed)
    for query in random_queries(10, seed):
        assert rank(documents, query, 9) == rank(documents[::-1], query, 9)


def test_a_word_typed_twice_is_one_word_of_the_query() -> None:
    assert [(word.text, word.is_prefix) for word in query_words("κάρτα ΚΑΡΤΑ πώς κάρτα")] == [
        ("καρτα", True),
        ("πωσ", False),
    ]
