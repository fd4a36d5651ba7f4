"""An edited index against one that is made anew."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kbgen.model.synonyms import Synonym
from kbgen.search.document import SearchDocument
from kbgen.search.edit import edited
from kbgen.search.index import BODY_ONCE, build_index
from kbgen.search.postings import rewritten, written
from kbgen.search.wire import coded, files_of, record, to_files
from tests.search.corpora import random_documents

SYNONYMS = (Synonym(("δώρο", "voucher"), ("δωροκάρτα",)),)
WORDS = ("δώρο", "κάρτα", "e-mail", "סיסמה", "הסיסמה", "", "#", "\u2028", "μαγαζί", "κατάστημα", "μαγαζιά")
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join)


@given(st.integers(0, 19), TEXTS, TEXTS, TEXTS)
def test_an_edited_index_has_the_files_of_one_made_anew(
    place: int, question: str, body: str, other: str
) -> None:
    documents = sorted(random_documents(20, 1), key=lambda one: one.id)
    entries = [one.id for one in documents]

    def files(changed: SearchDocument) -> dict[str, bytes]:
        there = [*documents[:place], changed, *documents[place + 1 :]]
        return to_files(build_index(there, SYNONYMS), entries)

    first, second = replace(documents[place], question=question, body=body), documents[place]
    third = replace(second, body=other, keywords=(other,))
    records = [record(one) for one in documents]
    index = coded(build_index(documents, SYNONYMS), records, entries)
    edits = [(place, second, first), (place, first, third), (place, third, second)]
    for count in range(1, 4):
        now, new = edited(index, edits[:count])
        texts = [new.get(at, text) for at, text in enumerate(records)]
        assert files_of(now, texts) == files(edits[count - 1][2])


COUNTS = st.tuples(*[st.integers(0, 40)] * 5).filter(any)
POSTINGS = st.dictionaries(st.integers(0, 5_000), st.one_of(st.just(BODY_ONCE), COUNTS), max_size=8)


@given(POSTINGS, st.integers(0, 5_000), st.one_of(st.none(), COUNTS))
def test_postings_are_rewritten_as_they_would_be_written(
    postings: dict[int, tuple[int, ...]], document: int, counts: tuple[int, ...] | None
) -> None:
    after = dict(postings)
    after.pop(document, None)
    if counts:
        after[document] = counts
    expected = written(dict(sorted(after.items())))
    assert rewritten(written(dict(sorted(postings.items()))), document, counts) == (expected, len(after))
