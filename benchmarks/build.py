"""How long a build takes, how much memory it needs, and how large the search is: python -m benchmarks.build

Whole processes on a generated corpus; the median of several runs.
"""

import argparse
import gzip
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import write_corpus
from kbgen import __version__


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--sizes", type=int, nargs="+", default=[100, 1000], help="entries in each of two languages"
    )
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    print(
        f"kbgen {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    )
    print(f"median of {chosen.runs} runs\n")
    print(
        "| entries × 2 | cold build, wall s | CPU s | peak MB | again, wall s | search script + index, gzip KB |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for size in chosen.sizes:
        with TemporaryDirectory() as folder:
            print(_row(Path(folder) / "project", size, chosen.runs), flush=True)


def _row(project: Path, size: int, runs: int) -> str:
    write_corpus(project, size)
    cold, warm = [], []
    for number in range(runs):
        cold.append(_timed(project, f"site{number}"))
        warm.append(_timed(project, f"site{number}"))
    wall, cpu, memory = (statistics.median(column) for column in zip(*cold, strict=True))
    again = statistics.median(run[0] for run in warm)
    index = _search_bytes(project / "site0") / 1024
    return f"| {size:,} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {again:.2f} | {index:.0f} |"


def _timed(project: Path, output: str) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak memory in MB of one build in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "kbgen",
        "build",
        "--project",
        str(project),
        "--output",
        str(project / output),
    ]
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the build failed with status {process.returncode}")
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _search_bytes(site: Path) -> int:
    """What must arrive before the first answer in Greek, compressed."""
    files = [*site.glob("assets/kbgen-*.js"), *site.glob("assets/el-*.js")]
    return sum(len(gzip.compress(path.read_bytes())) for path in files)


if __name__ == "__main__":
    main()
