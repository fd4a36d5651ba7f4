"""A whole build among processes: the same bytes, and exit statuses that can be trusted."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from kbgen import pipeline
from kbgen.incremental.memory import opened
from kbgen.work.cluster import cluster
from kbgen.work.crew import Crew
from tests.support import TODAY, Project
from tests.test_reproducible import tree

ENTRIES = 240


@pytest.fixture
def large(project: Project) -> Project:
    for number in range(ENTRIES):
        near = f"[εδώ](entry:e{(number + 1) % ENTRIES})"
        project.entry(
            f"el/e{number}.md", f"Ερώτηση {number};", f"## Α\n\nΚείμενο {near}.", tags=f"[t{number % 5}]"
        )
    return project


def build(project: Project, output: Path, crew: Crew) -> dict[str, str]:
    built = pipeline.build(project.root, TODAY, output, use_cache=False, crew=crew)
    crew.close()
    assert built.result is not None, built.diagnostics
    return tree(output)


def test_any_number_of_processes_gives_the_same_bytes(large: Project, tmp_path: Path) -> None:
    alone = build(large, tmp_path / "alone", Crew(1))
    assert build(large, tmp_path / "three", Crew(3)) == alone


def test_processes_are_gone_before_what_follows_the_pages(large: Project) -> None:
    crew, seen = Crew(2), {}
    project = pipeline.check(large.root, TODAY).project
    assert project is not None
    with opened(large.root, None, False) as memory:
        for artifact in pipeline.render(project, memory.work(crew)):
            seen[artifact.path] = len(active_children())
    assert seen["el/e0.html"] > 0
    assert seen["sw.js"] == 0


def test_a_mistake_in_a_template_is_told_the_same_from_another_process(large: Project) -> None:
    large.write("themes/default/templates/entry.html", "\n{{ nothing }}")
    command = [sys.executable, "-m", "kbgen", "build", "--project", str(large.root), "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "themes/default/templates/entry.html:2: 'nothing' is undefined" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a Dask cluster: a scheduler and two workers, processes of their own."""
    address = tmp_path / "scheduler.json"
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--no-dashboard", "--nthreads", "1"]
    file = ["--scheduler-file", str(address)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    local = ["--host", "127.0.0.1"]
    processes = [subprocess.Popen([*dask, *file, *local, "--port", "0", "--no-dashboard"], **quiet)]  # type: ignore[call-overload]
    while not address.exists():
        time.sleep(0.1)
    processes += [subprocess.Popen([*worker, *file, *local], **quiet) for _ in range(2)]  # type: ignore[call-overload]

    yield "dask://" + json.loads(address.read_text())["address"].removeprefix("tcp://")
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait()


@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes(large: Project, tmp_path: Path, scheduler: str) -> None:
    with cluster(scheduler) as crew:
        spread = build(large, tmp_path / "spread", crew)
    assert spread == build(large, tmp_path / "alone", Crew(1))


@pytest.mark.parametrize(
    ("address", "message"),
    [("dask://127.0.0.1:1", "no Dask scheduler answers"), ("http://x", "is no address of a cluster")],
)
def test_a_cluster_that_is_not_there_is_told(large: Project, address: str, message: str) -> None:
    command = [sys.executable, "-m", "kbgen", "build", "--project", str(large.root), "--executor", address]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
