"""Processes of this machine, which know from their beginning what they will work on: only numbers of items and results
travel. On Linux they are forked, and share what is known with the process that began them."""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
Function = Callable[[S, Sequence[T]], list[R]]


def _nothing(_: object) -> None:
    pass


def _one(_: object) -> int:
    return 1


@dataclass(frozen=True, slots=True)
class Task(Generic[S, T, R]):
    """A ``function`` of a module, what it needs for all ``items``, and these. ``name`` tells of an item what a person
    calls it; ``prepare`` does what each process would else do for itself; ``weight`` is how many ordinary items an item
    is worth; ``own`` is what other processes of this machine do in the place of the ``function``, if that is more."""

    function: Function[S, T, R]
    shared: S
    items: Sequence[T]
    name: Callable[[T], str]
    prepare: Callable[[S], None] = _nothing
    weight: Callable[[T], int] = _one
    own: Function[S, T, R] | None = None

    def of(self, positions: Sequence[int]) -> list[R]:
        """What becomes of the items at ``positions``."""
        return self.function(self.shared, [self.items[position] for position in positions])

    def among(self, items: Sequence[T]) -> "Task[S, T, R]":
        """The same task for other items."""
        return replace(self, items=items)


_task: Task[Any, Any, Any] | None = None  # of this process, if it was begun for one


def processes(jobs: int, task: Task[Any, Any, Any] | None = None) -> ProcessPoolExecutor:
    """Processes that know ``task``. They start when the first work is given to them."""
    _give_back()
    # A forked process has all modules at hand; elsewhere than on Linux that is not safe.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(task,))


def _give_back() -> None:
    """Returns freed memory to the system, of which each process to be forked would have its share; glibc can."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def _begin(task: Task[Any, Any, Any] | None) -> None:
    global _task  # noqa: PLW0603  (this process has no other)
    _task = task
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that began it all
    gc.freeze()  # what is shared stays so: to look for cycles in it would copy it
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Where the process that began this one is killed, nobody else would end it: it would wait for ever to be asked, or
    heard."""
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def own_task(positions: Sequence[int]) -> list[Any]:
    """What becomes of the items at ``positions`` of the task that this process knows."""
    assert _task is not None
    task = _task if _task.own is None else replace(_task, function=_task.own)
    return task.of(positions)


def culprit(task: Task[Any, T, Any]) -> T | None:
    """The first item that ends a process which works on it alone."""
    with processes(1, task) as pool:
        for position, item in enumerate(task.items):
            try:
                pool.submit(own_task, (position,)).result()
            except BrokenExecutor:
                return item
            except Exception:  # noqa: S112  (told where the item is worked on in earnest)
                continue
    return None
