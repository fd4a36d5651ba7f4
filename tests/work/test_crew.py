"""Work among processes: the same results, in their order, and a clear word when a worker goes."""

import os
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.errors import ThemeError, WorkerDied
from kbgen.work.batches import batches
from kbgen.work.cores import usable_cores
from kbgen.work.crew import Crew
from kbgen.work.processes import Task

NUMBERS = range(1_000)


def doubled(factor: int, items: Sequence[int]) -> list[int]:
    return [factor * item for item in items]


def numbered(_: None, items: Sequence[int]) -> list[tuple[int, int]]:
    return [(item, os.getpid()) for item in items]


def deadly(fatal: int, items: Sequence[int]) -> list[int]:
    if fatal in items:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(items)


def wrong(_: None, items: Sequence[int]) -> list[int]:
    raise ThemeError("the template is broken", "Mend it.")


@pytest.mark.parametrize(
    "crew", [Crew(1), Crew(3), Crew(2, ThreadPoolExecutor(2))], ids=["1", "3", "threads"]
)
def test_results_come_in_order_whoever_works(crew: Crew) -> None:
    assert list(crew.run(Task(doubled, 2, NUMBERS, str))) == [2 * number for number in NUMBERS]
    crew.close()


def test_other_processes_go_on_where_some_have_done_enough() -> None:
    # Enough for several generations, of each of which one process may be quick enough to do all.
    crew, parts = Crew(2), [range(at, at + 2_500) for at in range(0, 30_000, 2_500)]
    results = crew.share(Task(numbered, None, range(30_000), str))
    under_way = [results(part) for part in parts]  # all are begun before one is looked at
    found = [result for part in under_way for result in part]
    crew.close()
    assert [number for number, _ in found] == list(range(30_000))
    assert len({process for _, process in found}) > 2


def test_heavy_items_wear_processes_out_as_fast_as_many_light_ones() -> None:
    crew, parts = Crew(2), [range(at, at + 10) for at in range(0, 40, 10)]
    results = crew.share(Task(numbered, None, range(40), str, weight=lambda _: 750))
    found = [result for part in parts for result in results(part)]
    crew.close()
    assert [number for number, _ in found] == list(range(40))
    assert len({process for _, process in found}) > 2


@given(st.lists(st.integers(1, 50)), st.integers(1, 100))
def test_a_batch_ends_where_it_weighs_enough(weights: list[int], enough: int) -> None:
    made = list(batches(weights, int, enough))
    assert [weight for batch in made for weight in batch] == weights
    assert all(sum(batch[:-1]) < enough for batch in made)
    assert all(sum(batch) >= enough for batch in made[:-1])


def test_little_work_starts_no_process() -> None:
    def here(_: None, items: Sequence[int]) -> list[int]:  # could not travel
        return list(items)

    assert list(Crew(8).run(Task(here, None, range(10), str))) == list(range(10))


def test_a_worker_that_dies_is_told_with_what_it_was_on() -> None:
    crew = Crew(2)
    with pytest.raises(WorkerDied, match="while it worked on entry 777") as caught:
        list(crew.run(Task(deadly, 777, NUMBERS, lambda number: f"entry {number}")))
    assert "--jobs" in caught.value.hint
    assert list(crew.run(Task(doubled, 1, NUMBERS, str))) == list(NUMBERS)  # others come in its place
    crew.close()


def test_a_mistake_that_a_worker_meets_is_told_as_it_is() -> None:
    crew = Crew(2)
    with pytest.raises(ThemeError, match="the template is broken") as caught:
        list(crew.run(Task(wrong, None, NUMBERS, str)))
    assert caught.value.hint == "Mend it."
    crew.close()


def test_a_control_group_limits_the_number_of_processes(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.write_text("0::/a/b\n")
    (tmp_path / "groups/a/b").mkdir(parents=True)
    (tmp_path / "groups/a/b/cpu.max").write_text("max 100000\n")
    assert usable_cores(tmp_path / "groups", own) == usable_cores(tmp_path, tmp_path / "none")
    (tmp_path / "groups/a/cpu.max").write_text("150000 100000\n")
    assert usable_cores(tmp_path / "groups", own) == 1
    (tmp_path / "groups/a/cpu.max").write_text("50000 100000\n")
    assert usable_cores(tmp_path / "groups", own) == 1
