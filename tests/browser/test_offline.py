"""The site without a network: what was read, the first pages and the search go on working; a new version is told."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kbgen.preview.server import PreviewHandler, PreviewServer
from tests.support import Project

pytestmark = pytest.mark.browser
SETTINGS = "title: {el: Βάση, he: מאגר}\nlanguages: [el, he]\n"
NEWER = "Υπάρχει νεότερη έκδοση αυτής της σελίδας."
IS_READY = "async () => Boolean((await navigator.serviceWorker.ready) && navigator.serviceWorker.controller)"
IS_GONE = "async () => !(await navigator.serviceWorker.getRegistrations()).length"
KEPT = """async () => {
  const names = await caches.keys();
  const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((r) => r.url)));
  return Object.fromEntries(names.map((name, at) => [name, kept[at]]));
}"""


class Recorder(PreviewHandler):
    """Notes the paths that are asked for."""

    def __init__(self, asked: list[str], *request: Any) -> None:
        self.asked = asked
        super().__init__(*request)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()


@dataclass
class Served:
    """A folder on a server that can be stopped, and started again at the same address. ``asked`` are the paths that
    browsers have asked for."""

    folder: Path
    port: int = 0
    asked: list[str] = field(default_factory=list)
    server: PreviewServer | None = field(default=None, init=False)

    def start(self) -> None:
        self.server = PreviewServer(self.folder, "127.0.0.1", self.port)
        self.server.RequestHandlerClass = partial(Recorder, self.asked)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        if self.server is not None:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def url(self, path: str = "") -> str:
        return f"http://127.0.0.1:{self.port}/kb/{path}"


@pytest.fixture
def filled(project: Project) -> Project:
    """A site below a path of the server: `kb/`."""
    project.write("kbgen.yml", f"{SETTINGS}output: www/kb\n")
    project.write("content/categories.yml", "orders:\n  title: {el: Παραγγελίες, he: הזמנות}\n")
    project.entry("el/pay.md", "Πώς πληρώνω;", "Με κάρτα.", updated="2026-10-01")
    project.entry("he/pay.md", "איך משלמים?", "בכרטיס אשראי.")
    project.entry("el/return.md", "Πώς επιστρέφω ένα προϊόν;", "Μέσα σε 30 ημέρες.")
    project.build()
    return project


@pytest.fixture
def served(filled: Project) -> Iterator[Served]:
    site = Served(filled.root / "www")
    site.start()
    yield site
    site.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as opened:
        yield opened


def keeps(path: str) -> str:
    """Whether a file is in a cache."""
    return f"async () => Object.values(await ({KEPT})()).flat().some((url) => url.endsWith({path!r}))"


def until(page: Page, condition: str) -> None:
    """Waits for an asynchronous condition."""
    wait = "new Promise((resolve) => setTimeout(resolve, 50))"
    page.evaluate(f"async () => {{ for (let n = 0; n < 400; n++) if (await ({condition})()) return; else await {wait}; "
                  "throw new Error('It did not come true.'); }")  # fmt: skip


def opened(context: BrowserContext, address: str) -> Page:
    """A page whose site is kept by a worker, with nothing left to be fetched."""
    page = context.new_page()
    page.goto(address)
    until(page, IS_READY)
    until(page, keeps(address))
    return page


def test_without_a_network_what_was_read_opens_and_both_languages_can_be_searched(
    served: Served, context: BrowserContext
) -> None:
    page = opened(context, served.url("el/return.html"))
    until(page, keeps("/texts-0.js"))
    served.stop()
    page.goto(served.url("el/return.html"))
    expect(page.locator("main")).to_contain_text("Μέσα σε 30 ημέρες.")
    expect(page.locator(".site-notice")).to_contain_text("Το δίκτυο δεν απαντά.")
    page.goto(served.url("he/index.html"))
    page.locator("#kb-search").fill("כרטיס")
    expect(page.locator(".search-results")).to_contain_text("איך משלמים?")


def test_without_a_network_a_small_site_opens_page_by_page_read_or_not(
    served: Served, context: BrowserContext
) -> None:
    page = opened(context, served.url("el/index.html"))
    until(page, keeps("/he/pay.html"))
    served.stop()
    page.goto(served.url("he/pay.html"))
    expect(page.locator("main")).to_contain_text("בכרטיס אשראי.")
    page.locator(".language-switch a").first.click()
    expect(page.locator("main")).to_contain_text("Με κάρτα.")


def test_a_page_of_a_large_site_that_was_never_fetched_says_so_in_its_language_and_leads_back(
    filled: Project, served: Served, context: BrowserContext
) -> None:
    with (filled.root / "content/el/film.mp4").open("wb") as film:
        film.truncate(20_000_000)
    filled.entry("el/box.md", "Πώς ανοίγει το κουτί;", "Δείτε [το βίντεο](film.mp4).")
    filled.build()
    page = opened(context, served.url("el/return.html"))
    until(page, keeps("/texts-0.js"))
    served.stop()
    page.goto(served.url("he/pay.html"))
    expect(page.locator("h1")).to_have_text("אין חיבור לרשת")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    served.start()
    page.locator(".offline-retry").click()
    expect(page.locator("h1")).to_have_text("איך משלמים?")


def test_a_new_version_fetches_only_the_pages_that_have_changed(
    filled: Project, served: Served, context: BrowserContext
) -> None:
    page = opened(context, served.url("el/return.html"))
    until(page, keeps("/he/pay.html"))
    before = list(page.evaluate(KEPT))
    served.asked.clear()
    filled.entry("he/pay.md", "איך משלמים?", "בכרטיס אשראי או במזומן.")
    filled.build()
    page.reload()
    until(page, f"async () => !Object.keys(await ({KEPT})()).includes({before[0]!r})")
    until(page, keeps("/he/pay.html"))
    fetched = {path for path in served.asked if path.endswith(".html")}
    assert "/kb/he/pay.html" in fetched
    assert not {"/kb/el/a-z.html", "/kb/he/a-z.html"} & fetched
    served.stop()
    page.goto(served.url("he/pay.html"))
    expect(page.locator("main")).to_contain_text("או במזומן")


def test_an_open_page_is_told_of_its_newer_version_and_reloading_brings_it(
    filled: Project, served: Served, context: BrowserContext
) -> None:
    pay, other = (opened(context, served.url(f"el/{name}.html")) for name in ("pay", "return"))
    before = list(pay.evaluate(KEPT))
    filled.entry("el/pay.md", "Πώς πληρώνω;", "Με κάρτα ή με μετρητά.", updated="2026-10-01")
    filled.build()
    pay.evaluate("() => navigator.serviceWorker.getRegistration().then((found) => found.update())")
    expect(pay.locator(".site-notice")).to_contain_text(NEWER)
    expect(pay.locator("main")).not_to_contain_text("μετρητά")
    assert len(pay.evaluate(KEPT)) == 2, "what the open page may still need is there as long as it is open"
    pay.locator(".site-notice button").click()
    expect(pay.locator("main")).to_contain_text("Με κάρτα ή με μετρητά.")
    expect(pay.locator(".site-notice")).to_have_count(0)
    expect(other.locator(".site-notice")).to_have_count(0)
    until(pay, f"async () => Object.keys(await ({KEPT})()).length === 1")
    assert list(pay.evaluate(KEPT)) != before
    served.stop()
    other.goto(served.url("el/pay.html"))
    expect(other.locator("main")).to_contain_text("μετρητά")


def test_a_site_that_has_no_worker_any_more_takes_its_leave(
    filled: Project, served: Served, context: BrowserContext
) -> None:
    page = opened(context, served.url("el/pay.html"))
    page.evaluate("caches.open('of somebody else')")
    filled.write("kbgen.yml", f"{SETTINGS}output: www/kb\noffline: false\n")
    filled.build()
    page.reload()
    until(page, IS_GONE)
    assert list(page.evaluate(KEPT)) == ["of somebody else"]
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(IS_GONE)


def test_the_worker_keeps_to_its_folder(served: Served, context: BrowserContext) -> None:
    page = opened(context, served.url("el/pay.html"))
    scope = page.evaluate("() => navigator.serviceWorker.getRegistration().then((found) => found.scope)")
    assert scope == served.url()
    assert all(name.startswith(f"kbgen {scope} ") for name in page.evaluate(KEPT))


def test_a_slow_network_is_waited_for_only_where_there_is_no_copy(
    served: Served, context: BrowserContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(context, served.url("el/pay.html"))
    assert served.server is not None
    is_free, serve = threading.Event(), served.server.process_request
    monkeypatch.setattr(
        served.server, "process_request", lambda *request: (is_free.wait(20), serve(*request))
    )
    page.goto(served.url("el/pay.html"), wait_until="commit", timeout=15_000)
    expect(page.locator("main")).to_contain_text("Με κάρτα.")
    is_free.set()


def test_a_page_from_the_disk_asks_for_no_worker(filled: Project, browser: Browser) -> None:
    with browser.new_page() as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((filled.root / "www/kb/el/pay.html").as_uri())
        page.locator("#kb-search").fill("κάρτα")
        expect(page.locator(".search-results")).to_contain_text("Πώς πληρώνω;")
        assert page.evaluate("navigator.serviceWorker === undefined || !navigator.serviceWorker.controller")
        assert errors == []
