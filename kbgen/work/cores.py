"""How many processors this process may use: those it is bound to, and no more than its control group has time on."""

import os
from collections.abc import Iterator
from pathlib import Path


def usable_cores(groups: Path = Path("/sys/fs/cgroup"), own: Path = Path("/proc/self/cgroup")) -> int:
    """The number of processors, at least 1. ``groups`` is where control groups are mounted, ``own`` tells in which one
    this process is (cgroups(7))."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    shares = (share for folder in _folders(groups, own) for share in _shares(folder))
    return max(1, min((bound, *shares)))


def _folders(groups: Path, own: Path) -> Iterator[Path]:
    """The group of this process and those around it, each of which may limit it; then that of version 1."""
    name = next((line.partition("::")[2] for line in _lines(own) if line.startswith("0::")), "")
    inner = groups / name.strip("/")
    yield from (folder for folder in (inner, *inner.parents) if folder.is_relative_to(groups))
    yield groups / "cpu"


def _shares(folder: Path) -> Iterator[int]:
    """Whole processors' worth of time that a group has, if it is limited."""
    limits = [line.split() for line in _lines(folder / "cpu.max")]
    limits.append([*_lines(folder / "cpu.cfs_quota_us"), *_lines(folder / "cpu.cfs_period_us")])
    for limit in limits:
        if len(limit) == 2 and all(number.isdecimal() for number in limit):
            yield int(limit[0]) // max(1, int(limit[1]))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
