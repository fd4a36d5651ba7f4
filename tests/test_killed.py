"""A build that is killed leaves a whole site: the old one or the new one."""

import random
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.publish.folders import PROCESSES
from tests.support import Project
from tests.test_reproducible import tree

KILLS = 20
LATEST = 1.5  # times as long as a build takes: on a busy machine the next one takes longer


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one_whole(project: Project) -> None:
    for number in range(60):
        project.entry(f"el/e{number}.md", f"Ερώτηση {number};", "Κείμενο πρώτο. " * 20)
    output = project.build()
    old = tree(output)
    for number in range(60):
        project.entry(f"el/e{number}.md", f"Ερώτηση {number};", "Κείμενο δεύτερο. " * 20)
    new = tree(project.build(project.root.parent / "other"))
    lasts = timed_build(project)
    project_back_to(project, output, old)
    chance = random.Random(7)
    seen = set()
    for _ in range(KILLS):
        build = started(project)
        build.join(chance.uniform(0, LATEST) * lasts)
        build.kill()
        build.join()
        found = tree(output)
        assert found in (old, new)
        seen.add(found == new)
        project_back_to(project, output, old)
    assert seen == {True, False}, "the kills came all too early, or all too late"
    assert tree(project.build()) == new
    leftovers = [
        path.name
        for path in project.root.iterdir()
        if path.name not in ("content", "kbgen.yml", "site", ".kbgen")
    ]
    assert leftovers == []


def started(project: Project) -> BaseProcess:
    """A build in a process of its own, which has all modules at hand: no kill is spent on their loading."""
    build: BaseProcess = PROCESSES.Process(target=project.build)
    build.start()
    return build


def timed_build(project: Project) -> float:
    begin = time.monotonic()
    started(project).join()
    return time.monotonic() - begin


def project_back_to(project: Project, output: Path, old: dict[str, str]) -> None:
    """Publishes the old site again, from texts that say what it said."""
    if tree(output) == old:
        return
    texts = sorted((project.root / "content/el").glob("*.md"))
    for path in texts:
        path.write_text(path.read_text("utf-8").replace("δεύτερο", "πρώτο"), "utf-8")
    assert tree(project.build()) == old
    for path in texts:
        path.write_text(path.read_text("utf-8").replace("πρώτο", "δεύτερο"), "utf-8")
