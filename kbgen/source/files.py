"""The files under a folder, in one order on every machine; nothing outside the project is read."""

import os
import unicodedata
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
        self._root, self._resolved, self._prefix = root, root.resolve(), f"{root}{os.sep}"
        self._report = report

    def children(self, folder: Path) -> list[Path]:
        """What stands in ``folder``, sorted, hidden files and editors' litter apart."""
        entries = sorted(self._scan(folder), key=_name) if folder.is_dir() else []
        return [Path(entry.path) for entry in entries if not _is_litter(_name(entry))]

    def files(self, folder: Path) -> Iterator[ContentFile]:
        """All files below ``folder``, sorted by path; hidden files and editors' litter are passed over."""
        yield from self._walk(folder, "")

    def _walk(self, folder: Path, prefix: str) -> Iterator[ContentFile]:
        for entry in sorted(self._scan(folder), key=_name):
            name, path = _name(entry), Path(entry.path)
            if _is_litter(name):
                continue
            if not name.isprintable():
                self._unreadable(path, "the name has invisible characters", "Rename it.")
            elif entry.is_dir(follow_symlinks=False):
                yield from self._folder(path, prefix + name)
            elif (not entry.is_symlink() or self.may_follow(path)) and (
                entry.is_file() or self._is_file(path)
            ):
                yield ContentFile(prefix + name, path)

    def _scan(self, folder: Path) -> list["os.DirEntry[str]"]:
        try:
            with os.scandir(folder) as entries:
                return list(entries)
        except OSError as error:
            self._unreadable(folder, f"the folder cannot be read: {error.strerror}", "Check its permissions.")
            return []

    def _folder(self, folder: Path, path: str) -> Iterator[ContentFile]:
        if folder.name.lower().endswith(".md"):
            hint = "Rename the folder so that it does not end in .md."
            self._unreadable(folder, "a folder has the name of an entry file", hint)
        else:
            yield from self._walk(folder, path + "/")

    def _is_file(self, path: Path) -> bool:
        if path.is_file():
            return True
        what = "a folder" if path.is_dir() else "a device or a pipe"
        self._unreadable(path, f"this is no file, but {what}", "Put a file in its place, or delete it.")
        return False

    def may_follow(self, link: Path) -> bool:
        """Whether a symbolic link leads to a file of the project; a diagnostic says why not."""
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError):  # Python 3.11 and 3.12 raise RuntimeError for a loop
            hint = "Delete it, or let it lead to a file."
            self._unreadable(link, "the symbolic link leads nowhere or in a circle", hint)
            return False
        if not self.is_inside(link):
            return False
        if target.is_dir():
            hint = "Copy the folder, or link its files one by one."
            self._unreadable(link, "the symbolic link leads to a folder, which is not followed", hint)
            return False
        return True

    def is_inside(self, path: Path) -> bool:
        """Whether ``path`` stays in the project when links are followed; a diagnostic says that it does not."""
        if path.resolve().is_relative_to(self._resolved):
            return True
        hint = "Copy what it leads to into the project instead."
        self._add(rules.OUTSIDE_PROJECT, path, "the symbolic link leads out of the project", hint)
        return False

    def _unreadable(self, path: Path, message: str, hint: str) -> None:
        self._add(rules.UNREADABLE, path, message, hint)

    def _add(self, rule: Rule, path: Path, message: str, hint: str) -> None:
        self._report.append(rule.at(Location(self.shown(path)), message, hint))

    def shown(self, path: Path) -> str:
        """``path`` as a person would write it: relative to the project."""
        shown = self._below(str(path)).replace(os.sep, "/")
        if shown.isprintable():
            return shown
        return "".join(character if character.isprintable() else "�" for character in shown)

    def _below(self, path: str) -> str:
        # What relpath does takes long for many thousands of files.
        if path.startswith(self._prefix) and os.pardir not in path:
            return path[len(self._prefix) :]
        return os.path.relpath(path, self._root)

    def read(self, path: Path) -> bytes | None:
        """The bytes of a file, or ``None`` after a diagnostic."""
        if not self._is_file(path):
            return None
        try:
            return path.read_bytes()
        except OSError as error:
            hint = "Check that it is there and may be read."
            self._unreadable(path, f"the file cannot be read: {error.strerror}", hint)
            return None


def _is_litter(name: str) -> bool:
    return name.startswith(".") or name.endswith("~") or name.lower() in _LITTER


def _name(entry: "os.DirEntry[str]") -> str:
    """A file's name in Unicode's composed form; a Mac decomposes it."""
    return unicodedata.normalize("NFC", entry.name)
