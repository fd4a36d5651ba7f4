"""Items in batches through worker processes, their results in order.

Processes of this machine know their task from their beginning. For others, any ``concurrent.futures.Executor`` will do:
what all items share and the items travel by pickle, between processes that trust each other.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from functools import lru_cache, partial
from threading import Lock
from typing import Any, TypeAlias

from kbgen.errors import WorkerDied
from kbgen.work.batches import batches
from kbgen.work.processes import R, S, T, Task, culprit, own_task, processes

# What becomes of the items at some positions of a task, in their order. It is begun at once, where others do it.
Results: TypeAlias = Callable[[Sequence[int]], Iterator[R]]

# In ordinary items, as a task weighs its own:
_BATCH = 20  # large enough to be worth a message, small enough that all finish together
_WORTH = 200  # from so many on others are asked to help
_LIFE = 3_000  # for so many processes live: what they share with this one becomes their own as they touch it
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
        self._done = 0  # items that were given to these processes

    def run(self, task: Task[S, T, R]) -> Iterator[R]:
        """What becomes of all items of ``task``. Raises as ``share`` does."""
        yield from self.share(task)(range(len(task.items)))
        self.close()

    def share(self, task: Task[S, T, R]) -> Results[R]:
        """The way to have ``task`` done part by part; an earlier one must be done by then.

        Its results raise ``WorkerDied`` if a worker goes, with the item that it was on, and what the task's function
        raises.
        """
        if self._given is None:
            return partial(self._shared, task)
        packed = pickle.dumps((task.function, task.shared), pickle.HIGHEST_PROTOCOL)
        return partial(self._sent, task, packed=packed, to=self._given)

    def _shared(self, task: Task[S, T, R], positions: Sequence[int]) -> Iterator[R]:
        load = sum(task.weight(task.items[position]) for position in positions)
        if self._own is None and (self._jobs <= 1 or load < _WORTH):
            return (result for batch in _batches(task, positions) for result in task.of(batch))
        own = self._own if self._own is not None and self._done < _LIFE else self._fresh(task)
        self._done += load
        running = deque((own.submit(own_task, batch), batch) for batch in _batches(task, positions))
        return self._results(task, running)

    def _fresh(self, task: Task[S, T, R]) -> Executor:
        if self._own is None:
            task.prepare(task.shared)
        else:
            self._own.shutdown()  # which does first what it has been given
        self._own, self._done = processes(self._jobs, task), 0
        return self._own

    def _sent(
        self, task: Task[S, T, R], positions: Sequence[int], packed: bytes, to: Executor
    ) -> Iterator[R]:
        running = deque(
            (to.submit(_work, packed, [task.items[position] for position in batch]), batch)
            for batch in _batches(task, positions)
        )
        return self._results(task, running)

    def _results(self, task: Task[S, T, R], running: "deque[_Promise]") -> Iterator[R]:
        try:
            while running:
                yield from running[0][0].result()
                running.popleft()
        except self._deaths as error:
            suspects = [task.items[position] for _, batch in running for position in batch]
            self.close()
            raise WorkerDied(
                f"a worker process died while it worked on {self._where(task, suspects)}", _HINT
            ) from error
        finally:
            for future, _ in running:
                future.cancel()

    def _where(self, task: Task[S, T, R], suspects: Sequence[T]) -> str:
        found = culprit(task.among(suspects)) if self._given is None else None
        first, last = task.name(suspects[0]), task.name(suspects[-1])
        return task.name(found) if found is not None else f"one from {first} to {last}"

    def close(self) -> None:
        """Lets the processes go that were started."""
        if self._own is not None:
            self._own.shutdown(cancel_futures=True)
            self._own = None


_Promise: TypeAlias = tuple[Future[list[Any]], Sequence[int]]

# Everything in this process.
ALONE = Crew()


def _batches(task: Task[Any, T, Any], positions: Sequence[int]) -> Iterator[Sequence[int]]:
    return batches(positions, lambda position: task.weight(task.items[position]), _BATCH)


def _work(packed: bytes, items: Sequence[Any]) -> list[Any]:
    # An executor may run several threads in a process: parsers and templates are not made for that.
    with _ONE_BY_ONE:
        function, shared = _unpacked(packed)
        return function(shared, items)  # type: ignore[no-any-return]


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> Any:
    return pickle.loads(packed)  # noqa: S301  (from the process that started this one)
