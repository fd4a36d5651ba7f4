"""Colours by name, in kbgen.yml as in a theme.yml: one value, or one for light screens and one for dark ones."""

import re

from kbgen.fields.nodes import Mapping, Scalar, Sequence
from kbgen.fields.reader import Fields, Key, kind
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic
from kbgen.model.look import Color

_SHADES = (Key("light"), Key("dark"))
_WANTED, _EXAMPLE = "a colour", '"#0a6b5d"'


def read_colors(fields: Fields, name: str) -> dict[str, Color]:
    """The colours that the mapping ``name`` holds. One value is that for light screens."""
    node = fields.node(name)
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        hint = f"Write `{name}:` and below it, indented, `accent: {_EXAMPLE}`."
        message = f"`{name}` must be names with colours, not {kind(node)}"
        fields.report.append(rules.WRONG_TYPE.at(node.location, message, hint))
        return {}
    inner = Fields(node, [Key(key.text) for key, _ in node.pairs], fields.report, f"`{name}`")
    for key, value in node.pairs:
        _tell_of_comment(key, value, fields.report)
    found = {key.text: _color(inner, key.text) for key, _ in node.pairs}
    return {key: color for key, color in found.items() if color.light or color.dark}


def _tell_of_comment(key: Scalar, value: object, report: list[Diagnostic]) -> None:
    if isinstance(value, Scalar) and value.is_null:
        hint = f"Put quotes round it, for a # begins a comment: `{key.text}: {_EXAMPLE}`."
        report.append(rules.MISSING_KEY.at(key.location, f"the colour `{key.text}` is empty", hint))


def _color(fields: Fields, name: str) -> Color:
    node = fields.node(name)
    if not isinstance(node, Mapping | Sequence):
        return Color(fields.parsed(name, color, _WANTED, _EXAMPLE), None, fields.where(name))
    if isinstance(node, Sequence):
        hint = f'Write `{name}: {{light: "#0a6b5d", dark: "#7fe0d0"}}`.'
        fields.report.append(
            rules.WRONG_TYPE.at(node.location, f"`{name}` must be a colour, or `light` and `dark`", hint)
        )
        return Color(None, None, node.location)
    shades = Fields(node, _SHADES, fields.report, f"the colour `{name}`")
    for key, value in node.pairs:
        _tell_of_comment(key, value, fields.report)
    light, dark = (shades.parsed(key.name, color, _WANTED, _EXAMPLE) for key in _SHADES)
    return Color(light, dark, node.location)


def color(text: str) -> str:
    """``text`` (``#abc`` or ``#aabbcc``) as ``#aabbcc``. Raises ``ValueError``, with a hint, for what is no colour."""
    match = re.fullmatch(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", text)
    if match is None:
        raise ValueError(f"Write it as # with three or six digits 0–9 and a–f: {_EXAMPLE}.")
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
