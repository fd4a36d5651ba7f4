"""What search costs: python -m benchmarks.search_size [--entries 100,1000,10000,50000] [--data DIR] [--json]
    [--write]

Time to make the index, its bytes, the bytes that must arrive before the first answer, the work of a keystroke
and the memory of a tab, in Chromium, on pages opened from the disk. The corpora are generated (see
benchmarks/words.py), a site of two languages each; with --data, the sets that benchmarks.search_quality takes
are measured as well, each a site of its own.
"""

import argparse
import gc
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks import tab
from benchmarks.report import write_table
from benchmarks.search_quality import read_documents, read_questions
from benchmarks.words import Corpus, generate
from kbgen.cli import COLLECTED
from kbgen.search.index import build_index
from kbgen.search.wire import to_files
from tests.browser_support import launch
from tests.search_pages import write_page, write_parts

_REPORT = Path(__file__).parent.parent / "BENCHMARKS.md"
LIMIT = 8  # results, as many as the popup shows
_COLD, _TYPED = 30, 12  # queries asked of a page just opened; typed letter by letter
_RUNS = 3
_KB, _MB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Figures:
    """What search costs in one language of one site. Bytes are compressed (gzip -9), times those of
    the processor."""

    corpus: str
    language: str
    entries: int
    index_ms_an_entry: float
    index_files: int
    index_bytes: int
    first_bytes: int
    first_bytes_worst: int
    first_bytes_by_kind: Mapping[str, int]
    first_files: int
    first_files_worst: int
    ready_ms: float
    ready_longest_task_ms: float
    key_ms: float
    key_ms_95: float
    key_ms_worst: float
    first_time_longest_task_ms: float
    heap_bytes: int
    process_bytes: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--entries", default="100,1000,10000,50000", help="sizes, with commas between")
    parser.add_argument("--data", type=Path, help="the folder of sets of real text")
    parser.add_argument("--json", action="store_true", help="print an object a line instead of tables")
    parser.add_argument("--write", action="store_true", help="put the tables into BENCHMARKS.md")
    options = parser.parse_args()
    figures = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        about = f"Chromium {browser.version}, Python {platform.python_version()}, {os.cpu_count()} cores"
        browser.close()
        for name, corpora in _sites([int(size) for size in options.entries.split(",") if size], options.data):
            for found in _measured(name, corpora, lambda: launch(playwright)):
                figures.append(found)
                print(json.dumps(asdict(found)), file=sys.stdout if options.json else sys.stderr, flush=True)
    report = [f"{about}, {platform.machine()}.", "", *_bytes_table(figures), "", *_work_table(figures)]
    if not options.json:
        print("\n".join(report))
    if options.write:
        write_table(_REPORT, "size", report)


