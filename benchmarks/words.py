"""Text that is like Greek and Hebrew in what matters to an index: invented words, the same for the same seed.

How often the word of rank r is used follows a double power law, 1/r among the common words and steeper beyond
(Gerlach and Altmann, "Stochastic model for the vocabulary growth in natural languages", 2013), so that the
vocabulary grows as it does in prose. Words have roots, and what their language puts before and after them.
The steepness is theirs; the rest is fitted to prose, in which we counted for Greek 5,200 different words among
16,000 and 10,900 among 44,000, for Hebrew 8,200 among 16,000, 23,000 among 64,000 and 47,300 among 189,000.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kbgen.model.document import Heading
from kbgen.model.language import Language
from kbgen.search.document import Label, SearchDocument

LANGUAGES = {"el": Language("el", "ltr", "Ελληνικά"), "he": Language("he", "rtl", "עברית")}
ANSWER_WORDS = 120
_KERNEL = {"el": 1_000, "he": 4_000}  # the rank from which on words become rare faster
_STEEPNESS = 1.77
_RANKS = 400_000
_PREFIXED = 0.3  # of Hebrew words
_SMALL_WORDS = 60  # those that have one form
_CATEGORIES, _TAGS = 12, 40
_TOPICS, _TOPICAL = 6, 0.15  # the words that an entry is about, and their share of its text

_listed = str.split
# The commoner first: each is taken about half as often as the one at half its place.
_ONSETS = _listed("τ κ π σ ν μ ρ λ δ γ β θ χ φ στ πρ τρ κρ γρ σκ ζ ξ ψ μπ ντ χρ πλ φρ κλ βλ δρ σπ σφ γκ")
_VOWELS = _listed("ο α ε ι η ω ου ει υ αι οι αυ ευ")
_GREEK_ENDINGS = _listed(
    "ο η α ος ου ει ων ες ας ης οι ια ους εις ται μα ουν ικη ησης ηση ματα ικο ετε ικα ουμε θηκε ονται ησε ικες ωντας "
    "ιου ησαν οντας ματος ικων ησουμε ικους ατων ησεων εται ηθει μενο μενη μενα μενους αρα ακι ακια αμε ατε ουσα"
)
_HEBREW_LETTERS = _listed("י ו ר ל מ נ ת ב ה ש ק ד ע פ א ח ס ט כ ג צ ז")
_PREFIXES = _listed("ה ו ב ל מ ש וה כ של שה וב ול כש ומ שב מה לכ")
_HEBREW_ENDINGS = _listed("ים ות ה ת י ית יה נו תי ו ם יו ן ך כם תה יהם יים יות נית")


@dataclass(frozen=True, slots=True)
class Corpus:
    """``documents``, and questions that they answer: one of 1 to 8 words for every tenth document or so."""

    documents: tuple[SearchDocument, ...]
    queries: tuple[str, ...]


def generate(tag: str, entries: int, seed: int = 1) -> Corpus:
    """``entries`` documents in the language of ``tag`` (``el`` or ``he``), of about 120 words each."""
    prose = _Prose(tag, seed)
    about = [prose.ranks(_TOPICS) for _ in range(entries)]
    documents = tuple(_document(prose, number, topics) for number, topics in enumerate(about))
    asked = prose.chance.sample(about, min(entries, max(200, entries // 10)))
    return Corpus(documents, tuple(_query(prose, topics) for topics in asked))


class _Prose:
    """A language: its roots are invented when they are first used."""

    def __init__(self, tag: str, seed: int) -> None:
        self.tag = tag
        self.chance = random.Random(f"{seed} {tag}")  # noqa: S311
        kernel = _KERNEL[tag]
        weights = (1 / (rank + 3) * min(1, kernel / (rank + 1)) ** (_STEEPNESS - 1) for rank in range(_RANKS))
        self._shares = tuple(accumulate(weights))
        self._all_ranks = range(_RANKS)
        self._roots: dict[int, str] = {}
        self._endings: dict[int, list[str]] = {}
        self._taken: set[str] = set()

    def ranks(self, number: int) -> list[int]:
        return self.chance.choices(self._all_ranks, cum_weights=self._shares, k=number)

    def text(self, number: int, topics: Sequence[int]) -> str:
        ranks = self.ranks(number)
        for at in range(number):
            if self.chance.random() < _TOPICAL:
                ranks[at] = self.chance.choice(topics)
        return " ".join(map(self.word, ranks))

    def word(self, rank: int) -> str:
        root = self._roots.get(rank) or self._invent(rank)
        if rank < _SMALL_WORDS:
            return root
        ending = self._one_of(self._endings[rank])
        if self.tag == "el" or self.chance.random() > _PREFIXED:
            return root + ending
        return self._one_of(_PREFIXES) + root + ending

    def _invent(self, rank: int) -> str:
        while (root := self._root(rank)) in self._taken:
            pass
        self._taken.add(root)
        self._roots[rank] = root
        self._endings[rank] = self._paradigm()
        return root

    def _paradigm(self) -> list[str]:
        if self.tag == "el":
            return self.chance.sample(_GREEK_ENDINGS, 8)
        return ["", *self.chance.sample(_HEBREW_ENDINGS, 2)]

    def _root(self, rank: int) -> str:
        if self.tag == "he":
            return self._joined(
                _HEBREW_LETTERS, 2 if rank < _SMALL_WORDS else self.chance.choice((3, 3, 4, 4, 5, 6))
            )
        if rank < _SMALL_WORDS:
            return self._one_of(_ONSETS) + self._one_of(_VOWELS)
        syllables = [
            self._one_of(_ONSETS) + self._one_of(_VOWELS)
            for _ in range(self.chance.choice((1, 1, 2, 2, 2, 3)))
        ]
        return "".join(syllables) + self._one_of(_ONSETS)

    def _joined(self, letters: Sequence[str], number: int) -> str:
        return "".join(self._one_of(letters) for _ in range(number))

    def _one_of(self, pieces: Sequence[str]) -> str:
        return pieces[int(len(pieces) ** self.chance.random()) - 1]


def _document(prose: _Prose, number: int, topics: Sequence[int]) -> SearchDocument:
    chance, category = prose.chance, f"c{number % _CATEGORIES}"
    heading, text = prose.text(3, topics), prose.text
    length = round(ANSWER_WORDS * chance.lognormvariate(-0.08, 0.4))
    body = f"{text(length // 3, topics)}.\n{heading}\n{text(length - length // 3, topics)}."
    return SearchDocument(
        id=f"{category}/e{number:05}",
        language=LANGUAGES[prose.tag],
        url=f"{prose.tag}/{category}/e{number:05}.html",
        question=f"{text(8, topics)} ORD-2026-{number:05};",
        also_asked=(text(6, topics),) if chance.random() < 0.3 else (),
        keywords=(text(1, topics),) if chance.random() < 0.3 else (),
        headings=(Heading(2, f"h{number % 7}", heading),),
        body=body,
        category=Label(category, prose.word(100 + number % _CATEGORIES)),
        tags=tuple(Label(f"t{at:02}", f"t{at:02}") for at in {chance.randrange(_TAGS) for _ in range(2)}),
    )


def _query(prose: _Prose, topics: Sequence[int]) -> str:
    """Words that an entry is about, in whatever form, among common ones."""
    number = prose.chance.randint(1, 8)
    words = [prose.chance.choice((*topics, *prose.ranks(4))) for _ in range(number)]
    return " ".join(map(prose.word, words))
