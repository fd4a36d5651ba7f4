"""Putting one folder in the place of another, in one atomic step where the system has one."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

from kbgen.errors import PublishError

Exchange: TypeAlias = Callable[[Path, Path], bool]

_AT_FDCWD = -100
_SWAP = 2  # RENAME_EXCHANGE of renameat2(2) on Linux, RENAME_SWAP of renamex_np(2) on macOS
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
_OCCUPIED = {errno.ENOTEMPTY, errno.EEXIST}
_TRIES = 100


@cache
def _native_exchange() -> Callable[[bytes, bytes], int] | None:
    if sys.platform not in {"linux", "darwin"}:
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        function = getattr(libc, "renamex_np", None)
        return function and (lambda one, other: function(one, other, ctypes.c_uint(_SWAP)))
    function = getattr(libc, "renameat2", None)
    return function and (lambda one, other: function(_AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_SWAP)))


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system trade places atomically; False where that is not to be had.

    Raises FileNotFoundError if one of them does not exist, other OSErrors as the system reports them.
    """
    native = _native_exchange()
    if native is None:
        return False
    if native(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def moved(source: Path, target: Path) -> bool:
    """Rename a folder; False if ``target`` is a folder with something in it. Raises OSError."""
    try:
        source.rename(target)
    except OSError as error:
        if error.errno in _OCCUPIED:
            return False
        raise
    return True


def take_place(
    spare: Path, output: Path, name_aside: Callable[[], Path], exchange: Exchange = exchange
) -> list[Path]:
    """Put the folder ``spare`` at ``output``; return where that which stood there is now.

    Without an atomic exchange this takes two renames, between which nothing stands at ``output``: the
    folder that stood there then bears a name from ``name_aside``. Another build may do the same at the
    same time, therefore the loop. Raises OSError or PublishError; ``spare`` is not at ``output`` then.
    """
    displaced: list[Path] = []
    for _ in range(_TRIES):
        if moved(spare, output):
            return displaced
        try:
            if exchange(spare, output):
                return [*displaced, spare]
            aside = name_aside()
            output.rename(aside)
        except FileNotFoundError:
            if not spare.exists():
                raise
            continue
        if _moved_or_restored(spare, output, aside):
            return [*displaced, aside]
        displaced.append(aside)
    raise PublishError(f"{output} is replaced again and again", "Let other builds end, then build again.")


def _moved_or_restored(spare: Path, output: Path, aside: Path) -> bool:
    try:
        return moved(spare, output)
    except BaseException:
        moved(aside, output)
        raise
