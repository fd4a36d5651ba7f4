"""Categories and tags: what entries are sorted under, with titles per language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """A category or a tag. ``titles`` and ``descriptions`` are by language tag; ``order`` sorts, smallest first."""

    id: str
    titles: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    order: int = 0

    def title(self, language: str) -> str:
        """The title in ``language``, or the id where none was given."""
        return self.titles.get(language, self.id)

    def description(self, language: str) -> str:
        """The description in ``language``, or ''."""
        return self.descriptions.get(language, "")


class Category(Term):
    """A category: each entry is in one at the most."""

    __slots__ = ()


class Tag(Term):
    """A tag: an entry may have any number."""

    __slots__ = ()
