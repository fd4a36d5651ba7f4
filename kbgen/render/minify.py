"""Scripts and styles without what only people need."""

import re

from rjsmin import jsmin

# Strings and addresses stay as they are. Around these signs, and nowhere else, white space never means anything.
_SPACE = r"(?:\s|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)"  # comments count as such
_KEPT = r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\))"""
_CSS = re.compile(rf"{_KEPT}|{_SPACE}*(?P<sign>[{{}};,]){_SPACE}*|{_SPACE}+", re.S)


def minified_script(script: str) -> str:
    """JavaScript without comments and spare white space."""
    return str(jsmin(script))


def minified_style(style: str) -> str:
    """CSS without comments and spare white space."""
    return _CSS.sub(_shortened, style).strip()


def _shortened(match: re.Match[str]) -> str:
    return match["kept"] or match["sign"] or " "
