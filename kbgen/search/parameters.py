"""The numbers of the ranking. They travel with the index, so that there is one copy of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """How hits are scored.

    ``weights`` are by field, in the order of ``FIELDS``. ``saturation`` is how fast repetition stops to count
    (k₁ of BM25), ``length_share`` how much of it depends on the length of the body (b of BM25).
    ``prefix_weight`` is what the beginning of a word is worth against the whole word, times the part of it
    that was typed. A question's weight over 1 + ``saturation`` exceeds that of the body: so an entry that
    asks for a word always beats one that only mentions it, however often.
    """

    weights: tuple[float, ...] = (2.0, 1.6, 1.6, 1.2, 1.0)
    saturation: float = 0.8
    length_share: float = 0.5
    prefix_weight: float = 0.5


PARAMETERS = Parameters()
