"""How close together a document has the words of a query.

It is the most that words of the query matter together within a window of so many words, and within one of half as
many, summed over the texts of the document: what stands in one sentence counts twice.
"""

from collections.abc import Iterable, Mapping, Sequence

from kbgen.search.document import SearchDocument, analyse
from kbgen.search.parameters import PARAMETERS

# By term, which word of the query it stands for, and how much it matters there.
Matters = Mapping[str, tuple[tuple[int, int], float]]


def closeness(document: SearchDocument, matters: Matters) -> float:
    """How much the words of a query, by ``matters``, matter together in ``document``. Headings stand in the body."""
    texts = (
        document.question,
        "\n".join(document.also_asked),
        "\n".join(document.keywords),
        document.body,
    )
    sizes = (PARAMETERS.window, PARAMETERS.window // 2)
    return _sum(_in_window(terms, matters, size) for terms in map(analyse, texts) for size in sizes)


def _in_window(terms: Sequence[str], matters: Matters, size: int) -> float:
    matched = [(place, *matters[term]) for place, term in enumerate(terms) if term in matters]
    most = 0.0
    for last, (end, _, _) in enumerate(matched):
        within: dict[tuple[int, int], float] = {}
        for place, word, matter in reversed(matched[max(0, last + 1 - size) : last + 1]):
            if end - place < size:
                within[word] = max(matter, within.get(word, 0.0))
        most = max(most, _sum(within.values()))
    return most


def _sum(values: Iterable[float]) -> float:
    """The sum from left to right: that of Python is more exact than that of a browser, and so another."""
    total = 0.0
    for value in values:
        total += value
    return total
