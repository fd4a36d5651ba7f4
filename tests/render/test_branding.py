"""What kbgen.yml alone changes of a theme: colours, logo, footer, styles."""

import re
import struct
from pathlib import Path

import pytest

from kbgen.model.diagnostic import Location
from kbgen.model.look import Color
from kbgen.render.branding import png_size, svg_size
from kbgen.render.contrast import LEAST, contrast
from kbgen.render.palette import SCHEMES, Palette, build_palette
from kbgen.render.theme import load_theme
from tests.support import Project

THEME = load_theme("default", Path(__file__).parent)
SETTINGS = "title: {el: Βάση, he: מאגר}\nlanguages: [el, he]\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h120v40H0z"/></svg>'


def palette(**shades: tuple[str | None, str | None]) -> Palette:
    place = Location("kbgen.yml")
    chosen = {name.replace("_", "-"): Color(*pair, place) for name, pair in shades.items()}
    return build_palette(THEME.colors, THEME.grounds, chosen)


@pytest.fixture
def filled(project: Project) -> Project:
    project.entry("el/a.md", "Πώς πληρώνω;")
    project.entry("he/a.md", "איך משלמים?")
    return project


def css(site: Path) -> str:
    return next(site.glob("assets/kbgen-*.css")).read_text("utf-8")


@pytest.mark.parametrize("accent", ["#0a6b5d", "#b00020", "#6a2c8f", "#333333", "#005fcc"])
def test_one_colour_gives_a_palette_that_can_be_read_on_both_kinds_of_screens(accent: str) -> None:
    found = palette(accent=(accent, None))
    assert found.shades["light"]["accent"] == accent
    for scheme in SCHEMES:
        shades = found.shades[scheme]
        assert shades["accent"] != THEME.colors["accent"].dark
        for text in ("accent", "accent-strong", "on-accent"):
            for ground in THEME.grounds[text]:
                assert contrast(shades[text], shades[ground]) >= LEAST, (scheme, text, ground)


def test_a_colour_that_is_given_stays_as_it_is() -> None:
    found = palette(accent=("#0a6b5d", "#7fe0d0"), accent_soft=("#eeffee", None))
    assert (found.shades["light"]["accent"], found.shades["dark"]["accent"]) == ("#0a6b5d", "#7fe0d0")
    assert found.shades["light"]["accent-soft"] == "#eeffee"


def test_a_ground_for_light_screens_leaves_that_for_dark_ones() -> None:
    found = palette(canvas=("#fffdf5", None))
    assert found.shades["light"]["canvas"] == "#fffdf5"
    assert found.shades["dark"]["canvas"] == THEME.colors["canvas"].dark


def test_colours_of_the_settings_are_in_the_style_sheet(filled: Project) -> None:
    filled.write(
        "kbgen.yml", f'{SETTINGS}theme:\n  colors:\n    accent: {{light: "#0A6B5D", dark: "#7FE0D0"}}\n'
    )
    assert "--color-accent: light-dark(#0a6b5d,#7fe0d0);" in css(filled.build())


def test_styles_of_the_project_come_last(filled: Project) -> None:
    filled.write("kbgen.yml", f"{SETTINGS}theme:\n  css: [brand/one.css, brand/two.css]\n")
    filled.write("brand/one.css", ".one { }")
    filled.write("brand/two.css", ".two { }")
    assert css(filled.build()).endswith(".one{}.two{}")


def test_a_logo_takes_the_place_of_the_sign_and_tells_its_size(filled: Project) -> None:
    filled.write("kbgen.yml", f"{SETTINGS}theme: {{logo: brand/logo.svg}}\n")
    filled.write("brand/logo.svg", SVG)
    site = filled.build()
    (tag,) = re.findall(r"<img[^>]*>", (site / "he/a.html").read_text("utf-8"))
    address = re.search(r'src="([^"]+)"', tag)
    assert address is not None
    assert (site / "he" / address[1]).read_text("utf-8") == SVG
    assert 'width="120" height="40"' in tag
    assert 'alt=""' in tag, "its name is the title beside it"


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        (SVG, (120, 40)),
        ('<?xml version="1.0"?>\n<svg width="30px" height="20px">', (30, 20)),
        ('<svg width="30" height="20" viewBox="0,0,60.4,40">', (60, 40)),
        ('<svg width="100%" height="20">', None),
        ('<svg viewBox="0 0 0 40">', None),
        ("<p>", None),
        ("", None),
    ],
)
def test_the_size_of_an_svg_is_read(svg: str, size: tuple[int, int] | None) -> None:
    assert svg_size(svg.encode()) == size


def test_the_size_of_a_png_is_read() -> None:
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 64, 32)
    assert png_size(head) == (64, 32)
    assert png_size(head[:20]) is None


def test_the_footer_says_what_the_settings_say_in_each_language(filled: Project) -> None:
    filled.write(
        "kbgen.yml",
        f"{SETTINGS}footer:\n"
        "  el: '© <b>Εταιρεία</b>, [όροι](https://example.com/el?a=1&b=2) και [γραμμή](tel:+302101234567).'\n",
    )
    site = filled.build()
    greek, hebrew = ((site / f"{tag}/a.html").read_text("utf-8").split("<footer")[-1] for tag in ("el", "he"))
    assert "© &lt;b&gt;Εταιρεία&lt;/b&gt;, " in greek
    assert '<a href="https://example.com/el?a=1&amp;b=2">όροι</a> και <a href="tel:+302101234567">' in greek
    assert "מאגר" in hebrew, "without words of its own, the title"


def test_the_name_of_a_theme_in_a_mapping_is_looked_up_at_its_place(filled: Project) -> None:
    filled.write("kbgen.yml", f"{SETTINGS}theme:\n  name: defualt\n")
    (found,) = [one for one in filled.check() if one.rule.code == "KB106"]
    assert (str(found.location), found.hint) == ("kbgen.yml:4:9", "Did you mean `default`?")
