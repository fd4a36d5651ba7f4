"""What kbgen.yml changes of a theme, read and looked at: colours, logo, styles."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic
from kbgen.model.entry import Reference
from kbgen.model.site_config import SiteConfig
from kbgen.render.palette import Palette, Scheme, build_palette, check_palette
from kbgen.render.theme import Theme
from kbgen.source.decode import decode

_PNG = b"\x89PNG\r\n\x1a\n"
_NUMBER = r"(\d+(?:\.\d+)?)"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, with its size in CSS pixels: a page that knows it does not move when the picture comes."""

    source: Path
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Branding:
    """The colours of a site, the CSS that comes after the theme's, and its logo."""

    palette: Palette
    styles: str = ""
    logo: Logo | None = None

    @property
    def theme_colors(self) -> dict[Scheme, str]:
        """What browsers colour their own frame with, in each scheme: the ground of the header, if it has a name."""
        return {
            scheme: shades["surface"] for scheme, shades in self.palette.shades.items() if "surface" in shades
        }


def read_branding(theme: Theme, config: SiteConfig) -> tuple[Branding, tuple[Diagnostic, ...]]:
    """What the settings make of the theme, and what is wrong with them and their files."""
    look = config.look
    palette = build_palette(theme.colors, theme.grounds, look.colors)
    report = list(check_palette(palette, look.colors, theme.colors))
    styles = "".join(_styles(config, report))
    logo = _logo(look.logo, config.root, report) if look.logo else None
    return Branding(palette, styles, logo), tuple(report)


def _styles(config: SiteConfig, report: list[Diagnostic]) -> Iterator[str]:
    for style in config.look.styles:
        data = _read(style, config.root, report)
        text, problems = decode(data, style.target) if data is not None else (None, ())
        report += problems
        if text is not None:
            yield text if text.endswith("\n") else f"{text}\n"


def _read(file: Reference, root: Path, report: list[Diagnostic]) -> bytes | None:
    try:
        return (root / file.target).read_bytes()
    except OSError as error:
        message = f"{file.target} cannot be read: {error.strerror}"
        report.append(rules.UNREADABLE.at(file.location, message, "Check that you may read it."))
        return None


def _logo(file: Reference, root: Path, report: list[Diagnostic]) -> Logo | None:
    data = _read(file, root, report)
    if data is None:
        return None
    size = png_size(data) if data.startswith(_PNG) else svg_size(data)
    if size is not None:
        return Logo(root / file.target, *size)
    message = f"{file.target} is no PNG, nor an SVG that tells its size"
    hint = 'Save it anew as PNG, or as SVG with a `viewBox="0 0 width height"`.'
    report.append(rules.UNREADABLE.at(file.location, message, hint))
    return None


def png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the chunk IHDR, which comes first (PNG 1.2, section 4.1.1)."""
    if len(data) < 24 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return (width, height) if width and height else None


def svg_size(data: bytes) -> tuple[int, int] | None:
    """The size that an SVG's ``viewBox`` tells, or its ``width`` and ``height``."""
    found = re.search(r"<svg\b[^>]*>", data[:20_000].decode("utf-8", "replace"))
    tag = found.group() if found else ""
    box = re.search(rf"""\bviewBox\s*=\s*["']\s*\S+[\s,]+\S+[\s,]+{_NUMBER}[\s,]+{_NUMBER}\s*["']""", tag)
    sides = [re.search(rf"""\s{name}\s*=\s*["']{_NUMBER}(?:px)?["']""", tag) for name in ("width", "height")]
    numbers = box.groups() if box else tuple(side[1] for side in sides if side)
    if len(numbers) != 2 or not all(float(number) for number in numbers):
        return None
    return max(1, round(float(numbers[0]))), max(1, round(float(numbers[1])))
