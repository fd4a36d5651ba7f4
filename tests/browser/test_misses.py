"""Failed searches in a real browser: which are kept, where, what is sent, and what is made of the list."""

import csv
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kbgen.preview.server import PreviewServer
from kbgen.search.misses import read_log
from tests.browser_support import call, open_scripts
from tests.serving import QuietServer, running
from tests.support import Project

pytestmark = pytest.mark.browser

SETTLED = 2100
WORDS = {"el": ("επιστροφή", "μικροτσίπ"), "he": ("החזרה", "שבב")}


class Inbox(BaseHTTPRequestHandler):
    """Takes what browsers send."""

    received: list[tuple[str, str]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.received.append((self.path, body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def inbox() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """An address on another origin, and what has come there."""
    handler = type("Handler", (Inbox,), {"received": []})
    with running(QuietServer(("127.0.0.1", 0), handler)) as root:
        yield f"{root}/log?site=help", handler.received


def write_site(project: Project, log: str = "") -> Path:
    """A site about returns and nothing else."""
    settings = "title: {el: Βάση, he: מאגר}\nlanguages: [el, he]\n"
    project.write("kbgen.yml", settings + (f"search_log: {log}\n" if log else ""))
    project.write("content/categories.yml", "orders:\n  title: {el: Παραγγελίες, he: הזמנות}\n")
    project.entry("el/return.md", "Πώς γίνεται η επιστροφή;", "Στείλτε το προϊόν.")
    project.entry("he/return.md", "איך עושים החזרה?", "שלחו את המוצר.")
    return project.build()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that sends nothing."""
    return write_site(Project(tmp_path_factory.mktemp("misses")))


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The root of the site, on the disk or as the preview serves it."""
    if request.param == "file":
        yield site.as_uri()
        return
    with running(PreviewServer(site, "127.0.0.1", 0)) as root:
        yield root


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a past, whose clock stands still until it is told to go on."""
    with browser.new_context() as made:
        yield made


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page. What goes wrong in a script or breaks the policy fails the test."""
    page, errors = context.new_page(), list[str]()
    page.clock.install(time="2026-11-21T10:00:00Z")
    page.clock.pause_at("2026-11-21T10:00:01Z")
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    assert errors == []


def search(page: Page, query: str, settled: bool = True) -> None:
    """Types a query and waits for its answer; and long enough for it to be settled."""
    page.evaluate("document.querySelector('.search-status').textContent = ''")
    page.locator(".search-input").fill(query)
    page.wait_for_function("() => document.querySelector('.search-status').textContent.match(/[^…]$/)")
    if settled:
        page.clock.fast_forward(SETTLED)


def give_up(page: Page) -> None:
    """Empties the field."""
    page.locator(".search-input").fill("")


def kept(page: Page) -> list[tuple[str, int, int]]:
    """What is in the list: query, number of results, number of times."""
    read = "async () => (await kbgen.loadSearch()).missStore().read()"
    return [(miss["query"], miss["results"], miss["count"]) for miss in page.evaluate(read)]


@pytest.mark.parametrize("language", ["el", "he"])
def test_a_search_that_found_nothing_is_kept_once_the_reader_gives_it_up(
    page: Page, address: str, language: str
) -> None:
    _, unknown = WORDS[language]
    page.goto(f"{address}/{language}/return.html")
    search(page, unknown)
    assert kept(page) == []
    page.locator(".search-input").press("Escape")
    assert kept(page) == [(unknown, 0, 1)]
    search(page, unknown)
    page.goto(f"{address}/{language}/search.html")
    assert kept(page) == [(unknown, 0, 2)]


def test_a_search_of_which_no_result_was_opened_is_kept(page: Page, address: str) -> None:
    page.goto(f"{address}/el/index.html")
    search(page, "επιστροφή")
    give_up(page)
    assert kept(page) == [("επιστροφή", 1, 1)]


@pytest.mark.parametrize("way", ["click", "new tab", "keys"])
def test_a_search_whose_result_was_opened_is_none_that_failed(page: Page, address: str, way: str) -> None:
    page.goto(f"{address}/el/index.html")
    search(page, "επιστροφή")
    if way == "keys":
        page.locator(".search-input").press("ArrowDown")
        page.locator(".search-input").press("Enter")
    else:
        page.locator(".search-result").click(modifiers=["Control"] if way == "new tab" else [])
    if way == "new tab":
        give_up(page)
    else:
        page.wait_for_url("**/return.html")
    assert kept(page) == []


def test_what_is_typed_in_passing_is_not_kept(page: Page, address: str) -> None:
    page.goto(f"{address}/el/index.html")
    search(page, "μικροτσίπ", settled=False)
    search(page, "επιστροφή", settled=False)
    page.locator(".search-result").click()
    page.wait_for_url("**/return.html")
    assert kept(page) == []


def test_a_beginning_and_what_follows_are_one_search(page: Page, address: str) -> None:
    page.goto(f"{address}/el/index.html")
    for query in ("μικρ", "μικροτσιπ", "μικροτσίπ σκύλου"):
        search(page, query)
    search(page, "άλλο")
    assert kept(page) == [("μικροτσίπ σκύλου", 0, 1)]


def test_a_search_that_goes_on_at_the_search_page_is_counted_once(page: Page, address: str) -> None:
    page.goto(f"{address}/el/index.html")
    search(page, "μικροτσίπ")
    page.locator(".search-input").press("Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(page.locator(".search-status")).not_to_be_empty()
    assert kept(page) == []
    page.goto(f"{address}/el/index.html")
    assert kept(page) == [("μικροτσίπ", 0, 1)]


def test_coming_back_to_a_search_does_not_count_it_again(context: BrowserContext, address: str) -> None:
    page = context.new_page()  # with the clock, the browser forgets how one came to a page
    page.goto(f"{address}/el/search.html?q=επιστροφή")
    page.locator(".search-result a").click()
    page.wait_for_url("**/return.html")
    page.go_back()
    expect(page.locator(".search-result")).to_be_visible()
    page.reload()
    expect(page.locator(".search-result")).to_be_visible()
    page.goto(f"{address}/el/search.html?q=%20μικροτσίπ")
    expect(page.locator(".search-status")).not_to_be_empty()
    page.goto(f"{address}/el/index.html")
    assert kept(page) == [("μικροτσίπ", 0, 1)]


def test_weak_results_are_a_failure_even_if_one_was_opened_and_as_soon_as_the_page_is_out_of_sight(
    browser: Browser,
) -> None:
    steps = """([isWeak, steps]) => {
        const noted = [];
        const watch = kbgen.searchWatch(({ query }) => noted.push(query));
        watch.answered("cat", 3, isWeak);
        for (const step of steps) watch[step]();
        return noted;
    }"""
    with open_scripts(browser) as page:
        assert call(page, steps, [True, ["opened", "left", "left"]]) == ["cat"]
        assert call(page, steps, [True, ["settled", "hidden", "opened", "left"]]) == ["cat"]
        assert call(page, steps, [False, ["settled", "hidden"]]) == []
        assert call(page, steps, [False, ["settled", "hidden", "opened", "left"]]) == []
        assert call(page, steps, [False, ["settled", "left"]]) == ["cat"]
        assert call(page, steps, [True, ["left"]]) == [], "it was still being typed"
        assert call(page, steps, [True, ["settled", "forget", "left"]]) == [], "it goes on elsewhere"


def test_addresses_and_long_numbers_of_persons_are_not_kept(browser: Browser) -> None:
    ask = """queries => queries.map((query) =>
        kbgen.isMiss({ query, total: 0, isWeak: false, isSettled: true, isOpened: false }))"""
    personal = ["maria@example.com", "6941234567", "050-123 4567", "ORD-2026-004417", "τηλ. 210 555 0134"]
    others = ["σφάλμα 500", "ISO 9001", "2026 2027", "30 ημέρες", "*2345"]
    with open_scripts(browser) as page:
        assert call(page, ask, personal) == [False] * len(personal)
        assert call(page, ask, others) == [True, True, False, True, True], "two years could be a telephone"
        assert call(page, ask, ["α", ""]) == [False, False]


def test_the_list_keeps_the_last_500_and_long_queries_are_cut(browser: Browser) -> None:
    add = """queries => queries.reduce((misses, query) =>
        kbgen.withMiss(misses, { query, language: "el", results: 0 }, "2026-11-21"), [])"""
    with open_scripts(browser) as page:
        misses = call(page, add, [f"q{number}" for number in range(600)] + ["q150"])
        assert len(misses) == 500
        assert [miss["query"] for miss in misses[::499]] == ["q100", "q150"]
        assert misses[-1] == {
            "query": "q150", "language": "el", "results": 0, "count": 2, "last": "2026-11-21",
        }  # fmt: skip
        cut = call(page, "query => kbgen.tidyQuery(query)", "  a \t b" + "😀" * 300)
        assert cut == "a b" + "😀" * 197


NASTY = [
    'δύο "λόγια", και κόμμα',
    "=HYPERLINK(1)",
    "+972",
    "-5",
    "@home",
    "'=1+1",
    "''-x",
    "'αγγλικά'",
    'דוא״ל, "דוא\'ל"',
    "<b>",
    ";",
    ",",
    '"',
    "{}",
    '{"query": "a"}',
]


def test_the_file_is_what_the_report_reads_and_holds_no_formula(browser: Browser) -> None:
    misses = [
        {"query": query, "language": "el", "results": at, "count": at + 1, "last": "2026-11-21"}
        for at, query in enumerate(NASTY)
    ]
    with open_scripts(browser) as page:
        text = call(page, "misses => kbgen.missesAsCsv(misses)", misses)
    assert text.startswith("\ufeffquery,language,results,count,last\r\n")
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines(keepends=True), strict=True))
    assert not [row[0] for row in rows if row[0][:1] in ("=", "+", "-", "@")]
    read, problems = read_log(text)
    assert problems == ()
    assert [asdict(miss) | {"last": str(miss.last)} for miss in read] == misses


@pytest.mark.parametrize(
    "stored",
    ["", "{", "null", "7", '{"a": 1}', '[1, null, {"query": 5}, {"query": "a"}]', '["\\ud800"]'],
)
def test_a_broken_or_foreign_list_is_taken_for_an_empty_one(page: Page, address: str, stored: str) -> None:
    page.goto(f"{address}/el/search.html")
    page.evaluate(
        "stored => localStorage.setItem('kbgen.misses:' + new URL('../', location.href).href, stored)", stored
    )
    page.reload()
    expect(page.locator(".misses")).to_be_hidden()
    search(page, "μικροτσίπ")
    give_up(page)
    assert kept(page) == [("μικροτσίπ", 0, 1)]


@pytest.mark.parametrize("trouble", ["forbidden", "full"])
def test_without_storage_one_searches_as_ever_and_no_list_is_kept(
    page: Page, address: str, trouble: str
) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }})"
        if trouble == "forbidden"
        else "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    page.goto(f"{address}/el/search.html")
    search(page, "μικροτσίπ")
    search(page, "επιστροφή")
    expect(page.locator(".search-result")).to_have_count(1)
    expect(page.locator(".misses")).to_be_hidden()


