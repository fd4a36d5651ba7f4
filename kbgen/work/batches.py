"""Items in batches that take about as long and as much room as one another."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(items: Iterable[T], weight: Callable[[T], int], enough: int) -> Iterator[list[T]]:
    """``items`` in order, in lists that end with the item by which their weights come to ``enough``."""
    batch: list[T] = []
    load = 0
    for item in items:
        batch.append(item)
        load += weight(item)
        if load >= enough:
            yield batch
            batch, load = [], 0
    if batch:
        yield batch
