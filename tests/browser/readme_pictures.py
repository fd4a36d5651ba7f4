"""The two pictures in the README, `docs/images`: an entry in each language, with the search open.

`python -m tests.browser.readme_pictures` (make pictures) takes them anew, of the repository's own site.
"""

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from benchmarks.pages import serving
from kbgen import pipeline
from tests.browser.pictures import MOST, View, difference, looking, picture_browser
from tests.browser.tour import QUERIES
from tests.browser_support import launch
from tests.support import TODAY

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "docs" / "images"
SIZE = {"width": 1180, "height": 760}


def take(browser: Browser, address: str, language: str) -> Image.Image:
    """An entry of the site, with what a query finds laid over it."""
    with looking(browser, View(language, "light", SIZE["width"])) as page:
        page.set_viewport_size(SIZE)  # type: ignore[arg-type]
        page.goto(f"{address}{language}/orders/refund-window.html")
        page.keyboard.press("/")
        page.keyboard.type(QUERIES[language])
        page.get_by_role("option").first.wait_for()
        page.evaluate("() => document.fonts.ready.then(() => true)")
        return Image.open(BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")


def renew() -> None:
    """Takes both pictures anew; one that shows the same is left as it is."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = pipeline.build(ROOT, TODAY, Path(folder) / "site", use_cache=False)
        assert built.output is not None, [str(found) for found in built.diagnostics]
        with serving(built.output) as address, picture_browser(launch(playwright)) as browser:
            for language in QUERIES:
                path, picture = FOLDER / f"{language}.png", take(browser, address, language)
                if difference(Image.open(path), picture)[0] > MOST:
                    picture.save(path, optimize=True)
                    print(path)


if __name__ == "__main__":
    renew()
