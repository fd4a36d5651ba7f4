"""Pictures of the main pages, kept in tests/pictures, and how one is compared with another.

`python -m tests.browser.pictures` (make pictures) takes them anew. The site in them is tests/pictures/site, which stays
as it is. Where the theme brings no fonts, letters are drawn by those of the machine, so their widths are kept as well.
"""

import json
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from benchmarks.pages import serving
from kbgen import pipeline
from tests.browser_support import find_chromium, launch
from tests.support import TODAY

FOLDER = Path(__file__).parent.parent / "pictures"
WIDTHS = FOLDER / "fonts.json"
COLORS = 128  # in a picture that is kept: a third of the bytes
CLEAR = 40  # of 255: what two pixels differ by if a person could see it
MOST = 0.002  # of all pixels may differ
# Letters drawn alike on any machine of one kind, in grey, and by Chromium with windows as without.
_FLAGS = ("--no-sandbox", "--font-render-hinting=slight", "--disable-lcd-text", "--force-color-profile=srgb")
_SAMPLES = {
    "el": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "he": "דג סקרן שט בים מאוכזב",
    "en": "Sphinx of black quartz",
}
_MEASURE = """(samples) => Object.fromEntries(Object.entries(samples).map(([lang, text]) => {
  const span = document.createElement("span");
  Object.assign(span, { lang, textContent: text });
  span.style.cssText = "position: absolute; white-space: nowrap; font-size: 100px; font-weight: 400";
  document.body.append(span);
  const { width } = span.getBoundingClientRect();
  span.remove();
  return [lang, Math.round(width)];
}))"""
_QUERIES = {"el": "πληρωμή", "he": "תשלום"}


@dataclass(frozen=True)
class View:
    """How a page is looked at: the language, the colour scheme, the width."""

    language: str
    scheme: str
    width: int

    @property
    def name(self) -> str:
        return f"{self.language}-{self.scheme}-{self.width}"


VIEWS = [View(*view) for view in product(("el", "he"), ("light", "dark"), (360, 1280))]
PAGES = ("home", "category", "entry", "beside", "search", "popup")


@contextmanager
def picture_site() -> Iterator[str]:
    """The address of the site that is in the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        built = pipeline.build(FOLDER / "site", TODAY, Path(folder) / "site", use_cache=False)
        assert built.output is not None, [str(found) for found in built.diagnostics]
        with serving(built.output) as address:
            yield address


@contextmanager
def picture_browser(browser: Browser) -> Iterator[Browser]:
    """A browser like ``browser`` that draws letters in the same way everywhere."""
    opened = browser.browser_type.launch(executable_path=find_chromium(), args=list(_FLAGS))
    yield opened
    opened.close()


@contextmanager
def looking(browser: Browser, view: View) -> Iterator[Page]:
    """A page that is looked at as ``view`` says."""
    height = 1100 if view.width < 600 else 900
    context = browser.new_context(
        viewport={"width": view.width, "height": height}, color_scheme=view.scheme, reduced_motion="reduce",  # type: ignore[arg-type]
        service_workers="block",
    )  # fmt: skip
    with context:
        context.route("**/*.css", _waiting_for_fonts)
        context.clock.set_fixed_time(f"{TODAY.isoformat()}T12:00:00")  # pages tell how long ago something was
        yield context.new_page()


def _waiting_for_fonts(route: Route) -> None:
    """Letters in a picture are the theme's, however slow the machine is; readers do not wait for them."""
    response = route.fetch()
    style = re.sub(r"font-display: \w+", "font-display: block", response.text())
    route.fulfill(response=response, body=style)


def take(page: Page, address: str, view: View, name: str) -> Image.Image:
    """The picture of one of ``PAGES``."""
    root, query = f"{address}{view.language}/", _QUERIES[view.language]
    other = {"el": "he", "he": "el"}[view.language]
    paths = {
        "home": "index.html",
        "category": "category/orders.html",
        "entry": "orders/pay.html",
        "beside": f"orders/pay.html#kb-with-{other}",
        "search": f"search.html?q={query}",
        "popup": "orders/delivery.html",
    }
    page.goto("about:blank")  # or else a fragment alone would load nothing
    page.goto(root + paths[name])
    if name == "popup":
        page.keyboard.press("/")
        page.keyboard.type(query)
    if name in ("home", "search"):
        page.locator("#kb-search").focus()  # as autofocus does, sooner or later
    if name in ("search", "popup"):
        expect(page.locator("mark").first).to_be_visible()
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return Image.open(BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")


def widths(page: Page, address: str) -> dict[str, int] | None:
    """How wide the letters of each script are, where they are this machine's; ``None`` where the theme brings them."""
    page.goto(f"{address}el/index.html")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    if page.evaluate("() => [...document.fonts].some((font) => font.status === 'loaded')"):
        return None
    measured: dict[str, int] = page.evaluate(_MEASURE, _SAMPLES)
    return measured


def difference(expected: Image.Image, actual: Image.Image) -> tuple[float, Image.Image]:
    """The share of pixels that clearly differ, and a picture of them: white on black. Sizes that differ are all."""
    if expected.size != actual.size:
        return 1.0, Image.new("L", actual.size, 255)
    bands = ImageChops.difference(expected.convert("RGB"), actual.convert("RGB")).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    differs = most.point([255 if value > CLEAR else 0 for value in range(256)])
    return differs.histogram()[255] / (actual.width * actual.height), differs


def kept(picture: Image.Image) -> Image.Image:
    """A picture as it is kept, with few colours."""
    return picture.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def renew() -> None:
    """Takes all pictures anew; those that the test would take for the same are left as they are."""
    with (
        sync_playwright() as playwright,
        picture_site() as address,
        picture_browser(launch(playwright)) as browser,
    ):
        for view in VIEWS:
            with looking(browser, view) as page:
                WIDTHS.write_text(json.dumps(widths(page, address), indent=1) + "\n", "utf-8")
                for name in PAGES:
                    _renew(FOLDER / f"{name}-{view.name}.png", take(page, address, view, name))


def _renew(path: Path, picture: Image.Image) -> None:
    if path.is_file() and difference(Image.open(path), picture)[0] <= MOST:
        return
    kept(picture).save(path, optimize=True)
    print(path)


if __name__ == "__main__":
    renew()
