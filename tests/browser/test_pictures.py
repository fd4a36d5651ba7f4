"""The main pages look as their pictures do: in both languages and schemes, on a phone and on a desk."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from tests.browser.pictures import (
    FOLDER,
    MOST,
    PAGES,
    VIEWS,
    WIDTHS,
    View,
    difference,
    kept,
    looking,
    picture_browser,
    picture_site,
    take,
    widths,
)  # fmt: skip

DIFFERENCES = Path(__file__).parent.parent.parent / "picture-differences"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with picture_site() as served_at:
        yield served_at


@pytest.fixture(scope="module")
def artist(browser: Browser, address: str) -> Iterator[Browser]:
    """The browser that takes the pictures. They are skipped where the machine's own letters have other widths."""
    with picture_browser(browser) as opened:
        with looking(opened, VIEWS[0]) as page:
            here, there = widths(page, address), json.loads(WIDTHS.read_text("utf-8"))
        if here is not None and here != there:
            pytest.skip(
                f"The fonts here are not those of the pictures: letters are {here} px wide, not {there}."
            )
        yield opened


@pytest.mark.browser
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_pages_look_as_their_pictures_do(artist: Browser, address: str, view: View) -> None:
    with looking(artist, view) as page:
        found = [told for name in PAGES if (told := compared(name, view, take(page, address, view, name)))]
    assert not found, "\n".join([*found, "If it is as it should be: make pictures."])


def compared(name: str, view: View, actual: Image.Image) -> str:
    """What is wrong with a picture, which is then saved beside the one that is kept and what differs; '' if nothing."""
    path = FOLDER / f"{name}-{view.name}.png"
    if not path.is_file():
        return f"There is no picture {path}."
    with Image.open(path) as expected:
        share, differs = difference(expected, actual)
        if share <= MOST:
            return ""
        DIFFERENCES.mkdir(exist_ok=True)
        for what, picture in (("expected", expected), ("actual", actual), ("difference", differs)):
            picture.save(DIFFERENCES / f"{path.stem}-{what}.png")
    return f"{share:.1%} of {path.name} differ: see {DIFFERENCES / path.stem}-difference.png"


def test_a_picture_that_is_kept_is_like_the_one_that_was_taken() -> None:
    gradient = Image.linear_gradient("L").convert("RGB")
    assert difference(kept(gradient), gradient)[0] == 0


def test_a_word_that_moves_and_a_button_of_another_colour_are_differences() -> None:
    page = Image.new("RGB", (360, 800), "white")
    ImageDraw.Draw(page).text(
        (20, 100), "An answer in seconds, in both languages", fill="black", font_size=16
    )
    moved, recolored = Image.new("RGB", page.size, "white"), page.copy()
    ImageDraw.Draw(moved).text(
        (20, 104), "An answer in seconds, in both languages", fill="black", font_size=16
    )
    ImageDraw.Draw(recolored).rectangle((300, 10, 350, 40), fill="#e7ecfd")
    assert difference(page, moved)[0] > MOST
    ImageDraw.Draw(page).rectangle((300, 10, 350, 40), fill="#2347c5")
    assert difference(page, recolored)[0] > MOST
    assert difference(page, page.resize((361, 800)))[0] == 1


def test_there_are_all_pictures_and_no_others_and_they_are_small() -> None:
    pictures = list(FOLDER.glob("*.png"))
    assert {path.stem for path in pictures} == {f"{name}-{view.name}" for name in PAGES for view in VIEWS}
    assert sum(path.stat().st_size for path in pictures) < 4_000_000
