"""Failed searches: read from what browsers leave, and grouped by what was looked for."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.search.collection import Collection
from kbgen.search.document import SearchDocument
from kbgen.search.miss_groups import Failed, group, nearest
from kbgen.search.misses import BadLine, Miss, read_log
from tests.search.corpora import HEBREW, document

HEADER = "query,language,results,count,last\n"
GREEK_COLLECTION = Collection(
    (
        document(
            "accounts/password", "Πώς αλλάζω τον κωδικό πρόσβασης;", body="Ο κωδικός αλλάζει από το προφίλ."
        ),
        document("orders/refund", "Πότε γίνεται η επιστροφή χρημάτων;"),
    )
)
HEBREW_COLLECTION = Collection(
    (
        SearchDocument("accounts/password", HEBREW, "he/password.html", "איך מחליפים סיסמה?"),
        SearchDocument("orders/refund", HEBREW, "he/refund.html", "מתי מקבלים החזר כספי?"),
    )
)


def misses(*queries: str, language: str = "el") -> list[Miss]:
    """One for each query, those named first the most frequent."""
    return [Miss(query, language, 0, len(queries) - at) for at, query in enumerate(queries)]


def grouped(*queries: str, language: str = "el") -> list[tuple[str, ...]]:
    """What is shown for each group, and the other spellings."""
    collection = HEBREW_COLLECTION if language == "he" else GREEK_COLLECTION
    found = group(misses(*queries, language=language), collection)
    return [(failed.query, *failed.spellings) for failed in found]


def test_a_downloaded_list_is_read() -> None:
    text = "\ufeffquery,language,results,count,last\r\nκωδικός,el,12,3,2026-11-21\r\n"
    assert read_log(text) == ((Miss("κωδικός", "el", 12, 3, date(2026, 11, 21)),), ())


def test_lines_that_a_server_collected_are_read() -> None:
    text = '{"query":"דוא״ל","language":"he","results":0}\n\n{"query": "a", "language": "el", "results": 2}'
    assert read_log(text) == ((Miss("דוא״ל", "he", 0), Miss("a", "el", 2)), ())


def test_files_that_were_joined_are_read_each_in_its_own_form() -> None:
    text = (
        HEADER + "α,el,1,1,2026-11-21\n"
        '{"query": "β", "language": "el", "results": 0}\n'
        "\ufeffLanguage;Query;Results\r\nhe;ג;3\r\n"
        '"query"\t"language"\t"results"\nδ\tel\t4\n'
    )
    assert [(miss.query, miss.language, miss.results) for miss in read_log(text)[0]] == [
        ("α", "el", 1), ("β", "el", 0), ("ג", "he", 3), ("δ", "el", 4),
    ]  # fmt: skip


def test_a_day_that_a_spreadsheet_wrote_its_own_way_costs_nothing_else() -> None:
    assert read_log(HEADER + "α,el,1,2,21/11/2026\n")[0] == (Miss("α", "el", 1, 2),)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("α", "`language` is missing"),
        (",el,1", "`query` is missing"),
        ("α,el,many", "`results` is no number"),
        ("α,el,-1", "`results` is no number"),
        ("α,el,1,1e9", "`count` is no number"),
        ("α,el,1,99999999999", "`count` is no number"),
        ('"α,el,1', "this is no line of CSV: unexpected end of data"),
        ("{α}", "this is no JSON"),
        ('{"query": 5, "language": "el", "results": 0}', "`query` is missing"),
        ('{"query": "α", "language": "el"}', "`results` is missing"),
        ('{"query": "α", "language": "el", "results": true}', "`results` is no number"),
        ('{"query": "\\u202e\\u0007", "language": "el", "results": 0}', "`query` is missing"),
        ('{"a":' * 9000 + "0" + "}" * 9000, "this is no JSON"),
    ],
)
def test_a_line_that_is_no_failed_search_is_told_and_the_others_are_read(line: str, problem: str) -> None:
    read, bad = read_log(f"{HEADER}α,el,0\n{line}\nβ,el,0\n")
    assert [miss.query for miss in read] == ["α", "β"]
    assert bad == (BadLine(3, problem),)


@given(st.text())
def test_nothing_that_stands_in_a_log_stops_the_reading_of_it(text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip("\ufeff\r ")]
    read, bad = read_log(text)
    assert len(read) + len(bad) <= len(lines)
    assert read_log(text + "\nα,el,0")[0][: len(read)] == read


@given(st.text())
def test_a_query_comes_out_without_what_steers_a_terminal_or_turns_text_round(query: str) -> None:
    read, _ = read_log(json.dumps({"query": "α" + query, "language": "el", "results": 0}))
    shown = read[0].query
    assert shown == " ".join(shown.split())
    assert shown.startswith("α")
    assert not {"\x1b", "\u202e", "\u2066", "\x00", "\x9b"} & set(shown)
    assert len(shown) <= 200


def test_spellings_of_the_same_count_as_one_under_the_best_of_them() -> None:
    assert grouped("κωδικος", "ΚΩΔΙΚΌΣ") == [("κωδικος", "ΚΩΔΙΚΌΣ")]
    twice = group([Miss("κωδικος", "el", 1), Miss("κωδικός", "el", 2)], GREEK_COLLECTION)
    assert [failed.query for failed in twice] == ["κωδικός"], "with its accent, if both are as frequent"


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("el", "kvdikow", "κωδικός"),
        ("el", "kodikos", "κωδικός"),
        ("he", "xhxnv", "סיסמה"),
    ],
)
def test_a_query_in_greeklish_or_on_the_wrong_layout_counts_for_what_was_meant(
    language: str, typed: str, meant: str
) -> None:
    assert grouped(typed, meant, language=language) == [(meant, typed)]


def test_words_that_only_other_readers_used_help_to_read_a_query() -> None:
    assert grouped("mikrotsip", "μικροτσίπ") == [("μικροτσίπ", "mikrotsip")]
    assert grouped("acc", "שבב", language="he") == [("שבב", "acc")]


def test_a_query_that_was_meant_to_be_who_knows_what_stays_as_it_was_typed() -> None:
    assert grouped("cmd", language="he") == [("cmd",)]
    assert grouped("wifi") == [("wifi",)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("el", "μικροτσίπ σκύλου", "μικροτσιπ σκύλων"),
        ("el", "σκύλου μικροτσίπ", "μικροτσίπ σκύλου"),
        ("el", "ακύρωση", "ακυρώσεις"),
        ("el", "τηλεόραση", "τηλέραση"),
        ("he", "הסיסמה שלי", "סיסמה שלי"),
        ("he", "משלוחים", "משלוח"),
    ],
)
def test_forms_of_a_word_and_slips_of_the_finger_count_as_one(language: str, one: str, other: str) -> None:
    assert grouped(one, other, language=language) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("παραγγελία", "καταγγελία"),
        ("κατάστημα", "κατάσταση"),
        ("γάτα", "βάτα"),
        ("σφάλμα 404", "σφάλμα 405"),
        ("αλλαγή κωδικού", "αλλαγή"),
        ("!", "?"),
    ],
)
def test_other_words_are_another_search(one: str, other: str) -> None:
    assert grouped(one, other) == [(one,), (other,)]


def test_a_group_adds_up_and_tells_the_results_of_the_last_time() -> None:
    log = [
        Miss("κωδικός", "el", 12, 3, date(2026, 11, 20)),
        Miss("κωδικός", "el", 9, 1, date(2026, 11, 21)),
        Miss("κωδικού", "el", 4, 2),
    ]
    assert group(log, GREEK_COLLECTION) == (Failed("κωδικός", "el", 6, 9, date(2026, 11, 21), ("κωδικού",)),)


def test_the_most_frequent_come_first_and_the_order_of_the_lines_does_not_matter() -> None:
    log = misses("ααα", "βββ", "γγγ") + misses("γγγ", "δδδ", "βββ", "εεε")
    found = group(log, GREEK_COLLECTION)
    assert [(failed.query, failed.count) for failed in found] == [
        ("γγγ", 5), ("βββ", 4), ("ααα", 3), ("δδδ", 3), ("εεε", 1),
    ]  # fmt: skip
    assert group(log[::-1], GREEK_COLLECTION) == found


def test_the_nearest_entries_are_those_that_search_would_find() -> None:
    (failed,) = group(misses("kvdikow"), GREEK_COLLECTION)
    assert [found.id for found in nearest(failed, GREEK_COLLECTION, 3)] == ["accounts/password"]


def test_there_may_be_nothing_to_group_and_nothing_near() -> None:
    assert group([], GREEK_COLLECTION) == ()
    (failed,) = group(misses("κωδικός"), Collection(()))
    assert nearest(failed, Collection(()), 3) == ()
