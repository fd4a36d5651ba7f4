"""The styles of the built-in themes keep the rules that make both directions, both colour schemes and every
theme on top of them come out right."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from kbgen.render.contrast import contrast
from kbgen.render.palette import build_palette
from kbgen.render.theme import load_theme

THEMES = Path(__file__).parent.parent / "themes"
STYLES = sorted(THEMES.glob("*/css/*.css"))
TOKENS = THEMES / "default" / "css" / "tokens.css"
LAYER_LIST = re.compile(r"@layer ([\w, ]+);")
SIDE = re.compile(r"(?<![a-z])(left|right|top|bottom)(?![a-z])")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|oklab|color-mix)a?\(|\b(white|black)\b")
LENGTH = re.compile(r"\d(px|rem|pt)\b")

THEME = load_theme("default", THEMES.parent)
PALETTE = build_palette(THEME.colors, THEME.grounds, {})
# Text on ground, as the styles put them together.
PAIRS = [(text, ground) for text, grounds in THEME.grounds.items() for ground in grounds]
# What is drawn, not written: WCAG asks for 3 to 1.
BORDERS = [("line-strong", "canvas"), ("line-strong", "surface"), ("accent", "canvas"), ("accent", "surface")]


def bare(path: Path) -> str:
    """The style sheet without comments and strings."""
    return re.sub(r"/\*.*?\*/|\"[^\"\n]*\"", "", path.read_text("utf-8"), flags=re.DOTALL)


def rules(css: str) -> list[tuple[str, str]]:
    """Selectors and declarations of the innermost blocks."""
    found = re.findall(r"([^{};]+)\{([^{}]*)\}", css)
    return [(" ".join(selector.split()), body) for selector, body in found]


def declarations(css: str) -> list[tuple[str, str]]:
    return [
        (name, value.strip())
        for _, body in rules(css)
        for name, value in re.findall(r"([\w-]+)\s*:\s*([^;]+);", body)
    ]


def words_of(value: str) -> list[str]:
    """The words of a value; what stands in parentheses is one."""
    while "(" in value:
        value = re.sub(r"\([^()]*\)", "", value)
    return value.split()


def outside_tokens(css: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in declarations(css) if not name.startswith("--")]


def colours(condition: str) -> Mapping[str, str]:
    """The colours of the default theme on a "light" or "dark" screen, or in "print"."""
    if condition != "print":
        return PALETTE.shades[condition]  # type: ignore[index]
    paper = re.split(r"@media print \{", TOKENS.read_text("utf-8"))[1]
    named = re.compile(r"--color-([\w-]+): (#[0-9a-f]{6});")
    return {**PALETTE.shades["light"], **dict(named.findall(paper))}


def test_there_are_styles_to_test() -> None:
    assert {path.parent.parent.name for path in STYLES} >= {"base", "default"}


@pytest.mark.parametrize("path", STYLES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_no_rule_names_a_physical_direction(path: Path) -> None:
    allowed = {("vertical-align", "top")}  # where a cell's text begins: the same in both directions
    for name, value in declarations(bare(path)):
        words = f"{name}: {value}"
        assert (name, value) in allowed or not SIDE.search(words), words
        assert not re.fullmatch(r"(min-|max-)?(width|height)|overflow-[xy]", name), words
        assert not re.search(r"\d(d|l|s)?v[wh]\b|translate[XY]?\(", value), words


@pytest.mark.parametrize("path", STYLES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_right_to_left_pages_are_singled_out_for_mirrored_glyphs_only(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    for selector, body in rules(css):
        if '[dir="rtl"]' in selector or ":dir(" in selector:
            assert re.fullmatch(r"\s*transform: (scaleX\(-1\)|none);\s*", body), selector


def test_cascade_layers_are_put_in_order_in_one_line() -> None:
    lists = [listed for path in STYLES for listed in LAYER_LIST.findall(bare(path))]
    assert len(lists) == 1
    opened = {name for path in STYLES for name in re.findall(r"@layer (\w+) \{", bare(path))}
    assert opened == set(lists[0].split(", "))
    assert lists[0].startswith("base, "), "a theme's rules must win over those of the base"


@pytest.mark.parametrize("path", STYLES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_every_rule_stands_in_a_layer(path: Path) -> None:
    depth, outside = 0, ""
    for char in LAYER_LIST.sub("", bare(path)):
        depth += {"{": 1, "}": -1}.get(char, 0)
        outside += char if depth == 0 else ""
    assert depth == 0, "braces do not match"
    assert re.fullmatch(r"(\s*@layer \w+ \})*\s*", outside), outside


@pytest.mark.parametrize("path", STYLES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_colours_and_lengths_come_from_tokens(path: Path) -> None:
    for name, value in outside_tokens(bare(path)):
        assert not COLOUR.search(value), f"{name}: {value}"
        assert "!important" in value or not LENGTH.search(value), f"{name}: {value}"


def test_every_token_that_is_used_exists_and_every_one_that_exists_is_used() -> None:
    css = "".join(bare(path) for path in STYLES) + PALETTE.as_css()
    assert set(re.findall(r"var\((--[\w-]+)", css)) == set(re.findall(r"(--[\w-]+)\s*:", css))


@pytest.mark.parametrize("condition", ["light", "dark", "print"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(condition: str, text: str, ground: str) -> None:
    found = colours(condition)
    assert contrast(found[text], found[ground]) >= 4.5


@pytest.mark.parametrize("condition", ["light", "dark", "print"])
@pytest.mark.parametrize(("line", "ground"), BORDERS)
def test_borders_and_focus_rings_can_be_seen(condition: str, line: str, ground: str) -> None:
    found = colours(condition)
    assert contrast(found[line], found[ground]) >= 3


def test_styles_know_no_screen_colours_but_those_of_theme_yml() -> None:
    screen = re.split(r"@media print \{", TOKENS.read_text("utf-8"))[0]
    assert re.findall(r"--color-[\w-]+: (?!var\()", screen) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_gets_seven_to_one_and_lines_that_can_be_seen(scheme: str) -> None:
    more = re.split(r"@media \(prefers-contrast: more\) \{", TOKENS.read_text("utf-8"))[1].split("@media")[0]
    shades = colours(scheme)
    named = re.findall(r"--color-([\w-]+): var\(--color-([\w-]+)\);", more)
    found = {**shades, **{name: shades[other] for name, other in named}}
    for ground in ("canvas", "surface", "sunken"):
        assert min(contrast(found[text], found[ground]) for text in ("text", "muted", "accent")) >= 7
        assert contrast(found["line"], found[ground]) >= 3


@pytest.mark.parametrize("path", STYLES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_no_value_means_another_side_in_the_other_direction(path: Path) -> None:
    for name, value in declarations(bare(path)):
        parts = words_of(value.removesuffix(" !important"))
        words = f"{name}: {value}"
        if re.fullmatch(r"margin|padding|inset|border-(width|style|color)|scroll-(margin|padding)", name):
            assert len(parts) < 4 or parts[1] == parts[3], (
                f"{words}: the second and fourth are left and right"
            )
        if name == "border-radius":
            assert len(parts) == 1, f"{words}: corners are named border-start-start-radius and so on"
        if name == "box-shadow" or name.startswith("--shadow"):
            assert parts[0] in ("0", "none") or value.startswith("var(--shadow"), (
                f"{words}: a shadow falls straight down"
            )
        assert not re.fullmatch(
            r"float|clear|background-position(-x)?|object-position|text-indent|letter-spacing", name
        )


@pytest.mark.parametrize("path", STYLES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_nothing_moves_for_those_who_asked_for_stillness(path: Path) -> None:
    css = re.sub(
        r"@media [^{]*prefers-reduced-motion: no-preference[^{]*\{.*?\n  \}", "", bare(path), flags=re.DOTALL
    )
    moving = [
        words
        for words in declarations(css)
        if words[0].startswith(("transition", "animation", "scroll-behavior"))
    ]
    # What hides a page until its colours are known steps, and does not move.
    assert [value for _, value in moving if "step-end" not in value] == []
