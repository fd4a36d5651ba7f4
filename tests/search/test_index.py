"""The index against a plain count, and its form on the wire."""

import json
import re
from typing import Any

import pytest

from kbgen.search.document import FIELDS, SearchDocument, field_terms
from kbgen.search.index import build_index
from kbgen.search.wire import to_script
from tests.search.corpora import document, random_documents


def on_the_wire(documents: list[SearchDocument]) -> dict[str, Any]:
    script = to_script(build_index(documents)).decode("utf-8")
    match = re.fullmatch(r"kbgen\.receiveIndex\((.*)\);\n", script, re.DOTALL)
    assert match is not None
    content: dict[str, Any] = json.loads(match[1])
    return content


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
        (term.text, posting.document): posting.counts
        for term in index.vocabulary
        for posting in term.postings
    }
    assert index.lengths == tuple(sum(map(len, field_terms(one))) for one in index.documents)


@pytest.mark.parametrize("seed", range(5))
def test_the_vocabulary_is_in_the_order_in_which_a_browser_compares(seed: int) -> None:
    texts = [term.text for term in build_index(random_documents(25, seed)).vocabulary]
    assert texts == sorted(set(texts), key=lambda text: text.encode("utf-16-be"))


def test_equal_documents_give_equal_bytes_in_any_order() -> None:
    documents = random_documents(30, 1)
    assert to_script(build_index(documents)) == to_script(build_index(documents[::-1]))


def test_the_script_holds_what_results_show() -> None:
    shown = on_the_wire([document("a", "Ερώτηση;", body="Δύο\n\n  λέξεις", category="Παραγγελίες")])
    assert shown["format"] == 2
    assert shown["documents"]["question"] == ["Ερώτηση;"]
    assert shown["documents"]["body"] == ["Δύο λέξεις"]
    assert shown["categories"] == ["Παραγγελίες"]
    assert shown["languages"] == [["el", "ltr"]]
    assert len(shown["ranking"]["weights"]) == len(FIELDS)


def test_an_index_of_nothing_is_a_script() -> None:
    assert on_the_wire([])["terms"] == ""


def test_hostile_texts_neither_break_the_script_nor_get_lost() -> None:
    hostile = '\ud800 \u2028 \u2029 </script> \\ " __proto__ \x00'
    script = to_script(build_index([document("a", hostile)]))
    assert not re.search("[\u2028\u2029]", script.decode("utf-8"))
    assert on_the_wire([document("a", hostile)])["documents"]["question"] == [hostile]


def test_the_index_without_the_texts_is_small() -> None:
    documents = random_documents(300, 2)
    content = on_the_wire(documents)
    postings = sum(len(term.postings) for term in build_index(documents).vocabulary)
    assert len(content["postings"]) < 3.2 * postings  # characters
