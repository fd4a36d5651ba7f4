"""Bytes of a content file to text that the rest can rely on: UTF-8, LF, no control characters."""

import codecs
import re

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location

LONGEST_LINE = 20_000  # characters; no person wrote such a line, and converters take minutes over it

# U+0085, U+2028 and U+2029 end a line for some programs, and none that an editor shows.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS = "Save the file as UTF-8 (in the editor: “Save with encoding”, UTF-8 without BOM)."


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file, lines ending in ``\\n``; ``None`` when it cannot be used."""
    start = Location(path)
    if data.startswith(_UTF_16_MARKS) or _looks_like_utf_16(data):
        return None, (rules.NOT_UTF8.at(start, "the file is UTF-16", _SAVE_AS),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error, path),)
    found: list[Diagnostic] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        found.append(rules.BYTE_ORDER_MARK.at(start, "the file begins with a byte order mark", _SAVE_AS))
    if "\r" in text:
        where = Location(path, text[: text.index("\r")].count("\n") + 1)
        hint = "Nothing to do: kbgen reads it as it is. To be rid of this, save with LF line ends."
        kind = "as on Windows (CRLF)" if "\r\n" in text else "with CR alone"
        found.append(rules.WINDOWS_LINES.at(where, f"lines end {kind}", hint))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    broken = _long_line(text, path) or _control(text, path)
    return (None if broken else text), (*found, *broken)


def _looks_like_utf_16(data: bytes) -> bool:
    """UTF-16 without a mark: every second byte of ASCII letters and signs is zero."""
    head = data[:200]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return even + odd >= max(2, len(head) // 8) and (even == 0) != (odd == 0)


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> Diagnostic:
    before = data[: error.start].decode("utf-8")
    where = Location(path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    byte = f"0x{data[error.start]:02X}"
    legacy = _legacy_encoding(data)
    guess = f"; the file looks like {legacy}" if legacy else ""
    return rules.NOT_UTF8.at(where, f"the byte {byte} is not UTF-8{guess}", _SAVE_AS)


def _legacy_encoding(data: bytes) -> str | None:
    """The old single-byte encoding in which most of the high bytes are Greek or Hebrew letters, in words: in
    the languages of western Europe they stand one by one."""
    high = b"".join(_HIGH.findall(data))
    in_words = sum(len(run) for run in _HIGH.findall(data) if len(run) > 1)
    hebrew, greek = _letters(high, "cp1255", "א", "ת"), _letters(high, "cp1253", "Ά", "ώ")
    if len(high) < 4 or min(in_words, max(hebrew, greek)) <= 0.8 * len(high):
        return None
    # Where Hebrew has its letters Greek has letters too, but all others of Greek stand where Hebrew has none.
    return "Windows-1255 (Hebrew)" if hebrew >= greek else "Windows-1253 (Greek)"


def _letters(high: bytes, codec: str, first: str, last: str) -> int:
    return sum(first <= character <= last for character in high.decode(codec, "replace"))


def _long_line(text: str, path: str) -> tuple[Diagnostic, ...]:
    if len(text) <= LONGEST_LINE:
        return ()
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            message = f"the line has {len(line):,} characters, more than {LONGEST_LINE:,}"
            hint = "Break it into paragraphs; move data such as an image in base64 into a file of its own."
            return (rules.LINE_TOO_LONG.at(Location(path, number), message, hint),)
    return ()


def _control(text: str, path: str) -> tuple[Diagnostic, ...]:
    match = _CONTROL.search(text)
    if match is None:
        return ()
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
    message = f"the invisible control character U+{ord(match.group()):04X}"
    hint = "Delete it: it came in by copying from another program."
    return (rules.CONTROL_CHARACTER.at(Location(path, line, column), message, hint),)
