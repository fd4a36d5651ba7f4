"""Processes that share the work of another."""

import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import os, sys, time
from kbgen.work.processes import Task, own_task, processes

def work(seconds, items):
    os.write(1, b"here\\n")  # as a whole: both write at once
    time.sleep(seconds)
    return ["x" * 1_000_000 for _ in items]

if __name__ == "__main__":
    with processes(2, Task(work, float(sys.argv[1]), (1, 2), str)) as pool:
        found = [pool.submit(own_task, (position,)) for position in (0, 1)]
        time.sleep(60)  # nobody hears what they have to say
"""


def _is_gone_with_the_first(folder: Path, seconds: float) -> bool:
    """Whether all processes of the script end once its own is killed: their output ends only then."""
    (folder / "script.py").write_text(_SCRIPT, "utf-8")
    command = [sys.executable, "script.py", str(seconds)]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(2)] == [b"here\n"] * 2
        process.kill()
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            return False
        return True


def test_no_process_outlives_a_build_that_is_killed_while_they_work(tmp_path: Path) -> None:
    assert _is_gone_with_the_first(tmp_path, seconds=60)


def test_no_process_outlives_a_build_that_is_killed_while_they_wait(tmp_path: Path) -> None:
    assert _is_gone_with_the_first(tmp_path, seconds=0)
