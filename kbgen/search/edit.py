"""An index after an edit of some of its documents, without reading the others again."""

from dataclasses import replace

from kbgen.search.document import SearchDocument
from kbgen.search.index import counts_of
from kbgen.search.postings import rewritten
from kbgen.search.synonyms import words_of
from kbgen.search.wire import Coded, record


def edited(index: Coded, place: int, before: SearchDocument, after: SearchDocument) -> Coded:
    """``index`` with the document ``after`` at its ``place``, where it has ``before``: what it would be had it been
    made of that. Both have one id, address, category, tags and audience."""
    length, counts = counts_of(after)
    _, earlier = counts_of(before)
    asked = words_of(index.synonyms)  # words of the index, whether documents have them or not
    postings = dict(index.postings)
    for term in earlier.keys() | counts.keys():
        if earlier.get(term) != counts.get(term):
            written, _ = postings.get(term, ("", 0))
            postings[term] = rewritten(written, place, counts.get(term))
            if not postings[term][1] and term not in asked:
                del postings[term]
    records, lengths = list(index.records), list(index.lengths)
    records[place], lengths[place] = record(after), length
    return replace(index, records=records, lengths=lengths, postings=postings)
