"""A build that is killed leaves a whole site: the old one or the new one."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support import Project
from tests.test_reproducible import tree

KILLS = 25
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
        process = subprocess.Popen(command(project), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, LATEST) * lasts)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)  # its output ends with the last of the processes that share its work
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


def command(project: Project) -> list[str]:
    return [sys.executable, "-m", "kbgen", "build", "--project", str(project.root)]


def timed_build(project: Project) -> float:
    begin = time.monotonic()
    subprocess.run(command(project), check=True, capture_output=True, env=dict(os.environ))
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
