"""The code of templates that come with kbgen, kept where Python keeps that of kbgen's own modules, and no better
guarded: to compile them takes as long as to render a hundred pages. Templates of a project are compiled by each build,
for no cache of a project may hold code."""

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from kbgen.cache.digest import digest
from kbgen.cache.versions import fingerprint

_CHECK = 32  # bytes


def kept(
    compiled: Callable[[], CodeType],
    path: str,
    text: str,
    folder: Path = Path(__file__).parent,
    may_write: bool = not sys.dont_write_bytecode,
) -> CodeType:
    """What ``compiled`` makes of the ``text`` of the template at ``path``, asked only if it has not been kept for
    ``folder``. As with Python's own, the file is written only where that can and may be done."""
    place = Path(cache_from_source(str(folder / f"{Path(path).name}-{digest(path)[:16]}.py")))
    key = digest(fingerprint(), path, text)
    with suppress(OSError):
        data = place.read_bytes()
        if data[:_CHECK] == _check(key, data[_CHECK:]):
            code: CodeType = marshal.loads(data[_CHECK:])  # noqa: S302  (as safe as kbgen's modules, and checked)
            return code
    made = compiled()
    if may_write:
        with suppress(OSError):
            _write(place, key, marshal.dumps(made))
    return made


def _check(key: str, code: bytes) -> bytes:
    return sha256(key.encode() + code).digest()


def _write(place: Path, key: str, code: bytes) -> None:
    """In one step: other builds may read it meanwhile."""
    place.parent.mkdir(exist_ok=True)
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    fresh.write_bytes(_check(key, code) + code)
    fresh.replace(place)
