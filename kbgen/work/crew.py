"""Items in batches through worker processes, their results in order.

Any ``concurrent.futures.Executor`` will do. A function gets what all items share and some of the items; these and the
results travel by pickle, between processes that trust each other.
"""

import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from threading import Lock
from typing import Any, TypeVar

from kbgen.errors import WorkerDied

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
Function = Callable[[S, Sequence[T]], list[R]]

_BATCH = 40  # items: large enough to be worth a message, small enough that all finish together
_WORTH = 200  # items from which on others are asked to help
_AHEAD = 2  # batches for each worker that are under way
_HINT = "It may be that memory ran out: try fewer --jobs. If it is always this one, look at what is special in it."
_ONE_BY_ONE = Lock()


class Crew:
    """Workers: ``jobs`` processes of this machine, started when there is enough to do, or those of an ``executor``."""

    def __init__(
        self, jobs: int = 1, executor: Executor | None = None, deaths: tuple[type[Exception], ...] = ()
    ) -> None:
        """``deaths`` are what the ``executor`` raises, besides BrokenExecutor, when a worker has gone."""
        self._jobs, self._given = jobs, executor
        self._deaths: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError, *deaths)
        self._own: Executor | None = None

    def run(
        self, function: "Function[S, T, R]", shared: S, items: Sequence[T], name: Callable[[T], str]
    ) -> Iterator[R]:
        """What ``function``, of a module, makes of ``items``. ``name`` tells of an item what a person calls it.

        Raises ``WorkerDied`` if a worker goes, with the item that it was on, and what ``function`` raises.
        """
        if self._given is None and (self._jobs <= 1 or len(items) < _WORTH):
            yield from function(shared, items)
            return
        packed = pickle.dumps(shared, pickle.HIGHEST_PROTOCOL)
        batches = deque(tuple(items[at : at + _BATCH]) for at in range(0, len(items), _BATCH))
        running: deque[tuple[Future[list[R]], tuple[T, ...]]] = deque()
        try:
            while batches or running:
                while batches and len(running) < self._jobs * _AHEAD:
                    batch = batches.popleft()
                    running.append((self._executor().submit(_work, function, packed, batch), batch))
                yield from running[0][0].result()
                running.popleft()
        except self._deaths as error:
            suspects = [item for _, batch in running for item in batch]
            culprit = _culprit(function, packed, suspects) if self._given is None else None
            self._own = None
            where = name(culprit) if culprit else f"one from {name(suspects[0])} to {name(suspects[-1])}"
            raise WorkerDied(f"a worker process died while it worked on {where}", _HINT) from error
        finally:
            for future, _ in running:
                future.cancel()

    def _executor(self) -> Executor:
        if self._given is not None:
            return self._given
        if self._own is None:
            self._own = _processes(self._jobs)
        return self._own

    def close(self) -> None:
        """Lets the processes go that were started."""
        if self._own is not None:
            self._own.shutdown(cancel_futures=True)
            self._own = None


# Everything in this process.
ALONE = Crew()


def _processes(jobs: int) -> ProcessPoolExecutor:
    # A forked process has all modules at hand; elsewhere than on Linux that is not safe.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that began it all


def _work(function: "Function[Any, Any, R]", packed: bytes, batch: tuple[Any, ...]) -> list[R]:
    with (
        _ONE_BY_ONE
    ):  # an executor may run several threads in a process: parsers and templates are not made for that
        return function(_unpacked(packed), batch)


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> Any:
    return pickle.loads(packed)  # noqa: S301  (from the process that started this one)


def _culprit(function: "Function[Any, T, Any]", packed: bytes, suspects: Sequence[T]) -> T | None:
    """The first of ``suspects`` that ends a process which works on it alone."""
    with _processes(1) as pool:
        for item in suspects:
            try:
                pool.submit(_work, function, packed, (item,)).result()
            except BrokenExecutor:
                return item
            except Exception:  # noqa: S112  (told where the item is worked on in earnest)
                continue
    return None
