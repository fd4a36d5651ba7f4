"""What a browser's tab does with a search: what it asks for, how long it works, how much memory it has."""

import gzip
import json
from bisect import bisect
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

_TASK = "ThreadControllerImpl::RunTask"
_TRACED = ["toplevel", "blink.user_timing"]
_FIRST = """
async ([query, limit]) => {
  await kbgen.search(query, { limit });
  return Array.from(document.scripts, (script) => script.src);
}
"""
_READY = "async () => (await kbgen.loadIndex(kbgen.site.language)).words.ready()"
_TYPE = """
async ([queries, limit]) => {
  for (const query of queries) {
    for (let end = 1; end <= query.length; end += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      performance.mark("kbgen-key");
      await kbgen.search(query.slice(0, end), { limit });
    }
  }
  await new Promise((resolve) => setTimeout(resolve));
  performance.mark("kbgen-key");
}
"""
# For the indexes to be opened anew: every part of them that was loaded is at hand, but no word is known.
_KEEP_WIRES = """
() => {
  const open = kbgen.openIndex;
  const opened = [];
  kbgen.openIndex = (...wire) => {
    opened.push([open(...wire), wire]);
    return opened.at(-1)[0];
  };
  kbgen.openAnew = async () => {
    const load = kbgen.loadIndex;
    const anew = new Map(opened.map(([index, wire]) => [index, open(...wire)]));
    for (const index of anew.values()) await index.words.ready();
    kbgen.loadIndex = async (language) => anew.get(await load(language));
  };
}
"""
_ASK = "async ([queries, limit]) => { for (const query of queries) await kbgen.search(query, { limit }); }"


class Sizes:
    """How many bytes a file below ``assets`` has, compressed."""

    def __init__(self, assets: Path) -> None:
        self._assets = assets
        self._known: dict[str, int] = {}

    def of(self, name: str) -> int:
        if name not in self._known:
            self._known[name] = len(gzip.compress((self._assets / name).read_bytes(), 9))
        return self._known[name]


def kind_of(name: str) -> str:
    """What a file below ``assets`` holds: postings or texts, words and what else every query needs, or the engine."""
    if "/" not in name:
        return "engine"
    return next((kind for kind in ("postings", "texts") if kind in name), "words")


def first_answer(browser: Browser, address: str, tag: str, query: str, limit: int) -> list[str]:
    """The scripts that a page just opened needs for an answer, by their names below ``assets``."""
    with _opened(browser, address, tag) as page:
        return [source.split("/assets/")[1].split("?")[0] for source in page.evaluate(_FIRST, [query, limit])]


def made_ready(browser: Browser, address: str, tag: str) -> tuple[float, float]:
    """Milliseconds of work until a page just opened can look words up, and those of the longest task of it."""
    with _opened(browser, address, tag) as page:
        browser.start_tracing(page=page, categories=_TRACED)
        page.evaluate(_READY)
        work = [milliseconds for _, milliseconds in _tasks(json.loads(browser.stop_tracing()))]
        return sum(work), max(work)


def keystrokes(
    browser: Browser, address: str, tag: str, queries: Sequence[str], limit: int
) -> tuple[list[float], float]:
    """Milliseconds of work for each letter as ``queries`` are typed with the parts of the index at hand, and those of
    the longest task when they are typed for the first time, and parts arrive."""
    with _opened(browser, address, tag) as page:
        page.evaluate(_KEEP_WIRES)
        page.evaluate(_READY)
        first = _typed(browser, page, queries, limit)
        page.evaluate("() => kbgen.openAnew()")
        again = _typed(browser, page, queries, limit)
        return [sum(tasks) for tasks in again], max(max(tasks, default=0) for tasks in first)


def _typed(browser: Browser, page: Page, queries: Sequence[str], limit: int) -> list[list[float]]:
    """For each letter, the milliseconds of each task."""
    browser.start_tracing(page=page, categories=_TRACED)
    page.evaluate(_TYPE, [queries, limit])
    trace = json.loads(browser.stop_tracing())
    keys = sorted(event["ts"] for event in trace["traceEvents"] if event["name"] == "kbgen-key")
    work: list[list[float]] = [[] for _ in keys]
    for end, milliseconds in _tasks(trace):
        at = bisect(keys, end) - 1  # the task that a key is pressed in ends after that
        if at >= 0:
            work[at].append(milliseconds)
    return work[:-1]


def _tasks(trace: Any) -> Iterator[tuple[int, float]]:
    """When each task of the tab's main thread ended, and the milliseconds that it worked. Where the system tells,
    that is time of the processor, so that other programs do not count."""
    events = trace["traceEvents"]
    threads = {
        (one["pid"], one["tid"]) for one in events if one.get("args", {}).get("name") == "CrRendererMain"
    }
    for one in events:
        if "dur" in one and one["name"] == _TASK and (one["pid"], one["tid"]) in threads:
            yield one["ts"] + one["dur"], one.get("tdur", one["dur"]) / 1000


def memory(browser: Browser, address: str, tag: str, queries: Sequence[str], limit: int) -> tuple[int, int]:
    """Bytes after ``queries``: those of JavaScript, its buffers included, and those that the tab's process has for
    itself (0 where the system does not tell)."""
    with _opened(browser, address, tag) as page:
        page.evaluate(_ASK, [queries, limit])
        session = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        heap = session.send("Runtime.getHeapUsage")
        return round(heap["usedSize"] + heap.get("backingStorageSize", 0)), _largest_renderer(browser)


def _largest_renderer(browser: Browser) -> int:
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return max((_private(one["id"]) for one in processes if one["type"] == "renderer"), default=0)


def _private(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))


def _opened(browser: Browser, address: str, tag: str) -> Page:
    page = browser.new_page()
    page.set_default_timeout(600_000)
    page.goto(address)
    page.evaluate("(tag) => { kbgen.site.language = tag; }", tag)
    return page
