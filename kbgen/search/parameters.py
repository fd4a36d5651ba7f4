"""The numbers of the ranking. They travel with the index, so that there is one copy of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """How hits are scored. Measured with ``benchmarks.search_quality``; neighbours do about as well.

    ``weights`` are by field, in the order of ``FIELDS``. ``saturation`` is how fast repetition stops to count
    (k₁ of BM25), ``length_share`` how much of it depends on the length (b of BM25). ``prefix_weight`` is what
    the beginning of a word is worth, if it is no word itself, times the part that was typed.
    ``likeness_floor`` is the likeness below which two words that begin alike have nothing to do with each other,
    ``far_likeness_floor`` that of other words.
    ``most_terms`` is how many words one word of a query stands for at the most: the postings of each must be had.
    ``score_floor`` is the part of the best score below which a hit is none.
    ``slip_weight`` is what a word is worth that is one slip of the finger from an unknown one.
    ``function_weight`` is what the rarity of a function word is taken times. ``marked_from`` is the worth from
    which a word is marked in results, and counts for their closeness. ``closeness_weight`` is what closeness, in a
    ``window`` of so many words and in half of one, adds to the score of the first ``closeness_depth`` hits, and
    ``beginning_weight`` what it adds that words of the query are among so many at the ``beginning`` of a text, shared
    among all words of the query.
    ``synonym_weight`` is what another phrase of a synonym is worth, ``synonym_floor`` how sure it must be that a
    phrase, or the word that the thesaurus has, was typed for its synonyms to be looked for.
    ``thesaurus_weight`` is what the synonyms that the thesaurus has for the best term of a word are worth, times what
    that is. It is less than ``marked_from``: they are a hint, not what was asked for.
    ``reading_margin`` is how much better than as typed a query must match to be read otherwise.
    """

    weights: tuple[float, ...] = (1.5, 1.4, 1.3, 1.2, 1.0)
    saturation: float = 1.2
    length_share: float = 0.75
    prefix_weight: float = 0.5
    likeness_floor: float = 0.08
    far_likeness_floor: float = 0.2
    most_terms: int = 32
    score_floor: float = 0.1
    slip_weight: float = 0.5
    function_weight: float = 0.3
    marked_from: float = 0.25
    closeness_weight: float = 0.3
    closeness_depth: int = 8
    window: int = 16
    beginning_weight: float = 0.8
    beginning: int = 12
    synonym_weight: float = 0.7
    synonym_floor: float = 0.5
    thesaurus_weight: float = 0.24
    reading_margin: float = 0.15


PARAMETERS = Parameters()
