"""The colours of a site: the theme's, and over them those of kbgen.yml with what follows from them.

Whoever names the colour of a brand need not know what else hangs on it. What is not said is worked out: a colour
of text for dark screens is that for light ones, made lighter until it can be read; ``NAME-strong``, ``NAME-soft``
and ``on-NAME``, where the theme has them, are made of ``NAME``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kbgen.fields.reader import suggestion
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.look import Color
from kbgen.render.contrast import BLACK, LEAST, WHITE, contrast, legible, mixed

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")
_STRONG, _MOST_SOFT = 0.3, 0.12  # shares: of text in NAME-strong, of NAME in NAME-soft


@dataclass(frozen=True, slots=True)
class Palette:
    """``shades``: each colour by name, for each scheme. ``grounds``: what the styles put a colour of text on."""

    shades: Mapping[Scheme, Mapping[str, str]]
    grounds: Mapping[str, tuple[str, ...]]

    def as_css(self) -> str:
        """The colours as custom properties; ``:where`` lets any rule of a theme override them."""
        light, dark = (self.shades[scheme] for scheme in SCHEMES)
        lines = (f"    --color-{name}: light-dark({light[name]}, {dark[name]});\n" for name in light)
        return f"@layer tokens {{\n  :where(:root) {{\n{''.join(lines)}  }}\n}}\n" if light else ""


def build_palette(
    own: Mapping[str, Color], grounds: Mapping[str, tuple[str, ...]], chosen: Mapping[str, Color]
) -> Palette:
    """The colours of a theme (``own``, each with both shades), with those that a project has ``chosen``."""
    shades: dict[Scheme, Mapping[str, str]] = {}
    for scheme in SCHEMES:
        base = {name: shade for name, color in own.items() if (shade := getattr(color, scheme))}
        given = {name: shade for name, color in chosen.items() if (shade := getattr(color, scheme))}
        if scheme == "dark":
            given |= _for_dark(base | given, grounds, chosen)
        shades[scheme] = base | _family(base | given, given) | given
    return Palette(shades, grounds)


def _for_dark(
    dark: Mapping[str, str], grounds: Mapping[str, tuple[str, ...]], chosen: Mapping[str, Color]
) -> dict[str, str]:
    """The colours of text that were given for light screens only. A ground stays the theme's: which dark one goes
    with a light one is no matter of arithmetic."""
    return {
        name: legible(color.light, [dark[on] for on in grounds[name] if not _is_kin(on, name)])
        for name, color in chosen.items()
        if color.light and not color.dark and name in grounds
    }


def _is_kin(name: str, other: str) -> bool:
    return name.startswith(f"{other}-") or name == f"on-{other}"


def _family(shades: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """What hangs on the ``given`` colours."""
    found: dict[str, str] = {}
    for name, color in given.items():
        kin = {
            f"{name}-strong": mixed(color, shades.get("text", BLACK), _STRONG),
            f"{name}-soft": _soft(color, shades.get("surface", WHITE)),
            f"on-{name}": max((WHITE, BLACK), key=lambda one, on=color: contrast(one, on)),  # type: ignore[misc]
        }
        found |= {relative: shade for relative, shade in kin.items() if relative in shades}
    return found


def _soft(color: str, surface: str) -> str:
    """As much of a colour as a ground can take on which that colour itself is to be read."""
    shares = [_MOST_SOFT * step / 10 for step in range(10, 0, -1)]
    made = (mixed(surface, color, share) for share in shares)
    return next(
        (ground for ground in made if contrast(color, ground) >= LEAST), mixed(surface, color, shares[-1])
    )


def check_palette(
    palette: Palette, chosen: Mapping[str, Color], own: Mapping[str, Color]
) -> Iterator[Diagnostic]:
    """Names that the theme does not have, and text that can hardly be read: once for each colour that is to blame."""
    for name, color in chosen.items():
        if name not in own:
            hint = suggestion(name, own, own) if own else "It has no colours that could be set."
            yield rules.UNKNOWN_KEY.at(color.location, f"the theme has no colour `{name}`", hint)
    for scheme in SCHEMES:
        told: set[Location] = set()
        for name, grounds in palette.grounds.items():
            on = _worst(name, grounds, palette.shades[scheme])
            where = _blamed(name, on, chosen) or own[name].location
            if where not in told and _contrast(name, on, palette.shades[scheme]) < LEAST:
                told.add(where)
                yield _low_contrast(name, on, scheme, palette, where)


def _worst(name: str, grounds: tuple[str, ...], shades: Mapping[str, str]) -> str:
    return min(grounds, key=lambda ground: _contrast(name, ground, shades))


def _contrast(one: str, other: str, shades: Mapping[str, str]) -> float:
    return contrast(shades[one], shades[other])


def _blamed(name: str, on: str, chosen: Mapping[str, Color]) -> Location | None:
    """Where the colour was chosen that a bad contrast comes from: the text's, one it is made of, or its ground's."""
    for blamed in (name, on):
        for choice, color in chosen.items():
            if blamed == choice or _is_kin(blamed, choice):
                return color.location
    return None


def _low_contrast(name: str, on: str, scheme: Scheme, palette: Palette, where: Location) -> Diagnostic:
    shades = palette.shades[scheme]
    ratio = int(_contrast(name, on, shades) * 10) / 10
    better = legible(shades[name], (shades[ground] for ground in palette.grounds[name]))
    message = (
        f"`{name}` ({shades[name]}) on `{on}` ({shades[on]}) has a contrast of {ratio} on {scheme} screens, "
        f"and text needs {LEAST}"
    )
    hint = f"Set `{name}` to {better}, the nearest that can be read, or choose another `{on}`."
    return rules.LOW_CONTRAST.at(where, message, hint)
