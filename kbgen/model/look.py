"""What a project changes of its theme by settings alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kbgen.model.diagnostic import Location
from kbgen.model.entry import Reference


@dataclass(frozen=True, slots=True)
class Color:
    """A colour as ``#rrggbb``: on light screens, and on dark ones, each ``None`` where it is not given."""

    light: str | None
    dark: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class FooterPart:
    """A run of the footer: plain ``text``, which leads to ``address`` if that is not empty."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by name, a picture in the place of the theme's own sign, styles that come after the theme's (both
    paths relative to the project), and the footer's text by language tag."""

    colors: Mapping[str, Color] = field(default_factory=dict)
    logo: Reference | None = None
    styles: tuple[Reference, ...] = ()
    footer: Mapping[str, tuple[FooterPart, ...]] = field(default_factory=dict)
