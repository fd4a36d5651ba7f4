"""An index after an edit of some of its documents, without reading the others again."""

from collections.abc import Iterable
from dataclasses import replace

from kbgen.search.document import SearchDocument
from kbgen.search.index import counts_of
from kbgen.search.postings import rewritten
from kbgen.search.synonyms import words_of
from kbgen.search.wire import Coded, record


def edited(
    index: Coded, edits: Iterable[tuple[int, SearchDocument, SearchDocument]]
) -> tuple[Coded, dict[int, str]]:
    """``index`` after ``edits``: at a place the first document becomes the second; and the records that are new, by
    place. It is what it would be had it been made of that. Both have one id, address, category, tags and audience."""
    asked = words_of(index.synonyms)  # words of the index, whether documents have them or not
    postings, sizes, lengths = dict(index.postings), list(index.sizes), list(index.lengths)
    records = {}
    for place, before, after in edits:
        lengths[place], counts = counts_of(after)
        _, earlier = counts_of(before)
        for term in earlier.keys() | counts.keys():
            if earlier.get(term) != counts.get(term):
                written, _ = postings.get(term, ("", 0))
                postings[term] = rewritten(written, place, counts.get(term))
                if not postings[term][1] and term not in asked:
                    del postings[term]
        records[place] = record(after)
        sizes[place] = len(records[place])
    return replace(index, sizes=sizes, lengths=lengths, postings=postings), records
