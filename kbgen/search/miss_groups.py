"""Failed searches that look for the same: however it was spelt, inflected or typed."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from kbgen.search.collection import Collection
from kbgen.search.document import SearchDocument, analyse, field_terms
from kbgen.search.likeness import one_slip, pieces
from kbgen.search.misses import Miss
from kbgen.search.reading import read, vocabulary_of
from kbgen.text.normalize import fold

_ALIKE = 0.6  # Dice's coefficient over pieces: ακύρωση and ακυρώσεις, not παραγγελία and καταγγελία
_SHORTEST_ALIKE = 4
_LONGEST_ENDING = 2  # σκύλ-ου and σκύλ-ων, not κατάστ-ημα and κατάστ-αση
_MOST_READ = 300  # to read a query takes long, and a log may hold any number of them
_SHORTEST_WITH_SLIP = 5  # γάτα is no slip for βάτα


@dataclass(frozen=True, slots=True)
class Failed:
    """What readers of a language looked for in vain. ``query`` is how most of them wrote it, in the script of
    the language where that can be told; ``spellings`` are the others, the commonest first. ``results`` is the
    number last found, ``last`` the day, if it is known."""

    query: str
    language: str
    count: int
    results: int
    last: date | None
    spellings: tuple[str, ...] = ()


def group(misses: Iterable[Miss], collection: Collection) -> tuple[Failed, ...]:
    """The failed searches of one language, those that look for the same as one, the most frequent first.
    ``collection`` is what its readers search."""
    documents, spelt = collection.documents.values(), _by_query(misses)
    known = Counter(
        term for document in documents for term in {t for terms in field_terms(document) for t in terms}
    )
    own_script = script(" ".join(document.question for document in documents))
    readings = _readings(spelt, known, own_script)
    groups: defaultdict[frozenset[str], list[Miss]] = defaultdict(list)
    for miss in spelt:
        groups[_words(readings[miss.query])].append(miss)
    joined = _joined(groups, known)
    found = (_failed(members, readings, own_script) for members in joined)
    return tuple(sorted(found, key=lambda failed: (-failed.count, failed.query)))


def nearest(failed: Failed, collection: Collection, limit: int) -> tuple[SearchDocument, ...]:
    """The documents that come nearest to what was looked for, the best first."""
    return tuple(collection.documents[hit.id] for hit in collection.ask(failed.query).hits[:limit])


def _by_query(misses: Iterable[Miss]) -> list[Miss]:
    """One for each query, the most frequent first."""
    merged: dict[str, Miss] = {}
    for miss in misses:
        other = merged.get(miss.query)
        merged[miss.query] = miss if other is None else _sum(other, miss)
    return sorted(merged.values(), key=lambda miss: (-miss.count, miss.query))


def _sum(one: Miss, other: Miss) -> Miss:
    later = max(one, other, key=_day)
    return Miss(one.query, one.language, later.results, one.count + other.count, later.last)


def _day(miss: Miss) -> date:
    return miss.last or date.min


def _readings(misses: Sequence[Miss], known: Counter[str], own_script: str) -> dict[str, str]:
    """What each query was meant to be, where that is known for sure. The words of other readers help: they are
    those that the documents lack."""
    own = {miss.query for miss in misses if script(miss.query) in ("", own_script)}
    words = known + Counter(word for query in own for word in set(analyse(query)))
    vocabulary = vocabulary_of(dict(sorted(words.items())))

    def meant(query: str) -> str:
        reading = read(query, vocabulary)
        return reading if all(word in words for word in analyse(reading)) else query

    foreign = [miss.query for miss in misses if miss.query not in own]
    return {miss.query: miss.query for miss in misses} | {one: meant(one) for one in foreign[:_MOST_READ]}


def script(text: str) -> str:
    """The script of most letters of ``text``, by its name in Unicode (``GREEK``); '' without letters."""
    names = Counter(unicodedata.name(c, "").split(" ")[0] for c in text if c.isalpha())
    return max(names, key=lambda name: names[name], default="")


def _words(query: str) -> frozenset[str]:
    return frozenset(analyse(query)) or frozenset({fold(query)})


def _joined(groups: dict[frozenset[str], list[Miss]], known: Container[str]) -> Iterable[list[Miss]]:
    """Groups whose words are alike, joined to the largest of them."""
    alike = _alike({word for words in groups for word in words}, known)
    heads: dict[frozenset[str], list[Miss]] = {}
    by_word: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for words, members in sorted(groups.items(), key=lambda pair: (-_count(pair[1]), sorted(pair[0]))):
        first = min(words)
        candidates = (head for word in sorted(alike[first]) for head in by_word[word])
        head = next((head for head in candidates if _are_alike(words, head, alike)), None)
        if head is not None:
            heads[head].extend(members)
            continue
        heads[words] = list(members)
        for word in words:
            by_word[word].append(words)
    return heads.values()


def _count(misses: Iterable[Miss]) -> int:
    return sum(miss.count for miss in misses)


def _are_alike(one: frozenset[str], other: frozenset[str], alike: dict[str, set[str]]) -> bool:
    return all(alike[word] & other for word in one) and all(alike[word] & one for word in other)


def _alike(words: set[str], known: Container[str]) -> dict[str, set[str]]:
    """For each of ``words``, those that are it in another form, or through a slip of the finger: what is known
    is no slip."""
    alike = {word: {word} for word in words}
    for one, other, likeness in _likenesses(words):
        are_known = one in known and other in known
        is_slip = not are_known and len(one) >= _SHORTEST_WITH_SLIP and one_slip(one, other)
        if likeness >= _ALIKE or is_slip or _differ_in_ending(one, other):
            alike[one].add(other)
            alike[other].add(one)
    return alike


def _differ_in_ending(one: str, other: str) -> bool:
    stem = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return stem >= _SHORTEST_ALIKE and max(len(one), len(other)) - stem <= _LONGEST_ENDING


def _likenesses(words: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    """All pairs of words, long enough and without digits, that share a piece."""
    parts = {word: pieces(word) for word in sorted(words) if word.isalpha() and len(word) >= _SHORTEST_ALIKE}
    having: defaultdict[str, list[str]] = defaultdict(list)
    for word, own in parts.items():
        shared = Counter(other for piece in own for other in having[piece])
        for other, number in shared.items():
            yield word, other, 2 * number / (len(own) + len(parts[other]))
        for piece in own:
            having[piece].append(word)


def _failed(members: Sequence[Miss], readings: dict[str, str], own_script: str) -> Failed:
    ordered = sorted(members, key=lambda miss: _fitness(miss, own_script), reverse=True)
    latest = max(members, key=_day)
    best = ordered[0]
    query = readings[best.query]
    spellings = tuple(miss.query for miss in ordered if miss.query != query)
    return Failed(query, best.language, _count(members), latest.results, latest.last, spellings)


def _fitness(miss: Miss, own_script: str) -> tuple[bool, int, int, str]:
    """How fit a spelling is to stand for all: in the right script, frequent, with its accents."""
    accents = len(unicodedata.normalize("NFD", miss.query)) - len(miss.query)
    return script(miss.query) == own_script, miss.count, accents, miss.query
