"""The index as it travels: a classic script, which unlike JSON also loads on pages opened from a disk.

Numbers are written in 64 ASCII characters, five bits a character, the lowest first; a character from 32 on
says that more follow. A posting is the distance from the document before, doubled, plus 1 unless the term
stands only in the body and only once; then follow a mask of its fields (bit 0 is the first) and the count in
each of them.
"""

import json
import re
from dataclasses import asdict
from typing import Any

from kbgen.model.entry import Audience
from kbgen.search.index import Posting, SearchIndex, Term
from kbgen.search.parameters import PARAMETERS
from kbgen.search.synonyms import Expansion

FORMAT = 2
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_LONGEST_SHARED = 31  # so that the length of the shared beginning is one character
# What cannot be written in UTF-8, and line ends that old scripts do not allow in a string.
_TO_ESCAPE = re.compile("[\ud800-\udfff\u2028\u2029]")


def to_script(index: SearchIndex) -> bytes:
    """A script that hands the index to ``kbgen.receiveIndex``. Equal indexes give equal bytes."""
    content = {
        "format": FORMAT,
        "ranking": asdict(PARAMETERS),
        **_documents(index),
        "lengths": index.lengths,
        "terms": _terms(index.vocabulary),
        "synonyms": [_synonym(one) for one in index.synonyms],
        "postings": " ".join(_postings(term.postings) for term in index.vocabulary),
    }
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    escaped = _TO_ESCAPE.sub(lambda match: f"\\u{ord(match.group()):04x}", written)
    return f"kbgen.receiveIndex({escaped});\n".encode()


def _documents(index: SearchIndex) -> dict[str, Any]:
    """The documents in columns; categories and languages by their places in lists of their own."""
    documents = index.documents
    categories = sorted({document.category for document in documents})
    languages = sorted({(d.language.tag, d.language.direction) for d in documents})
    return {
        "categories": categories,
        "languages": languages,
        "documents": {
            "id": [d.id for d in documents],
            "url": [d.url for d in documents],
            "question": [d.question for d in documents],
            "category": [categories.index(d.category) for d in documents],
            "language": [languages.index((d.language.tag, d.language.direction)) for d in documents],
            "internal": [int(d.audience is Audience.INTERNAL) for d in documents],
            "body": [" ".join(d.body.split()) for d in documents],
        },
    }


def _synonym(one: Expansion) -> list[list[str]]:
    """The phrases that are looked for and those that are found; once, if they are the same."""
    sources, targets = ([" ".join(phrase) for phrase in phrases] for phrases in (one.sources, one.targets))
    return [sources] if sources == targets else [sources, targets]


def _terms(vocabulary: tuple[Term, ...]) -> str:
    """Front-coded: each term without the beginning that it shares with the one before, after its length in
    UTF-16 code units."""
    coded, before = [], ""
    for term in vocabulary:
        shared = _shared(before, term.text)
        coded.append(_number(len(term.text[:shared].encode("utf-16-be")) // 2) + term.text[shared:])
        before = term.text
    return " ".join(coded)


def _shared(one: str, other: str) -> int:
    length, units = 0, 0
    for a, b in zip(one, other, strict=False):
        units += 1 + (ord(a) > 0xFFFF)
        if a != b or units > _LONGEST_SHARED:
            break
        length += 1
    return length


def _postings(postings: tuple[Posting, ...]) -> str:
    coded, before = [], 0
    for posting in postings:
        coded.append(_posting(posting, posting.document - before))
        before = posting.document
    return "".join(coded)


def _posting(posting: Posting, distance: int) -> str:
    *others, body = posting.counts
    if body == 1 and not any(others):
        return _number(distance * 2)
    mask = sum(1 << field for field, count in enumerate(posting.counts) if count)
    counts = "".join(_number(count) for count in posting.counts if count)
    return _number(distance * 2 + 1) + _number(mask) + counts


def _number(value: int) -> str:
    coded = ""
    while value >= 32:
        coded += _DIGITS[32 + value % 32]
        value //= 32
    return coded + _DIGITS[value]
