"""What in an answer's HTML must not be torn apart, neither by the end of a line nor by its direction."""

import re
from html import unescape

from kbgen.text.bidi import UNBROKEN

_KEY = r"<kbd[^>]*>[^<]*</kbd>"
_CHORD = re.compile(rf"{_KEY}(?:\s*\+\s*{_KEY})+")
_CODE = re.compile(r'(?<!<pre dir="ltr">)<code( [^>]*)?>([^<]*)</code>')
_AMOUNT = re.compile("(?<=[0-9]) (?=[€$£₪])")


def with_units(text: str) -> str:
    """``text`` with amounts in one piece: no line ends between the number and its currency."""
    return _AMOUNT.sub("\u00a0", text) if "€" in text or "₪" in text or "$" in text or "£" in text else text


def held_together(html: str) -> str:
    """``html`` with keys that are pressed at once, as ``Ctrl+K``, set apart to read left to right as a whole, and
    with the class ``long`` on code that a phone's line cannot hold: a theme lets only that break."""
    if "</kbd>" in html:
        html = _CHORD.sub(r'<bdi dir="ltr">\g<0></bdi>', html)
    return _CODE.sub(_marked_long, html) if "</code>" in html else html


def _marked_long(match: re.Match[str]) -> str:
    attributes, text = match[1] or "", match[2]
    is_long = len(unescape(text)) > UNBROKEN and "class=" not in attributes
    return f'<code class="long"{attributes}>{text}</code>' if is_long else match[0]
