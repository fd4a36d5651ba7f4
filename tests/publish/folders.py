"""Sites to publish, and a plain look at what stands on the disk."""

import hashlib
import json
import multiprocessing
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from kbgen.model.artifact import Artifact

MANIFEST = ".kbgen-manifest.json"
PROCESSES: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")


def site(version: str, pages: int = 3, size: int = 1) -> list[Artifact]:
    """A site in which every page bears its version, but for the style sheet, which never changes."""
    body = f"<p>{version}</p>\n".encode() * size
    entries = [Artifact(f"he/שאלות/{n}.html", b"%d %s" % (n, body)) for n in range(pages)]
    return [
        Artifact("index.html", body),
        Artifact("el/ερωτήσεις/επιστροφή.html", body),
        Artifact("assets/site.css", b"main { display: grid }\n"),
        *entries,
        Artifact(f"el/only-in-{version}.html", body),
    ]


def hashes(artifacts: Iterable[Artifact]) -> dict[str, str]:
    """What must stand on the disk for artifacts that are bytes, without the manifest."""
    return {
        artifact.path: hashlib.sha256(artifact.content).hexdigest()
        for artifact in artifacts
        if isinstance(artifact.content, bytes)
    }


def hashes_on_disk(folder: Path) -> dict[str, str]:
    """What stands on the disk, without the manifest, which must say the same."""
    files = [Path(above, name) for above, _, names in os.walk(folder) for name in names]
    found = {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files
    }
    del found[MANIFEST]
    assert json.loads((folder / MANIFEST).read_bytes())["files"] == found
    return found


def everything(folder: Path) -> dict[str, bytes | None]:
    """Every path below a folder with its bytes; None for a folder or a link."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.is_file() and not path.is_symlink()
        else None
        for path in folder.rglob("*")
    }


def in_another_process(function: Callable[..., Any], *arguments: Any) -> Any:
    """The value of a function that runs in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=PROCESSES) as pool:
        return pool.submit(function, *arguments).result()


def no_exchange(one: Path, other: Path) -> bool:
    """A file system on which two folders cannot trade places in one step."""
    return False
