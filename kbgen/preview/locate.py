"""From the address in a request to a file of the site, and never to one outside."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes


@dataclass(frozen=True, slots=True)
class Found:
    """A file to send."""

    file: Path


@dataclass(frozen=True, slots=True)
class Redirect:
    """A folder asked for without the slash at its end: where the reader must go."""

    address: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing there; ``page`` is the nearest 404.html upwards, if there is one."""

    page: Path | None


def locate(root: Path, target: str) -> Found | Redirect | Missing:
    """What the request target (path and query as they stand in the request) leads to in the folder ``root``.

    Links are followed as long as they stay within the folder.
    """
    path, mark, query = target.partition("?")
    parts = _parts(path)
    if parts is None:
        return Missing(_inside(root, "404.html"))
    names = [part for part in parts if part]
    wants_folder = not parts[-1]
    if file := _inside(root, *names, "index.html" if wants_folder else ""):
        return Found(file)
    if not wants_folder and _inside(root, *names, "index.html"):
        return Redirect("/" + "".join(quote(name) + "/" for name in names) + mark + query)
    return Missing(_nearest_404(root, names))


def _parts(path: str) -> list[str] | None:
    """The decoded names of a path; the last is empty if it ends in a slash. None if it is no proper path."""
    try:
        # http.server reads the request as Latin-1, so a client's raw UTF-8 has to be put together again.
        parts = [unquote_to_bytes(part.encode("latin-1")).decode() for part in path.split("/")]
    except UnicodeError:
        return None
    if len(parts) < 2 or parts[0] or not all(parts[1:-1]):
        return None
    return None if any(_is_unsafe(part) for part in parts) else parts[1:]


def _is_unsafe(name: str) -> bool:
    return name in {".", ".."} or any(character in name for character in "/\\\0")


def _inside(root: Path, *names: str) -> Path | None:
    """The regular file at a path, unless it is not there or a link leads out of ``root``."""
    try:
        base = root.resolve(strict=True)
        file = base.joinpath(*names).resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        return None
    return file if file.is_relative_to(base) and file.is_file() else None


def _nearest_404(root: Path, names: list[str]) -> Path | None:
    nearest = _inside(root, "404.html")
    for depth in range(1, len(names) + 1):
        if not os.path.isdir(root.joinpath(*names[:depth])):
            break
        nearest = _inside(root, *names[:depth], "404.html") or nearest
    return nearest
