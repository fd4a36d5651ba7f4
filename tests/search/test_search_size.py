"""What search may cost, counted rather than timed, on text that is like Greek and Hebrew."""

import random
import statistics
from itertools import combinations, product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks import tab
from benchmarks.words import generate
from kbgen.search.index import build_index
from kbgen.search.likeness import one_slip, two_slips
from kbgen.search.match import QueryWord, matching_terms
from kbgen.search.parameters import PARAMETERS
from kbgen.search.wire import to_files
from tests.browser_support import call, open_scripts
from tests.search_pages import write_search

_QUERIES = 7
_KB = 1024


@pytest.mark.browser
@pytest.mark.parametrize(("entries", "most", "files"), [(100, 60, 40), (1000, 150, 70)])
@pytest.mark.parametrize("tag", ["el", "he"])
def test_the_first_answer_needs_few_bytes(
    browser: Browser, tmp_path: Path, tag: str, entries: int, most: int, files: int
) -> None:
    corpus = generate(tag, entries)
    address = write_search(tmp_path, {tag: corpus.documents}).as_uri()
    sizes = tab.Sizes(tmp_path / "assets")
    loaded = [tab.first_answer(browser, address, tag, query, 8) for query in corpus.queries[:_QUERIES]]
    assert statistics.median(sum(map(sizes.of, names)) for names in loaded) <= most * _KB
    assert max(map(len, loaded)) < files
    assert all(
        any(tab.kind_of(name) == kind for name in loaded[0]) for kind in ("words", "postings", "texts")
    )


