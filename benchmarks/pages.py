"""What pages weigh, and how soon they are there: python -m benchmarks.pages [--runs N] [--write]

Opens the heaviest page of each kind in each language of this repository's own site in Chromium, on a slow telephone
as Lighthouse has it: a quarter of this machine's speed, 1.6 Mbit/s, 150 ms. Prints medians.
"""

import argparse
import gzip
import json
import re
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.report import write_table
from benchmarks.weight import Weight, weigh
from kbgen import pipeline
from kbgen.preview.content_type import content_type
from kbgen.preview.server import PreviewHandler, PreviewServer
from tests.browser_support import launch

ROOT = Path(__file__).parent.parent
SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_638_400 / 8,
    "uploadThroughput": 675_000 / 8,
}
SLOWER_BY = 4
QUIET = 500  # milliseconds after all is loaded, for what comes late
COLUMNS = ("html", "css", "js", "sum", "requests", "elements", "FCP ms", "LCP ms", "CLS", "TBT ms")
_OBSERVE = """
globalThis.seen = { paint: 0, lcp: 0, cls: 0, tasks: [] };
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch("paint", (entry) => entry.name === "first-contentful-paint" && (seen.paint = entry.startTime));
watch("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
watch("layout-shift", (entry) => entry.hadRecentInput || (seen.cls += entry.value));
watch("longtask", (entry) => seen.tasks.push([entry.startTime, entry.duration]));
"""
# Total blocking time: what tasks take beyond 50 ms, from the first paint on.
_MEASURE = """() => ({
  "FCP ms": seen.paint,
  "LCP ms": seen.lcp,
  CLS: seen.cls,
  "TBT ms": seen.tasks.filter(([at]) => at >= seen.paint).reduce((sum, [, took]) => sum + Math.max(0, took - 50), 0),
  elements: document.getElementsByTagName("*").length,
})"""


class CompressingHandler(PreviewHandler):
    """Sends texts compressed by gzip, as web servers do."""

    def _send_file(self, status: HTTPStatus, path: Path) -> None:
        content, kind = path.read_bytes(), content_type(path.name)
        is_text = kind.startswith(("text/", "application/", "image/svg"))
        sent = gzip.compress(content) if is_text else content
        self._send_head(status, kind, len(sent), {"Content-Encoding": "gzip"} if is_text else None)
        self.wfile.write(sent)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a folder on a server that compresses."""
    with PreviewServer(folder, "127.0.0.1", 0) as server:
        server.RequestHandlerClass = CompressingHandler
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server.url
        server.shutdown()


def heaviest(site: Path) -> dict[tuple[str, str], tuple[str, Weight]]:
    """The heaviest page of each kind and language, by both: its path and what it weighs."""
    found: dict[tuple[str, str], tuple[str, Weight]] = {}
    for file in sorted(site.glob("*/**/*.html")):
        kind = re.search(r'<body class="page-([a-z-]+)', file.read_text("utf-8"))
        path = file.relative_to(site)
        if kind is None or kind[1] in ("redirect", "not-found", "offline"):
            continue
        key, weight = (kind[1], path.parts[0]), weigh(file)
        if key not in found or weight.total > found[key][1].total:
            found[key] = path.as_posix(), weight
    return found


def measure(browser: Browser, address: str) -> dict[str, float]:
    """What one visit with an empty cache shows."""
    with browser.new_context(viewport={"width": 412, "height": 823}, service_workers="block") as context:
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        throttle(page)
        page.add_init_script(_OBSERVE)
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(QUIET)
        found: dict[str, float] = page.evaluate(_MEASURE)
    foreign = [url for url in requests if not url.startswith(address[: address.index("/", 8)])]
    if foreign:
        raise SystemExit(f"{address} asks other hosts: {foreign}")
    return found | {"requests": len(requests)}


def throttle(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_BY})


def medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def row(kind: str, tag: str, weight: Weight, measured: Mapping[str, float]) -> str:
    sizes = {"html": weight.html, "css": weight.css, "js": weight.js, "sum": weight.total}
    values: dict[str, Any] = {name: f"{size / 1000:.1f}" for name, size in sizes.items()}
    values |= {name: f"{value:.2f}" if name == "CLS" else f"{value:.0f}" for name, value in measured.items()}
    return f"| {kind} | {tag} | " + " | ".join(values[name] for name in COLUMNS) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="visits of each page (5)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--write", action="store_true", help="write the table into BENCHMARKS.md")
    options = parser.parse_args()
    found: dict[tuple[str, str], tuple[Weight, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        output = Path(folder) / "site"
        pipeline.build(ROOT, date.today(), output)
        pages, browser = heaviest(output), launch(playwright)
        with serving(output) as address:
            for key, (path, weight) in sorted(pages.items()):
                runs = [measure(browser, address + path) for _ in range(options.runs)]
                found[key] = weight, medians(runs)
        browser.close()
    if options.json:
        record = [
            {"kind": kind, "language": tag, "sum": weight.total, **measured}
            for (kind, tag), (weight, measured) in found.items()
        ]
        print(json.dumps(record, indent=1))
        return
    lines = [f"| page | language | {' | '.join(COLUMNS)} |", f"| --- | --- |{' ---: |' * len(COLUMNS)}"]
    lines += [row(*key, *values) for key, values in found.items()]
    print("\n".join(lines))
    if options.write:
        write_table(ROOT / "BENCHMARKS.md", "pages", lines)


if __name__ == "__main__":
    main()
