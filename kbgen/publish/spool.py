"""Files that several processes write for a site, until they are put in their places.

Each process has a folder of its own, so that none waits for another.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from kbgen.publish.output import locate
from kbgen.publish.siblings import new_sibling

_numbers = count()


@contextmanager
def spool(output: Path) -> Iterator[Path]:
    """The name of a folder on the disk of ``output``: whoever writes there first makes it. It is gone in the end, with
    what nobody has taken out of it; nobody may write there any more then."""
    folder = new_sibling(locate(output), "staging")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def spooled(content: bytes, folder: Path) -> str:
    """Write ``content`` into a file in the spool ``folder``, and return its path. Raises OSError."""
    path = f"{_folder_of(os.getpid(), folder)}/{next(_numbers)}"
    with open(path, "xb") as file:
        file.write(content)
    return path


@cache
def _folder_of(_process: int, folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    return mkdtemp(dir=folder)
