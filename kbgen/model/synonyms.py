"""Synonyms as editors own them: phrases that mean the same to those who search."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Synonym:
    """Who looks for one of ``sources`` is to find ``targets`` too, whatever language either is in. In a group,
    where each phrase finds the others, the two are the same."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def is_group(self) -> bool:
        return self.sources == self.targets