@pytest.mark.browser
@pytest.mark.parametrize("tag", ["el", "he"])
def test_of_thousands_of_words_the_browser_finds_those_that_the_oracle_finds(
    browser: Browser, tag: str
) -> None:
    corpus = generate(tag, 60)
    vocabulary = sorted(build_index(corpus.documents).postings)
    known = vocabulary[:: len(vocabulary) // 12]
    asked = [QueryWord(word[:-1], is_prefix=True) for word in known]
    asked += [QueryWord(word[:length], is_prefix=True) for word in known[:4] for length in (1, 2, 3)]
    asked += [QueryWord(word[1] + word[0] + word[2:], is_prefix=False) for word in known if len(word) > 1]
    asked += [QueryWord(word, is_prefix=False) for word in known]
    expected = [list(map(list, matching_terms(word, set(vocabulary)).items())) for word in asked]
    with open_scripts(browser) as page:
        found = call(page, _MATCH, [vocabulary, _ranking(), [[word.text, word.is_prefix] for word in asked]])
    assert found == expected


_MATCH = """
async ([vocabulary, ranking, asked]) => {
  const words = kbgen.wordsOf(vocabulary, ranking);
  await words.ready();
  return asked.map(([text, isPrefix]) =>
    Array.from(kbgen.matchingTerms({ text, isPrefix }, words), ([place, worth]) => [vocabulary[place], worth]));
}
"""


@pytest.mark.browser
@pytest.mark.parametrize("letters", ["αβ", "𐌰b"])
def test_of_all_short_words_the_browser_finds_those_a_slip_or_two_away_and_the_longer_ones(
    browser: Browser, letters: str
) -> None:
    words = ["".join(word) for length in range(1, 8) for word in product(letters, repeat=length)]
    random.Random(1).shuffle(words)
    slips = [sorted(other for other in words if one_slip(word, other)) for word in words if len(word) > 2]
    longer = [_shortest(5, [other for other in words if other.startswith(word)]) for word in words]
    two = [
        sorted(
            other
            for other in words
            if word[0] == other[0] and abs(len(word) - len(other)) <= 2 and two_slips(word, other)
        )
        for word in words
    ]
    with open_scripts(browser) as page:
        assert call(page, _SHAPES, words) == [slips, longer, two]


def test_two_slips_are_a_distance_of_two_at_the_most() -> None:
    words = ["".join(word) for length in range(5) for word in product("abc", repeat=length)]
    for one, other in combinations(words, 2):
        assert two_slips(one, other) == two_slips(other, one) == (distance(one, other) <= 2), (one, other)


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour, each once at the most."""
    cost = {(0, 0): 0}
    for row, column in product(range(len(one) + 1), range(len(other) + 1)):
        ways = [
            cost[row - left, column - right] + (one[row - left : row] != other[column - right : column])
            for left, right in ((1, 0), (0, 1), (1, 1))
            if row >= left and column >= right
        ]
        if row > 1 and column > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]:
            ways.append(cost[row - 2, column - 2] + 1)
        cost[row, column] = min(ways, default=0)
    return cost[len(one), len(other)]


def _shortest(most: int, words: list[str]) -> list[str]:
    """The ``most`` shortest words, and all that are as short as the last of them."""
    longest = sorted(map(len, words))[:most][-1]
    return sorted(word for word in words if len(word) <= longest)


_SHAPES = """
async (words) => {
  const { slips, longer, twoSlips } = await kbgen.inSteps(kbgen.shapesOf(words));
  const found = (places) => places.map((place) => words[place]).sort();
  return [
    words.filter((word) => Array.from(word).length > 2).map((word) => found(slips(word))),
    words.map((word) => found(longer(word, 5))),
    words.map((word) => found(twoSlips(word))),
  ];
}
"""


@pytest.mark.browser
def test_places_are_kept_in_bytes_however_far_apart_they_are(browser: Browser) -> None:
    held = {1: [0, 127, 128, 256, 16_640, 40_000], 2: [127, 16_511], 3: [2_100_000]}
    words: dict[int, list[int]] = {}
    for piece, places in held.items():
        for place in places:
            words.setdefault(place, []).append(piece)
    with open_scripts(browser) as page:
        assert call(page, _HOLDERS, [list(words.items()), max(words) + 1, len(held) + 1]) == [
            [],
            *held.values(),
        ]


_HOLDERS = """
([words, size, pieces]) => {
  const piecesOf = new Map(words);
  const [used, ends, uses] = [[], new Int32Array(size), new Int32Array(pieces)];
  for (let place = 0; place < size; place += 1) {
    for (const piece of piecesOf.get(place) ?? []) {
      used.push(piece);
      uses[piece] += 1;
    }
    ends[place] = used.length;
  }
  const laying = kbgen.holdersOf(Int32Array.from(used), ends, uses);
  let step = laying.next();
  while (!step.done) step = laying.next();
  return Array.from(uses, (_, piece) => Array.from(step.value(piece)));
}
"""


def _ranking() -> dict[str, float]:
    return {name: getattr(PARAMETERS, name) for name in PARAMETERS.__slots__}


@pytest.mark.parametrize("tag", ["el", "he"])
def test_the_same_seed_gives_the_same_corpus_and_the_same_bytes(tag: str) -> None:
    first, second = generate(tag, 50), generate(tag, 50)
    assert first == second
    entries = [document.id for document in first.documents]
    assert to_files(build_index(first.documents), entries) == to_files(
        build_index(reversed(second.documents)), entries
    )


@pytest.mark.parametrize("tag", ["el", "he"])
def test_no_part_of_the_index_is_large(tag: str) -> None:
    corpus = generate(tag, 1000)
    files = to_files(build_index(corpus.documents), [document.id for document in corpus.documents])
    parts = [content for name, content in files.items() if name.startswith(("postings-", "texts-"))]
    assert max(map(len, parts)) < 12 * _KB
    assert len(files) < len(corpus.documents)


@pytest.mark.browser
def test_the_last_two_thousand_parts_stay_at_hand_and_no_more(browser: Browser) -> None:
    with open_scripts(browser) as page:
        fetched = call(page, _LOAD, [*range(2_100), 2_099, 100, 99, 101, 102])
    again = ["index", *(f"texts-{part}" for part in [*range(2_100), 99, 101, 102])]
    assert fetched == again, "100 was asked for before it was too late, and 99 pushed 101 out"


# The parts that are fetched, in a browser that has each at once.
_LOAD = """
async (parts) => {
  const fetched = [];
  kbgen.site = { assets: "" };
  kbgen.loadNow = async () => "folder";
  kbgen.loadScript = (address) => kbgen.once(address, async () => fetched.push(address.slice(7, -3)));
  kbgen.openIndex = (core, load) => load;
  const load = await kbgen.loadIndex("el");
  for (const part of parts) await load(`texts-${part}`);
  await load("index");
  return fetched;
}
"""
