"""The files under a folder, in one order on every machine; nothing outside the project is read."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location, Rule

_LITTER = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file to read: ``path`` is relative to the folder that was walked, with forward slashes."""

    path: str
    source: Path


class Walker:
    """Walks folders of one project. What cannot be followed goes to ``report``."""

    def __init__(self, root: Path, report: list[Diagnostic]) -> None:
        self._root = root.resolve()
        self._report = report

    def files(self, folder: Path) -> Iterator[ContentFile]:
        """All files below ``folder``, sorted by path; hidden files and editors' litter are passed over."""
        yield from self._walk(folder, "")

    def _walk(self, folder: Path, prefix: str) -> Iterator[ContentFile]:
        for entry in sorted(self._scan(folder), key=lambda entry: entry.name):
            path = prefix + entry.name
            if entry.name.startswith(".") or entry.name.endswith("~") or entry.name.lower() in _LITTER:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._folder(Path(entry.path), path)
            elif not entry.is_symlink() or self._may_follow(Path(entry.path)):
                yield ContentFile(path, Path(entry.path))

    def _scan(self, folder: Path) -> list["os.DirEntry[str]"]:
        try:
            with os.scandir(folder) as entries:
                return list(entries)
        except OSError as error:
            self._add(
                rules.UNREADABLE,
                folder,
                f"the folder cannot be read: {error.strerror}",
                "Check its permissions.",
            )
            return []

    def _folder(self, folder: Path, path: str) -> Iterator[ContentFile]:
        if folder.name.lower().endswith(".md"):
            self._add(
                rules.UNREADABLE,
                folder,
                "a folder has the name of an entry file",
                "Rename the folder so that it does not end in .md.",
            )
        else:
            yield from self._walk(folder, path + "/")

    def _may_follow(self, link: Path) -> bool:
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):  # Python 3.11 and 3.12 raise RuntimeError for a loop
            self._add(
                rules.UNREADABLE,
                link,
                "the symbolic link leads nowhere or in a circle",
                "Delete it, or let it lead to a file.",
            )
            return False
        if not target.is_relative_to(self._root):
            self._add(
                rules.OUTSIDE_PROJECT,
                link,
                "the symbolic link leads out of the project",
                "Copy the file into the project instead.",
            )
            return False
        if target.is_dir():
            self._add(
                rules.UNREADABLE,
                link,
                "the symbolic link leads to a folder, which is not followed",
                "Copy the folder, or link its files one by one.",
            )
            return False
        return True

    def _add(self, rule: Rule, path: Path, message: str, hint: str) -> None:
        self._report.append(rule.at(Location(self.shown(path)), message, hint))

    def shown(self, path: Path) -> str:
        """``path`` as a person would write it: relative to the project."""
        return Path(os.path.relpath(path, self._root)).as_posix()

    def read(self, path: Path) -> bytes | None:
        """The bytes of a file, or ``None`` after a diagnostic."""
        try:
            return path.read_bytes()
        except OSError as error:
            self._add(
                rules.UNREADABLE,
                path,
                f"the file cannot be read: {error.strerror}",
                "Check that it is a file and may be read.",
            )
            return None
