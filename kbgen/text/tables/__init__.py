"""Tables of letters and patterns: one copy, read here and shipped to the browser."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

# What the scripts of a theme read from `kbgen.tables`.
_BROWSER_TABLES = ("folding", "function_words", "isolate", "keyboards", "phonetic", "query", "words")


@cache
def load(name: str) -> dict[str, Any]:
    """The table ``name`` (the stem of its file), read once. Raises FileNotFoundError if there is none."""
    table: dict[str, Any] = json.loads(files(__name__).joinpath(f"{name}.json").read_text("utf-8"))
    return table


def written_out(patterns: Mapping[str, str]) -> dict[str, str]:
    """Regular expressions with those that stand before them in the place of their names in braces."""
    written: dict[str, str] = {}
    for name, pattern in patterns.items():
        written[name] = pattern
        for known, text in written.items():
            written[name] = written[name].replace(f"{{{known}}}", text)
    return written


def as_json() -> str:
    """All tables that the browser needs, as one JSON object in ASCII with a key a table."""
    return json.dumps({name: load(name) for name in _BROWSER_TABLES}, separators=(",", ":"))


def as_script() -> str:
    """The same as a classic script, to stand at the head of a theme's scripts: it sets ``kbgen.tables``."""
    return f"(globalThis.kbgen = globalThis.kbgen || {{}}).tables = {as_json()};\n"
