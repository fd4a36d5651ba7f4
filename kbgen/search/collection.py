"""The search of one language as its readers have it, from the query as typed to the hits."""

from collections.abc import Iterable
from dataclasses import dataclass

from kbgen.model.synonyms import Synonym
from kbgen.search.document import SearchDocument
from kbgen.search.query import parse_query, unquoted
from kbgen.search.rank import Hit, Ranking
from kbgen.search.reading import read, vocabulary_of


@dataclass(frozen=True, slots=True)
class Answer:
    """All hits, the best first. ``read_as`` is '' where the query was read as typed."""

    read_as: str
    hits: tuple[Hit, ...]


class Collection:
    """Documents and synonyms, laid out once for any number of queries."""

    def __init__(self, documents: Iterable[SearchDocument], synonyms: Iterable[Synonym] = ()) -> None:
        self.documents = {document.id: document for document in documents}
        self._ranking = Ranking(self.documents.values(), synonyms)
        self._vocabulary = vocabulary_of(self._ranking.vocabulary, self._ranking.likeness)

    def ask(self, query: str) -> Answer:
        """What a reader who types ``query`` is shown."""
        meant = read(query, self._vocabulary)
        hits = self._ranking.rank(meant)
        if not self._has_phrases(meant, hits):
            meant = unquoted(meant)
        return Answer("" if meant == query else meant, hits)

    def _has_phrases(self, query: str, hits: tuple[Hit, ...]) -> bool:
        """Whether the phrases of ``query`` stand in ``hits``: else they were given up."""
        parsed = parse_query(query)
        return not parsed.phrases or any(parsed.admits(self.documents[hit.id]) for hit in hits[:1])
