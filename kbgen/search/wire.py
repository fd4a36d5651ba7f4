"""The index as it travels: classic scripts, which unlike JSON also load on pages opened from a disk.

``index.js`` has what every search needs: the vocabulary, the synonyms, the thesaurus, the lengths of the documents.
Postings and texts are in parts, of which a search loads those that it needs; ``filters.js`` tells categories and tags,
``spread.js`` in how many documents, by powers of two, each word stands that can be Greek.

Words are by family (``families``), front-coded: each root without the beginning that it shares with the one
before, after its length in UTF-16 code units as a capital, then its prefixes, each after a ``+``, unless it has
none. The commonest letters change places with a, b, c …, which take half the bytes. How
postings are written tells ``postings``.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import compress, pairwise
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from kbgen.model.entry import Audience
from kbgen.search.document import SearchDocument
from kbgen.search.families import ALONE, families, members
from kbgen.search.index import SearchIndex
from kbgen.search.numbers import numbers
from kbgen.search.parameters import PARAMETERS
from kbgen.search.postings import written
from kbgen.search.reading import spread_of
from kbgen.search.synonyms import Expansion
from kbgen.search.thesaurus import Group, Stem, groups_in
from kbgen.text.phonetic import can_be_greek

FORMAT = 6
_LONGEST_SHARED = 12  # characters: so the length of the shared beginning is one capital; words have none
_POSTINGS_PART = (800, 2_000)  # characters, in a small collection and in a large one
_TEXTS_PART = (400, 2_500)
_FEW_PARTS = 250  # up to so many they stay small: an answer takes little of each part that it loads
_MOST_PARTS = 8_000  # of postings: from then on they grow
_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")  # two code units each
# What cannot be written in UTF-8.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Coded:
    """An index whose postings are written, but not yet in parts: of its documents, in their order, the ``sizes`` of the
    records in characters, and the ``lengths``; by word its postings and in how many documents it stands; the places of
    the documents among all entries; categories and tags. The records are most of an index: they are kept apart."""

    sizes: list[int]
    lengths: list[int]
    postings: dict[str, tuple[str, int]]
    synonyms: tuple[Expansion, ...]
    places: str
    filters: str


def to_files(index: SearchIndex, entries: Sequence[str]) -> dict[str, bytes]:
    """The scripts of the index by name; each hands its content to ``kbgen.receive``. ``entries`` are the ids of
    all entries of the site, sorted: by their places hits in several languages are known for the same.
    Equal indexes give equal bytes."""
    records = list(map(record, index.documents))
    return files_of(coded(index, records, entries), records)


def coded(index: SearchIndex, records: Sequence[str], entries: Sequence[str]) -> Coded:
    """What stands in the files of ``index`` beside the ``records`` of its documents; ``entries`` as in ``to_files``."""
    places = {identifier: place for place, identifier in enumerate(entries)}
    return Coded(
        sizes=list(map(len, records)),
        lengths=list(index.lengths),
        postings={word: (written(found), len(found)) for word, found in index.postings.items()},
        synonyms=index.synonyms,
        places=numbers(_distances(places[document.id] for document in index.documents)),
        filters=_dumped(_filters(index.documents)),
    )


def files_of(coded: Coded, records: Sequence[str]) -> dict[str, bytes]:
    """The scripts of an index by name."""
    texts = {name: texts_script(records[begin:end]) for name, (begin, end) in texts_parts(coded).items()}
    return scripts_of(coded) | texts


def scripts_of(coded: Coded) -> dict[str, bytes]:
    """All of them but those with texts."""
    grouped = families(coded.postings)
    words = members(grouped)
    found = list(map(coded.postings.__getitem__, words))
    postings = [text for text, _ in found]
    sizes = list(map(len, postings))
    parts = _parts(sizes, max(_part_size(sizes, *_POSTINGS_PART), sum(sizes) // _MOST_PARTS))
    coded_words = _words(grouped)
    letters = _commonest_letters(coded_words)
    core = {
        "format": FORMAT,
        "ranking": asdict(PARAMETERS),
        "entries": coded.places,
        "lengths": numbers(coded.lengths),
        "letters": letters,
        "words": coded_words.translate(_swapped(letters)),
        "synonyms": [_synonym(one) for one in coded.synonyms],
        "thesaurus": _thesaurus(groups_in(grouped, [number for _, number in found])),
        "postings": numbers(end - begin for begin, end in parts),
        "texts": numbers(end - begin for begin, end in texts_parts(coded).values()),
    }
    greek = compress((number for _, number in found), map(can_be_greek, words))
    spread = numbers(map(spread_of, greek))
    files = {"index": _dumped(core), "filters": coded.filters, "spread": _dumped(spread)}
    files |= {
        f"postings-{at}": _dumped(" ".join(postings[begin:end])) for at, (begin, end) in enumerate(parts)
    }
    return {f"{name}.js": _script(content) for name, content in files.items()}


def texts_parts(coded: Coded) -> dict[str, tuple[int, int]]:
    """By the name of each script with texts, of which documents: the place of the first, and that after the last."""
    parts = _parts(coded.sizes, _part_size(coded.sizes, *_TEXTS_PART))
    return {f"texts-{at}.js": part for at, part in enumerate(parts)}


def texts_script(records: Iterable[str]) -> bytes:
    """The script with the texts of some documents."""
    return _script(f"[{','.join(records)}]")


def _script(content: str) -> bytes:
    # Line ends that old scripts do not allow in a string.
    script = f"kbgen.receive({content});\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    try:
        return script.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", script).encode()


def _part_size(sizes: Sequence[int], least: int, most: int) -> int:
    return min(most, max(least, sum(sizes) // _FEW_PARTS))


def _parts(sizes: Iterable[int], most: int) -> list[tuple[int, int]]:
    """Where parts of items with such ``sizes`` begin and end, in order: each once it has as many as ``most``."""
    ends, room, count = [0], most, 0
    for count, size in enumerate(sizes, 1):
        room -= size
        if room <= 0:
            ends.append(count)
            room = most
    if ends[-1] != count:
        ends.append(count)
    return list(pairwise(ends))


def record(document: SearchDocument) -> str:
    """What is shown of a document, in the order that themes/base/scripts/index.js expects."""
    return _dumped(
        [
            document.id,
            document.url,
            document.question,
            document.also_asked,
            document.keywords,
            list(_headings(document)),
            document.summary,
            _in_one_line(document.body),
            document.category,
            (document.language.tag, document.language.direction),
            int(document.audience is Audience.INTERNAL),
            dict(document.translations),
        ]
    )


def _headings(document: SearchDocument) -> Iterator[tuple[str, int]]:
    """Each heading's id, and where it begins in the body in one line, in UTF-16 code units. In the body's own text
    it has a line of its own."""
    left, start = list(document.headings), 0
    for line in filter(None, map(_in_one_line, document.body.split("\n") if left else ())):
        if line == _in_one_line(left[0].text):
            yield left.pop(0).id, start
            if not left:
                return
        start += len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _filters(documents: Sequence[SearchDocument]) -> dict[str, Any]:
    """Categories and tags, and by document the number of its category, counted from 1, and those of its tags."""
    categories = sorted({document.category for document in documents if document.category})
    tags = sorted({tag for document in documents for tag in document.tags})
    places = {label: place for place, label in enumerate(categories)}
    ranks = {label: place for place, label in enumerate(tags)}
    return {
        "categories": categories,
        "tags": tags,
        "category": numbers(1 + places[d.category] if d.category else 0 for d in documents),
        "tagged": numbers(n for d in documents for n in (len(d.tags), *sorted(ranks[tag] for tag in d.tags))),
    }


def _synonym(one: Expansion) -> list[list[str]]:
    """The phrases that are looked for and those that are found; once, if they are the same."""
    sources, targets = ([" ".join(phrase) for phrase in phrases] for phrases in (one.sources, one.targets))
    return [sources] if sources == targets else [sources, targets]


def _thesaurus(groups: Iterable[Group]) -> str:
    """The groups with commas between them, their stems with spaces: the place of the first word of a stem and, if it
    has several, how many they are, and how far from the first the two commonest stand."""
    return ",".join(" ".join(map(_stem, group)) for group in groups)


def _stem(stem: Stem) -> str:
    begin, size = stem.begin, stem.end - stem.begin
    return numbers((begin, size, *(place - begin for place in stem.commonest)) if size > 1 else (begin,))


def _words(grouped: Mapping[str, tuple[str, ...]]) -> str:
    coded, before = [], ""
    is_simple = not _ASTRAL.search("".join(grouped))
    for root, prefixes in grouped.items():
        shared = _shared(before, root)
        units = shared if is_simple else len(root[:shared].encode("utf-16-be")) // 2
        coded.append(ascii_uppercase[units] + root[shared:])
        if prefixes != ALONE:
            coded += ["+" + prefix for prefix in prefixes]
        before = root
    return "".join(coded)


def _commonest_letters(text: str) -> str:
    """Those that take two or three bytes each, as many as there are small letters, by code. A sample tells."""
    counted = Counter(text[::7])
    letters = [letter for letter in sorted(counted) if "\x7f" < letter < "\ud800"]
    return "".join(sorted(sorted(letters, key=counted.__getitem__, reverse=True)[: len(ascii_lowercase)]))


def _swapped(letters: str) -> dict[int, str]:
    pairs = list(zip(letters, ascii_lowercase, strict=False))
    return str.maketrans(dict(pairs) | {small: letter for letter, small in pairs})


def _shared(one: str, other: str) -> int:
    """With how many characters both begin, up to ``_LONGEST_SHARED``."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b or length == _LONGEST_SHARED:
            break
        length += 1
    return length


def _distances(places: Iterable[int]) -> Iterator[int]:
    before = 0
    for place in places:
        yield place - before
        before = place
