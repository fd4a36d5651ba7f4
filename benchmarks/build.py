"""How long builds take and how much memory they need: python -m benchmarks.build [--sizes 100 1000 10000] [--json FILE]

Whole processes on a corpus generated from a seed, several runs, the median of each number. Hugo and Pelican are
measured in turn with kbgen where they are found; --peers names the folder that their programs are in. What a run has
built is put aside and deleted with all else at the end: ext4 is slow to give files the places of those that were
deleted in the minutes before, up to ten times, and all would be measured by that.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from benchmarks.corpus import write_corpus
from benchmarks.peers import PEERS
from benchmarks.process import Cost, cost_of
from benchmarks.report import write_table
from kbgen import __version__

_ROOT = Path(__file__).parent.parent
_KBGEN = (sys.executable, "-m", "kbgen")


@dataclass(frozen=True, slots=True)
class Row:
    """What a command costs: medians."""

    entries: int
    what: str
    wall: float
    cpu: float
    peak_mb: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000], help="entries a language")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", type=Path, help="the folder of the programs hugo and pelican")
    parser.add_argument("--json", type=Path, help="write the rows to this file too")
    parser.add_argument("--write", action="store_true", help="put the table into BENCHMARKS.md and README.md")
    chosen = parser.parse_args()
    with TemporaryDirectory() as name:
        rows = [
            row
            for size in chosen.sizes
            for row in _measured(Path(name) / str(size), size, chosen.runs, chosen.peers)
        ]
    report = [_about(chosen.runs), "", *_table(rows)]
    print("\n".join(report))
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", "utf-8")
    if chosen.write:
        write_table(_ROOT / "BENCHMARKS.md", "builds", report)
        ours = [row for row in rows if row.entries == max(chosen.sizes) and row.what.startswith("kbgen")]
        write_table(_ROOT / "README.md", "builds", _table(ours))


def _measured(folder: Path, size: int, runs: int, peers: Path | None) -> Iterator[Row]:
    costs: dict[str, list[Cost]] = defaultdict(list)
    write_corpus(folder / "kbgen", size)
    commands = dict(_peers(folder, peers))
    for run in range(runs):
        for what, cost in _ours(folder / "kbgen", run):
            costs[what].append(cost)
        for what, command in commands.items():
            _put_aside(folder / what / "site")
            costs[f"{what}, from nothing"].append(cost_of(command, folder / what))
        print(f"{size} entries × 2, run {run + 1} of {runs}", file=sys.stderr)
    for what, found in costs.items():
        columns = ([getattr(cost, name) for cost in found] for name in ("wall", "cpu", "peak_mb"))
        yield Row(size, what, *map(statistics.median, columns))


def _put_aside(folder: Path) -> None:
    if folder.exists():
        folder.rename(mkdtemp(dir=folder.parent.parent))


def _peers(folder: Path, programs: Path | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    for peer in PEERS:
        program = shutil.which(peer.command[0], path=str(programs) if programs else None)
        if program:
            peer.write(folder / "kbgen", folder / peer.name)
            yield peer.name, (program, *peer.command[1:])


def _ours(project: Path, run: int) -> Iterator[tuple[str, Cost]]:
    for name in ("site", ".kbgen"):
        _put_aside(project / name)
    build = (*_KBGEN, "build")
    yield "kbgen, from nothing", cost_of(build, project)
    yield "kbgen, nothing changed", cost_of(build, project)
    for what, path in (("one entry", "el/c0/e0.md"), ("another entry", "he/c1/e1.md")):
        entry = project / "content" / path
        entry.write_text(entry.read_text("utf-8") + f"\nΑλλαγή {run}.\n", "utf-8")
        yield f"kbgen, {what} changed", cost_of(build, project)
    yield "kbgen check", cost_of((*_KBGEN, "check"), project)
    yield "kbgen --help", cost_of((*_KBGEN, "--help"), project)


def _about(runs: int) -> str:
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    return f"kbgen {__version__}, Python {platform.python_version()}, {machine}; medians of {runs} runs."


def _table(rows: list[Row]) -> list[str]:
    lines = [
        "| entries in each of two languages | | wall, s | CPU, s | memory, MB |",
        "| ---: | --- | ---: | ---: | ---: |",
    ]
    lines += (
        f"| {row.entries:,} | {row.what} | {row.wall:.2f} | {row.cpu:.2f} | {row.peak_mb:.0f} |"
        for row in rows
    )
    return lines


if __name__ == "__main__":
    main()
