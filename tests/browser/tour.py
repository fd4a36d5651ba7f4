"""Every kind of page of the repository's own site, and what a reader does on it."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, Route, expect

LANGUAGES = ("el", "he")
QUERIES = {"el": "επιστροφη χρηματων", "he": "החזר כספי"}
# By how much a page has moved since it came.
SHIFTS = """() => new Promise((resolve) => {
  const count = (list) => resolve(list.getEntries().reduce((sum, shift) => sum + shift.value, 0));
  new PerformanceObserver(count).observe({ type: "layout-shift", buffered: true });
  setTimeout(resolve, 300, 0);
})"""
_ONLY = {"el": "orders/vat-number-invoice.html", "he": "orders/shabbat-and-holidays.html"}
_OTHER = {"el": "he", "he": "el"}
_REDIRECT = "returns/policy.html"


def _look(page: Page) -> None:
    """Does nothing."""


def _search(page: Page) -> None:
    """Opens the results under the field, one of them active."""
    page.keyboard.press("/")
    page.keyboard.type(QUERIES[page.locator("html").get_attribute("lang") or ""])
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")


def _misread(page: Page) -> None:
    """Searches in Greeklish, which is read as Greek, and told."""
    page.keyboard.press("/")
    page.keyboard.type("epistrofh xrhmatvn")
    expect(page.locator(".search-reading button")).to_be_visible()
    page.get_by_role("option").first.wait_for()


def _results(page: Page) -> None:
    page.locator(".search-page-results li").first.wait_for()


def _nothing(page: Page) -> None:
    expect(page.locator(".search-status")).not_to_be_empty()
    assert page.locator(".search-page-results li").count() == 0


def _misses(page: Page) -> None:
    """Gives up a search that found nothing and looks at the list of those."""
    _nothing(page)
    page.locator(".search-input").fill("")
    page.locator(".misses summary").click()
    expect(page.locator(".misses li").first).to_be_visible()


def _broken(page: Page) -> None:
    """Searches where the search cannot be had."""
    page.route("**/search-*", lambda route: route.abort())
    page.locator(".search-input").fill("x")
    expect(page.locator(".search-retry")).to_be_visible()
    page.unroute("**/search-*")


@dataclass(frozen=True)
class Stop:
    """A page in a state: ``path`` below the folder of the language, or below the site if it begins with ``/``."""

    name: str
    path: str
    act: Callable[[Page], None] = _look

    def visit(self, page: Page, site: str, language: str) -> None:
        """Opens the page (``site`` ends with a slash) and does what is to be done."""
        path = self.path[1:] if self.path.startswith("/") else f"{language}/{self.path}"
        page.unroute_all()
        if self.name == "redirect":
            page.route("**/refund-window.html", _stay)
        page.goto(site + path)
        self.act(page)


def _stay(route: Route) -> None:
    """No content: the browser stays where it is."""
    route.fulfill(status=204)


def stops(language: str) -> list[Stop]:
    """What there is to see in a language."""
    query = QUERIES[language]
    return [
        Stop("chooser", "/index.html"),
        Stop("home", "index.html"),
        Stop("category", "category/orders.html"),
        Stop("booklet", "booklet/orders.html"),
        Stop("tag", "tag/refund.html"),
        Stop("entry", "orders/refund-window.html"),
        Stop("side by side", f"orders/refund-window.html#kb-with-{_OTHER[language]}"),
        Stop("fallback entry", _ONLY[_OTHER[language]]),
        Stop("internal entry", "team/escalation.html"),
        Stop("index", "a-z.html"),
        Stop("not found", "404.html"),
        Stop("redirect", _REDIRECT),
        Stop("results under the field", "orders/warranty.html", _search),
        Stop("query read otherwise", "index.html", _misread),
        Stop("search that cannot be had", "a-z.html", _broken),
        Stop("search page", "search.html"),
        Stop("results", f"search.html?q={query}", _results),
        Stop("results in all languages", "search.html?q=RMA&lang=all", _results),
        Stop("no results", "search.html?q=ξξξξ", _nothing),
        Stop("failed searches", "search.html?q=qqqq", _misses),
    ]
