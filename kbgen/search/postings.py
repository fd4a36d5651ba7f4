"""How the postings of a term are written: for each document the distance from the one before, doubled, plus 1 unless
the term stands only in the body and only once; then follow a mask of its fields (bit 0 is the first) and the count in
each of them. All are numbers as in ``numbers``."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from kbgen.search.index import BODY_ONCE, Counts, Postings
from kbgen.search.numbers import NUMBER, number, numbers, value_of

_NUMBER = re.compile(NUMBER)


def written(postings: Postings) -> str:
    """The postings of a term as they travel."""
    coded, before = "", 0
    for document, counts in postings.items():
        step = 2 * (document - before)
        if counts is BODY_ONCE:
            coded += number(step)
        else:
            rest = _mask_and_counts(counts)
            coded += number(step + bool(rest)) + rest
        before = document
    return coded


@lru_cache(1000)
def _mask_and_counts(counts: Counts) -> str:
    """'' for a term that stands only in the body and only once."""
    if counts == BODY_ONCE:
        return ""
    mask = sum(1 << field for field, count in enumerate(counts) if count)
    return numbers((mask, *filter(None, counts)))


def rewritten(coded: str, document: int, counts: Counts | None) -> tuple[str, int]:
    """Written postings with other counts in one document, ``None`` for it being none of them; and their number."""
    rests = dict(_read(coded))
    if counts is None:
        rests.pop(document, None)
    else:
        rests[document] = _mask_and_counts(counts)
    places = sorted(rests)
    steps = (after - before for before, after in zip((0, *places), places, strict=False))
    pieces = (number(2 * step + bool(rests[at])) + rests[at] for step, at in zip(steps, places, strict=True))
    return "".join(pieces), len(places)


def _read(coded: str) -> Iterator[tuple[int, str]]:
    """Each document, and what is written of its mask and counts."""
    found = iter(_NUMBER.findall(coded))
    document = 0
    for first in found:
        step = value_of(first)
        document += step >> 1
        mask = next(found) if step & 1 else ""
        yield document, mask + "".join(islice(found, value_of(mask).bit_count()))
