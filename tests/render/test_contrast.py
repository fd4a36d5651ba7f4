"""Contrast, and the nearest colour that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.render.contrast import LEAST, contrast, least_contrast, legible, luminance, mixed

colors = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_colours_are_mixed_by_shares() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#123456", "#abcdef", 0) == "#123456"
    assert mixed("#123456", "#abcdef", 1) == "#abcdef"


@given(colors, colors)
def test_a_colour_can_always_be_made_legible_on_one_ground(color: str, ground: str) -> None:
    assert contrast(legible(color, [ground]), ground) >= LEAST


@given(colors, colors)
def test_a_colour_that_can_be_read_is_left_as_it_is(color: str, ground: str) -> None:
    if contrast(color, ground) >= LEAST:
        assert legible(color, [ground]) == color


@given(colors, st.lists(colors, min_size=2, max_size=4))
def test_on_several_grounds_it_is_legible_wherever_black_or_white_is(color: str, grounds: list[str]) -> None:
    possible = any(least_contrast(end, grounds) >= LEAST for end in ("#000000", "#ffffff"))
    assert not possible or least_contrast(legible(color, grounds), grounds) >= LEAST


@given(colors)
def test_luminance_lies_between_black_and_white(color: str) -> None:
    assert 0 <= luminance(color) <= 1
