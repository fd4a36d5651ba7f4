"""Tables in BENCHMARKS.md, each between two comments that name it."""

from collections.abc import Sequence
from pathlib import Path


def write_table(document: Path, name: str, lines: Sequence[str]) -> None:
    """Puts ``lines`` between ``<!-- NAME -->`` and ``<!-- /NAME -->``. Raises ``ValueError`` if a mark is missing."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    text = document.read_text("utf-8")
    if begin not in text or end not in text:
        raise ValueError(f"{document.name} has no marks for the table `{name}`: {begin.strip()} and {end}")
    before, _, rest = text.partition(begin)
    document.write_text(before + begin + "\n".join(lines) + "\n" + rest[rest.index(end) :], "utf-8")
