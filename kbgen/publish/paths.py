"""Which paths an artifact may have, so that it stays below the output folder on every system."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import PureWindowsPath

from kbgen.errors import PublishError

MANIFEST_NAME = ".kbgen-manifest.json"

_CONTROL_OR_SURROGATE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def path_problem(path: str) -> str | None:
    """What is wrong with an artifact's path, as the end of a sentence about it, or None."""
    if "\\" in path:
        return "holds a backslash"
    if path.startswith("/") or (":" in path and PureWindowsPath(path).drive):
        return "is not relative"
    if any(part in {"", ".", ".."} for part in path.split("/")):
        return "has a part that is empty, . or .."
    if _CONTROL_OR_SURROGATE.search(path):
        return "holds a control character or half a character"
    return None


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders above the paths."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


class PathRegistry:
    """The paths of the artifacts so far; tells when two of them would meet on some disk.

    Windows and macOS do not tell ``Faq`` from ``faq``, and macOS does not tell composed from decomposed
    accents, so two files may not differ in that alone, nor may the folders above them.
    """

    def __init__(self, known: Collection[str] = ()) -> None:
        """``known`` are paths of which that has been told before."""
        # Folders end in a slash here, so that a file and a folder of one name are told apart.
        spellings = (MANIFEST_NAME, *known, *(f"{folder}/" for folder in folders_of(known)))
        self._spellings = {_fold(spelling.removesuffix("/")): spelling for spelling in spellings}

    def add(self, path: str) -> None:
        """Note a path. Raises PublishError if it is not a valid one or meets an earlier one."""
        if problem := path_problem(path):
            raise PublishError(f"the path {path!a} of a file of the site {problem}", "Rename the file.")
        parts = path.split("/")
        for depth in range(1, len(parts)):
            self._claim("/".join(parts[:depth]), "/")
        if _fold(path) in self._spellings:
            raise _clash(path, self._spellings[_fold(path)])
        self._claim(path, "")

    def _claim(self, path: str, ending: str) -> None:
        earlier = self._spellings.setdefault(_fold(path), path + ending)
        if earlier != path + ending:
            raise _clash(path + ending, earlier)


def _fold(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _clash(path: str, earlier: str) -> PublishError:
    hint = "Rename one of them. Some disks do not tell capital from small letters."
    return PublishError(f"two files of the site cannot stand side by side: {earlier} and {path}", hint)
