"""The index against a plain count, and its form on the wire."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.model.document import Heading
from kbgen.search.document import FIELDS, Label, SearchDocument, field_terms
from kbgen.search.families import families
from kbgen.search.index import build_index
from kbgen.search.wire import to_files
from tests.search.corpora import document, random_documents


def files_of(documents: list[SearchDocument]) -> dict[str, bytes]:
    return to_files(build_index(documents), sorted(one.id for one in documents))


def handed_over(script: bytes) -> Any:
    match = re.fullmatch(r"kbgen\.receive\((.*)\);\n", script.decode("utf-8"), re.DOTALL)
    assert match is not None
    return json.loads(match[1])


def on_the_wire(documents: list[SearchDocument]) -> dict[str, Any]:
    return {name: handed_over(script) for name, script in files_of(documents).items()}


@pytest.mark.parametrize("seed", range(5))
def test_postings_are_what_counting_gives(seed: int) -> None:
    documents = random_documents(25, seed)
    index = build_index(documents)
    counted = {
        (text, number): tuple(terms.count(text) for terms in fields)
        for number, fields in enumerate(map(field_terms, index.documents))
        for text in {text for terms in fields for text in terms}
    }
    assert counted == {
        (term, number): counts
        for term, postings in index.postings.items()
        for number, counts in postings.items()
    }
    assert index.lengths == tuple(sum(map(len, field_terms(one))) for one in index.documents)


@given(st.sets(st.text("שהמבכלוxא", min_size=1, max_size=7)))
def test_families_hold_every_word_once(words: set[str]) -> None:
    grouped = families(words)
    assert sorted(prefix + root for root, prefixes in grouped.items() for prefix in prefixes) == sorted(words)
    assert list(grouped) == sorted(grouped)
    assert all(list(prefixes) == sorted(prefixes) for prefixes in grouped.values())


def test_words_with_a_prefix_are_of_the_family_of_the_word_without() -> None:
    words = ["סיסמה", "הסיסמה", "ובסיסמה", "לסיסמה", "שלום", "משרד", "מס", "καρτα"]
    grouped = families(words)
    assert grouped["סיסמה"] == ("", "ה", "וב", "ל")
    assert all(grouped[alone] == ("",) for alone in ("שלום", "משרד", "מס", "καρτα"))


def test_equal_documents_give_equal_bytes_in_any_order() -> None:
    documents = random_documents(30, 1)
    assert files_of(documents) == files_of(documents[::-1])


def test_the_scripts_hold_what_results_show() -> None:
    body = "Πριν\n\nΜετά  την\nΜετά την\nκαι άλλα 😀\nΤέλος"
    shown = document(
        "a", "Ερώτηση;", body=body, summary="Σύντομα", category=Label("orders", "Παραγγελίες"),
        headings=(Heading(2, "after", "Μετά την"), Heading(2, "end", "Τέλος")), translations=(("he", "he/a.html"),),
        also_asked=("Αλλιώς;",), keywords=("λέξη",), tags=(Label("money", "Χρήματα"),),
    )  # fmt: skip
    files = on_the_wire([shown])
    line = "Πριν Μετά την Μετά την και άλλα 😀 Τέλος"
    assert files["texts-0.js"] == [
        [
            "a", "el/a.html", "Ερώτηση;", ["Αλλιώς;"], ["λέξη"], [["after", 5], ["end", 35]], "Σύντομα", line,
            ["orders", "Παραγγελίες"], ["el", "ltr"], 0, {"he": "he/a.html"},
        ]
    ]  # fmt: skip
    assert line.encode("utf-16-le")[70:].decode("utf-16-le") == "Τέλος"
    assert files["index.js"]["format"] == 6
    assert len(files["index.js"]["ranking"]["weights"]) == len(FIELDS)
    assert files["filters.js"] == {
        "categories": [["orders", "Παραγγελίες"]], "tags": [["money", "Χρήματα"]], "category": "B", "tagged": "BA",
    }  # fmt: skip


def test_an_index_of_nothing_is_a_script() -> None:
    files = on_the_wire([])
    assert sorted(files) == ["filters.js", "index.js", "spread.js"]
    assert files["index.js"]["words"] == ""


def test_hostile_texts_neither_break_the_scripts_nor_get_lost() -> None:
    hostile = '\ud800 \u2028 \u2029 </script> \\ " __proto__ \x00'
    files = files_of([document("a", hostile)])
    assert not any(re.search("[\u2028\u2029]", script.decode("utf-8")) for script in files.values())
    assert handed_over(files["texts-0.js"])[0][2] == hostile


def test_a_part_of_the_index_is_small_however_many_documents_there_are() -> None:
    files = files_of(random_documents(600, 2))
    sizes = {name: len(content.decode("utf-8")) for name, content in files.items()}
    assert sum(name.startswith("texts-") for name in sizes) > 10
    assert sum(name.startswith("postings-") for name in sizes) > 2
    assert max(size for name, size in sizes.items() if name.startswith(("texts-", "postings-"))) < 12_000


def test_a_posting_takes_few_characters() -> None:
    documents = random_documents(300, 2)
    parts = (part for name, part in on_the_wire(documents).items() if name.startswith("postings-"))
    postings = sum(len(found) for found in build_index(documents).postings.values())
    assert sum(map(len, parts)) < 3.2 * postings
