"""What a browser's tab does with a search: what it asks for, how long it works, how much memory it has."""

import gzip
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

_FIRST = """
async ([query, limit]) => {
  await kbgen.search(query, { limit });
  return Array.from(document.scripts, (script) => script.src);
}
"""
# The longest task is told by a message to itself that the page waits for again and again.
_READY = """
async () => {
  const { port1, port2 } = new MessageChannel();
  const started = performance.now();
  let last = started;
  let longest = 0;
  port2.onmessage = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    port1.postMessage(0);
  };
  port1.postMessage(0);
  await (await kbgen.loadIndex(kbgen.site.language)).words.ready();
  return [performance.now() - started, Math.max(longest, performance.now() - last)];
}
"""
# Every part is at hand when the clock runs, but nothing is known of any word: the index is opened anew.
_TYPE = """
async ([queries, limit, runs]) => {
  const open = kbgen.openIndex;
  const opened = [];
  kbgen.openIndex = (...wire) => {
    opened.push([open(...wire), wire]);
    return opened.at(-1)[0];
  };
  const load = kbgen.loadIndex;
  const typed = queries.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
  for (const text of typed) await kbgen.search(text, { limit });
  const times = typed.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    const anew = new Map();
    for (const [index, wire] of opened) anew.set(index, open(...wire));
    for (const index of anew.values()) await index.words.ready();
    kbgen.loadIndex = async (language) => anew.get(await load(language));
    for (const [at, text] of typed.entries()) {
      await new Promise((resolve) => setTimeout(resolve));
      const started = performance.now();
      await kbgen.search(text, { limit });
      times[at].push(performance.now() - started);
    }
  }
  return times.map((one) => one.sort((a, b) => a - b)[runs >> 1]);
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
        return [source.split("/assets/")[1] for source in page.evaluate(_FIRST, [query, limit])]


def made_ready(browser: Browser, address: str, tag: str) -> tuple[float, float]:
    """Milliseconds until a page just opened can look words up, and those of the longest task till then."""
    with _opened(browser, address, tag) as page:
        whole, longest = page.evaluate(_READY)
        return whole, longest


def keystrokes(
    browser: Browser, address: str, tag: str, queries: Sequence[str], limit: int, runs: int
) -> list[float]:
    """Milliseconds of work for each letter as ``queries`` are typed, the median of ``runs``. What a letter needs
    has been loaded before."""
    with _opened(browser, address, tag) as page:
        times: list[float] = page.evaluate(_TYPE, [queries, limit, runs])
        return times


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