def test_two_sites_on_one_disk_do_not_share_a_list(page: Page, site: Path, tmp_path: Path) -> None:
    other = shutil.copytree(site, tmp_path / "other")
    page.goto(f"{site.as_uri()}/el/index.html")
    search(page, "μικροτσίπ")
    page.goto(f"{other.as_uri()}/el/index.html")
    assert kept(page) == []
    page.goto(f"{site.as_uri()}/he/index.html")
    assert kept(page) == [("μικροτσίπ", 0, 1)]


@pytest.mark.parametrize("language", ["el", "he"])
def test_the_list_on_the_search_page_can_be_read_taken_along_and_deleted(
    page: Page, address: str, language: str, tmp_path: Path
) -> None:
    known, unknown = WORDS[language]
    page.goto(f"{address}/{language}/search.html")
    panel = page.locator(".misses")
    expect(panel).to_be_hidden()
    search(page, f"<b>{unknown}")
    search(page, known)
    give_up(page)
    panel.locator("summary").click()
    assert panel.locator("li bdi").all_inner_texts() == [known, f"<b>{unknown}"]
    numbers = {"el": "1 φορά · 1 αποτέλεσμα", "he": "פעם אחת · תוצאה אחת"}
    expect(panel.locator("li").first).to_contain_text(numbers[language])
    with page.expect_download() as taken:
        panel.locator(".misses-download").click()
    assert taken.value.suggested_filename == "failed-searches-2026-11-21.csv"
    taken.value.save_as(tmp_path / "taken.csv")
    read, problems = read_log((tmp_path / "taken.csv").read_text("utf-8"))
    assert ([miss.query for miss in read], problems) == ([f"<b>{unknown}", known], ())
    page.once("dialog", lambda dialog: dialog.dismiss())
    panel.locator(".misses-delete").click()
    expect(panel).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    panel.locator(".misses-delete").click()
    expect(panel).to_be_hidden()
    assert kept(page) == []


