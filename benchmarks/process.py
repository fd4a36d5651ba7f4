"""A command as a whole process: wall and processor time, and how much memory it and its children hold at most."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_LOOKS_A_SECOND = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall and of the processors, megabytes at most."""

    wall: float
    cpu: float
    peak_mb: float


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """What ``command`` costs, run in ``folder``. Ends this program if it fails."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=_environment())  # noqa: S603
    with _Memory(process.pid) as memory:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed with status {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(memory.peak, usage.ru_maxrss) / 1024)


def _environment() -> dict[str, str]:
    """Ours, but with compiled modules kept, as an installed program has them."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


class _Memory:
    """Looks every now and then at what a process and its children hold together, what they share counted once."""

    def __init__(self, pid: int) -> None:
        self.peak = 0  # KB
        self._pid, self._ended = pid, Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "_Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(1 / _LOOKS_A_SECOND):
            self.peak = max(self.peak, sum(map(_held, _family(self._pid))))


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return [pid]
    return [pid, *(member for child in children for member in _family(int(child)))]


def _held(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