def _sites(sizes: Sequence[int], data: Path | None) -> Iterator[tuple[str, dict[str, Corpus]]]:
    for folder in sorted(data.iterdir()) if data else ():
        if (folder / "docs.jsonl").exists():
            documents = read_documents(folder / "docs.jsonl")
            questions = read_questions(folder / "queries.dev.jsonl")
            queries = tuple(one.query for one in questions[:: max(1, len(questions) // (2 * _COLD))])
            yield folder.name, {documents[0].language.tag: Corpus(tuple(documents), queries)}
    for size in sizes:
        yield "generated", {tag: generate(tag, size) for tag in ("el", "he")}


def _measured(name: str, corpora: Mapping[str, Corpus], start: Callable[[], Browser]) -> Iterator[Figures]:
    entries = sorted({document.id for corpus in corpora.values() for document in corpus.documents})
    timed = {tag: _timed_index(corpus, entries) for tag, corpus in corpora.items()}
    with TemporaryDirectory() as folder:
        root = Path(folder)
        languages = write_parts(root / "assets", {tag: files for tag, (files, _) in timed.items()})
        address = write_page(root, languages).as_uri()
        sizes = tab.Sizes(root / "assets")
        for tag, corpus in corpora.items():
            files, milliseconds = timed[tag]
            browser = start()  # a fresh one, for its memory is measured
            yield Figures(
                name,
                tag,
                len(corpus.documents),
                milliseconds / max(1, len(corpus.documents)),
                len(files),
                sum(sizes.of(f"search-{tag}/{file}") for file in files),
                **_arrived(browser, address, tag, corpus.queries, sizes),
                **_worked(browser, address, tag, corpus.queries),
            )
            browser.close()


def _timed_index(corpus: Corpus, entries: Sequence[str]) -> tuple[dict[str, bytes], float]:
    """The files of the index, and the milliseconds of processor time that they took, the median of several runs."""
    gc.set_threshold(*COLLECTED)  # as in a build
    times = []
    for _ in range(_RUNS if len(corpus.documents) <= 10_000 else 1):
        begin = time.process_time()
        files = to_files(build_index(corpus.documents), entries)
        times.append(1000 * (time.process_time() - begin))
    return files, statistics.median(times)


def _arrived(
    browser: Browser, address: str, tag: str, queries: Sequence[str], sizes: tab.Sizes
) -> dict[str, Any]:
    """The bytes before the first answer, the page itself not counted."""
    loaded = [tab.first_answer(browser, address, tag, query, LIMIT) for query in queries[:_COLD]]
    totals = [sum(map(sizes.of, names)) for names in loaded]
    kinds = {
        kind: round(
            statistics.median(sum(sizes.of(n) for n in names if tab.kind_of(n) == kind) for names in loaded)
        )
        for kind in ("engine", "words", "postings", "texts")
    }
    return {
        "first_bytes": round(statistics.median(totals)),
        "first_bytes_worst": max(totals),
        "first_bytes_by_kind": kinds,
        "first_files": round(statistics.median(map(len, loaded))),
        "first_files_worst": max(map(len, loaded)),
    }


def _worked(browser: Browser, address: str, tag: str, queries: Sequence[str]) -> dict[str, Any]:
    readied = [tab.made_ready(browser, address, tag) for _ in range(_RUNS)]
    keys, longest = tab.keystrokes(browser, address, tag, queries[-_TYPED:], LIMIT)
    keys.sort()
    heap, process = tab.memory(
        browser, address, tag, [queries[at % len(queries)] for at in range(100)], LIMIT
    )
    return {
        "ready_ms": statistics.median(work for work, _ in readied),
        "ready_longest_task_ms": statistics.median(one for _, one in readied),
        "key_ms": statistics.median(keys),
        "key_ms_95": keys[int(len(keys) * 0.95)],
        "key_ms_worst": keys[-1],
        "first_time_longest_task_ms": longest,
        "heap_bytes": heap,
        "process_bytes": process,
    }


def _bytes_table(figures: Sequence[Figures]) -> list[str]:
    rows = [
        "| corpus | entries | index, ms an entry | index, KB | files | first answer, KB: median | worst "
        "| engine | words | postings | texts | files: median | worst |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in figures:
        kinds = " | ".join(f"{size / _KB:.0f}" for size in one.first_bytes_by_kind.values())
        rows.append(
            f"| {one.corpus} {one.language} | {one.entries:,} | {one.index_ms_an_entry:.2f} "
            f"| {one.index_bytes / _KB:,.0f} | {one.index_files:,} | {one.first_bytes / _KB:.0f} "
            f"| {one.first_bytes_worst / _KB:.0f} | {kinds} | {one.first_files} | {one.first_files_worst} |"
        )
    return rows


def _work_table(figures: Sequence[Figures]) -> list[str]:
    rows = [
        "| corpus | entries | made ready, ms | longest task | keystroke, ms: median | 95% | worst "
        "| longest task the first time | heap, MB | process, MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in figures:
        rows.append(
            f"| {one.corpus} {one.language} | {one.entries:,} | {one.ready_ms:.0f} | {one.ready_longest_task_ms:.0f} "
            f"| {one.key_ms:.1f} | {one.key_ms_95:.1f} | {one.key_ms_worst:.1f} "
            f"| {one.first_time_longest_task_ms:.1f} | {one.heap_bytes / _MB:.0f} | {one.process_bytes / _MB:.0f} |"
        )
    return rows


if __name__ == "__main__":
    main()
