"""How a stage tells that it goes on, without knowing who listens."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Track(Protocol):
    """Passes ``items`` through, one by one, and lets someone see how far the ``stage`` has come."""

    def __call__(self, items: Sequence[T], stage: str) -> Iterable[T]: ...


def untracked(items: Sequence[T], stage: str) -> Iterable[T]:
    """Nobody looks."""
    return items
