"""Where a build spends its time, function by function: python -m benchmarks.profile [ENTRIES]"""

import cProfile
import pstats
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import write_corpus
from kbgen import pipeline


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        write_corpus(project, entries)
        profile = cProfile.Profile()
        profile.runcall(pipeline.build, project, date(2026, 1, 1))
    pstats.Stats(profile).sort_stats("tottime").print_stats(40).sort_stats("cumtime").print_stats(40)


if __name__ == "__main__":
    main()
