"""By what a file is known for unchanged without being read."""

import os
import time
from typing import TypeAlias

from kbgen.cache.codec import decoded_or, encode
from kbgen.cache.store import Store

_KIND = "stamps"
# In which two changes may have one time: on disks that count in seconds or two, and on others.
_COARSE_NS, _FINE_NS = 2_000_000_000, 50_000_000

# Size, time of change, inode, and time of the inode's change, which nobody can set.
Stamp: TypeAlias = tuple[int, int, int, int]
_Notes: TypeAlias = dict[str, tuple[str, Stamp]]  # by file


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns


def is_fresh(stamp: Stamp, now: int) -> bool:
    """Whether a file was changed just before ``now`` (ns): it may change once more and keep its stamp."""
    age = now - stamp[1]
    return age < _FINE_NS or (age < _COARSE_NS and stamp[1] % 1_000_000_000 == 0)


class Stamps:
    """What files with certain stamps were, a text for each name, as the build before noted it under ``name``."""

    def __init__(self, store: Store, name: str) -> None:
        self._store, self._name, self._now = store, name, time.time_ns()
        self._before: _Notes = decoded_or(_Notes, store.get(_KIND, (name,)).get(name), {})
        self._noted: _Notes = {}

    def known(self, file: str, stamp: Stamp) -> str | None:
        """What was noted of ``file``, if it is unchanged."""
        noted, before = self._before.get(file, ("", ()))
        return noted if noted and before == stamp else None

    def note(self, file: str, stamp: Stamp, text: str) -> None:
        """Notes what ``file`` is, unless it may still change unseen."""
        if not is_fresh(stamp, self._now):
            self._noted[file] = text, stamp

    def keep(self) -> None:
        """Keeps what was noted for the next build, and nothing else."""
        if self._noted != self._before:
            self._store.put(_KIND, {self._name: encode(self._noted)})
