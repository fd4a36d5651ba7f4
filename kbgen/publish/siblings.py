"""The hidden folders beside the output folder in which builds work, and whose they are.

A *staging* folder is a site being written: all in it is ours. A *spare* folder is a complete site that is
not at its place: the new one just before it takes its place, the old one after. The name tells host and
process, so that what a killed build left behind is known from what a running one needs.
"""

import os
import platform
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kbgen.publish.process import is_alive

Kind = Literal["staging", "spare"]

_TAIL = "(staging|spare)-(.*)-([0-9]+)-([0-9a-f]{8})[0-9a-f]{8}"
_HOST = re.sub(r"[^A-Za-z0-9.]", "_", platform.node())
# A process number comes round again, in containers at each start; this one does not.
_THIS_PROCESS = secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class Sibling:
    """A working folder of some build."""

    path: Path
    kind: Kind


def new_sibling(output: Path, kind: Kind) -> Path:
    """A fresh name for a working folder of this process; the folder is not made."""
    owner = f"{_HOST}-{os.getpid()}-{_THIS_PROCESS}{secrets.token_hex(4)}"
    return output.with_name(f".{output.name}.kbgen-{kind}-{owner}")


def dead_siblings(output: Path) -> list[Sibling]:
    """The working folders that builds on this host left behind when they were killed."""
    form = re.compile(rf"\.{re.escape(output.name)}\.kbgen-{_TAIL}")
    found = []
    for path in sorted(output.parent.iterdir()):
        match = form.fullmatch(path.name)
        if match and match[2] == _HOST and not _runs(int(match[3]), match[4]) and _is_folder(path):
            kind: Kind = "staging" if match[1] == "staging" else "spare"
            found.append(Sibling(path, kind))
    return found


def _runs(pid: int, process: str) -> bool:
    return process == _THIS_PROCESS if pid == os.getpid() else is_alive(pid)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def claim(sibling: Sibling, output: Path) -> Path | None:
    """Take over a dead build's folder under a name of our own; None if another build was quicker."""
    own = new_sibling(output, sibling.kind)
    try:
        sibling.path.rename(own)
    except FileNotFoundError:
        return None
    return own
