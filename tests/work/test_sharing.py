"""A whole build among processes: the same bytes, and exit statuses that can be trusted."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path

import pytest

from kbgen import pipeline
from kbgen.errors import PublishError
from kbgen.incremental.memory import opened
from kbgen.incremental.rendering import planned
from kbgen.model.artifact import Known
from kbgen.publish.spool import spool
from kbgen.work.cluster import cluster
from kbgen.work.crew import Crew
from tests.publish.folders import in_another_process
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
        for artifact in planned(project).files(memory.work(crew)):
            seen[artifact.path] = len(active_children())
    assert seen["el/e0.html"] > 0
    assert seen["sw.js"] == 0


def test_pages_are_written_by_the_processes_that_render_them(large: Project) -> None:
    project = pipeline.check(large.root, TODAY).project
    assert project is not None
    with (
        opened(large.root, None, False) as memory,
        spool(large.root / "site") as folder,
        closing(Crew(2)) as crew,
    ):
        artifacts = planned(project).files(memory.work(crew, folder))
        page = next(artifact.content for artifact in artifacts if artifact.path == "el/e0.html")
        assert isinstance(page, Known)
        assert page.file is not None
        assert Path(page.file).is_relative_to(folder)
        assert Path(page.file).read_bytes() == page.make()


def test_a_page_that_says_what_it_said_stays_the_same_file_whoever_renders_it(
    large: Project, tmp_path: Path
) -> None:
    output = tmp_path / "out" / "site"
    build(large, output, Crew(2))
    before = (output / "el/e0.html").stat()
    build(large, output, Crew(2))
    after = (output / "el/e0.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert os.listdir(output.parent) == ["site"]


def build_with_little_room(root: Path, output: Path, limit: int) -> tuple[str, str]:
    """Builds in processes that may not write files of more than ``limit`` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    with closing(Crew(2)) as crew, pytest.raises(PublishError) as raised:
        pipeline.build(root, TODAY, output, use_cache=False, crew=crew)
    return str(raised.value), raised.value.hint


def test_a_full_disk_is_told_the_same_from_another_process(large: Project, tmp_path: Path) -> None:
    output = tmp_path / "out" / "site"
    old = build(large, output, Crew(1))
    for number in range(ENTRIES):  # in a booklet they are too long together
        large.entry(f"el/e{number}.md", f"Ερώτηση {number};", "Κείμενο. " * 100)
    message, hint = in_another_process(build_with_little_room, large.root, output, 200_000)
    assert message.startswith(f"cannot publish to {output}")
    assert "File too large" in message
    assert hint == "The file is larger than the system allows."
    assert tree(output) == old
    assert os.listdir(output.parent) == ["site"]


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
    here = ["--scheduler-file", str(address), "--host", "127.0.0.1", "--no-dashboard"]
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", *here]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--no-nanny", "--nthreads", "1", *here]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    processes = [subprocess.Popen(dask, **quiet)]  # type: ignore[call-overload]
    while not address.exists():
        time.sleep(0.1)
    processes += [subprocess.Popen(worker, **quiet) for _ in range(2)]  # type: ignore[call-overload]

    yield "dask://" + json.loads(address.read_text())["address"].removeprefix("tcp://")
    for process in processes:  # none has anything to put in order
        process.kill()
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