def test_without_script_there_is_no_list(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.as_uri()}/el/search.html")
        expect(page.locator(".misses")).to_be_hidden()


def test_nothing_is_sent_unless_the_site_names_an_address(page: Page, address: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method) if request.method != "GET" else None)
    page.add_init_script("navigator.sendBeacon = () => { throw new Error('sent') }")
    page.goto(f"{address}/el/index.html")
    search(page, "μικροτσίπ")
    page.goto(f"{address}/he/search.html")
    assert len(kept(page)) == 1
    assert sent == []


@pytest.mark.parametrize("over", ["file", "http"])
@pytest.mark.parametrize("language", ["el", "he"])
def test_a_failed_search_is_sent_to_the_address_that_the_site_names_with_nothing_else(
    page: Page, project: Project, inbox: tuple[str, list[tuple[str, str]]], over: str, language: str
) -> None:
    log, received = inbox
    site = write_site(project, log)
    _, unknown = WORDS[language]
    with running(PreviewServer(site, "127.0.0.1", 0, (log,))) as over_http:
        root = over_http if over == "http" else site.as_uri()
        page.goto(f"{root}/{language}/search.html?q={unknown}")
        expect(page.locator(".search-status")).not_to_be_empty()
        page.goto(f"{root}/{language}/index.html")
        search(page, unknown, settled=False)
        page.goto(f"{root}/{language}/search.html")
        expect(page.locator(".misses")).to_be_visible()
        for _ in range(250):
            received or page.wait_for_timeout(20)
    assert [path for path, _ in received] == ["/log?site=help"]
    body = received[0][1]
    assert json.loads(body) == {"query": unknown, "language": language, "results": 0}
    assert read_log(body)[0][0].query == unknown


def test_an_address_on_the_same_server_does_no_harm_from_the_disk(page: Page, project: Project) -> None:
    site = write_site(project, "/searches")
    page.goto(f"{site.as_uri()}/el/index.html")
    search(page, "μικροτσίπ")
    give_up(page)
    assert kept(page) == [("μικροτσίπ", 0, 1)]
