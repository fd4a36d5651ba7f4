"""How well a colour can be read on another, and the nearest one that can. Colours are ``#rrggbb``."""

from collections.abc import Iterable
from functools import lru_cache

LEAST = 4.5  # for text, says WCAG 2.2, success criterion 1.4.3
BLACK, WHITE = "#000000", "#ffffff"
_STEPS = 50


@lru_cache(maxsize=1024)
def luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (value / 255 for value in _channels(color))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (no difference) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """``one`` with a ``share`` of ``other`` in it, from 0 to 1."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * share):02x}" for first, second in pairs)


def legible(color: str, grounds: Iterable[str]) -> str:
    """The colour nearest to ``color``, on its way to white or to black, that can be read on each of ``grounds``;
    the end of the better way where none can."""
    fixed = tuple(grounds)
    pole = max((BLACK, WHITE), key=lambda end: least_contrast(end, fixed))
    way = (mixed(color, pole, step / _STEPS) for step in range(_STEPS + 1))
    return next((found for found in way if least_contrast(found, fixed) >= LEAST), pole)


def least_contrast(color: str, others: Iterable[str]) -> float:
    """The contrast with that one of ``others`` which is most like it."""
    return min((contrast(color, other) for other in others), default=21.0)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
