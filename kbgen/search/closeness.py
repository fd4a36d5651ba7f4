"""How close together a document has the words of a query, and whether it begins with them.

The first is the most that words of the query matter together within a window of so many words, and within one of
half as many, summed over the texts of the document: what stands in one sentence counts twice. The second is the most
that they matter among the first words of a text, shared among all words of the query: what an answer is about, it says
at once, and a short query has little else to tell by.
"""

from collections.abc import Iterable, Mapping, Sequence

from kbgen.search.document import SearchDocument, analyse
from kbgen.search.parameters import PARAMETERS

# By term, which word of the query it stands for, and how much it matters there.
Matters = Mapping[str, tuple[tuple[int, int], float]]


def closeness(document: SearchDocument, matters: Matters, words: int) -> float:
    """What is added to the score of ``document`` for where it has the ``words`` of a query, of which ``matters`` tells
    how much they matter. Headings stand in the body."""
    texts = [
        analyse(document.question),
        analyse("\n".join(document.also_asked)),
        analyse("\n".join(document.keywords)),
        analyse(document.body),
    ]
    sizes, first = (PARAMETERS.window, PARAMETERS.window // 2), PARAMETERS.beginning
    together = _sum(_in_window(terms, matters, size) for terms in texts for size in sizes)
    at_once = max(_in_window(terms[:first], matters, first) for terms in texts)
    return PARAMETERS.closeness_weight * together + PARAMETERS.beginning_weight * at_once / words


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
