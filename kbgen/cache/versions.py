"""What a build is made with: results of another kbgen, Python or library do not count."""

import os
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import kbgen
from kbgen.cache.digest import digest

_LIBRARIES = ("babel", "jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pyyaml", "rjsmin")


@cache
def fingerprint() -> str:
    """A digest of the versions of all that has a hand in a build, and of kbgen's own files, so that whoever works on
    kbgen need not think of the cache."""
    libraries = [_version(name) for name in _LIBRARIES]
    return digest(kbgen.__version__, sys.version, libraries, _own_files(Path(kbgen.__file__).parent))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _own_files(package: Path) -> list[tuple[str, int, int]]:
    found = []
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))
            found.append((os.path.relpath(folder, package) + "/" + name, status.st_size, status.st_mtime_ns))
    return found
