"""The file in which results are kept from build to build: an SQLite table of values by kind and key.

It is never needed: whatever is wrong with it, a build goes on without it and says so. A file that came from elsewhere
(with a checkout, a copy, an archive) is not believed: pages from it would get past the sanitiser. It is known by the
folder that it was made in, of which it notes device and inode.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

FOLDER = Path(".kbgen/cache")  # below the project
_FILE, _FORMAT = "results.sqlite", 1
_PATIENCE = 5.0  # seconds that another build may hold the file
_SPARE = 20  # values that may be kept though nothing asks for them
_CHECK = 8  # bytes
_PAGE = 32_768  # bytes, of which SQLite has 4,096 by itself: a page for nearly every value
_AT_A_TIME = 500  # keys, of which SQLite takes 999 in a query


class Store:
    """Values by kind and key. ``notes`` tell why it is not used, or not any more."""

    def __init__(self, folder: Path | None) -> None:
        """``folder`` is where the file stands or will; ``None`` keeps nothing."""
        self.notes: list[str] = []
        self._used: dict[str, set[str]] = {}
        self._connection = self._opened(folder) if folder is not None else None

    def get(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        """Of ``keys`` those that are known, with their values."""
        self._used.setdefault(kind, set()).update(keys)
        found: dict[str, bytes] = {}
        if self._connection is None:
            return found
        try:
            for key, stored in _rows(self._connection, kind, keys):
                if (value := _verified(stored)) is not None:
                    found[key] = value
        except sqlite3.Error as error:
            self._give_up(f"cannot be read: {error}")
        return found

    def put(self, kind: str, values: Mapping[str, bytes]) -> None:
        """Keeps values, in the place of older ones with the same keys."""
        self._used.setdefault(kind, set()).update(values)
        rows = [(kind, key, _check_of(value) + value) for key, value in values.items()]
        self._write("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)

    def keep(self, kind: str, keys: Iterable[str]) -> None:
        """Has values kept that this build does not ask for, but the next one may."""
        self._used.setdefault(kind, set()).update(keys)

    def close(self, is_complete: bool) -> None:
        """Ends the work. After a build that ``is_complete``, what it did not ask for goes, once it is more than what it
        did: so the file stays within twice the size that the site needs."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error):
            if is_complete:
                self._shrink(self._connection)
            self._connection.close()
        self._connection = None

    def _shrink(self, connection: sqlite3.Connection) -> None:
        for kind, used in self._used.items():
            kept = [key for (key,) in connection.execute("SELECT key FROM results WHERE kind = ?", (kind,))]
            if len(kept) > 2 * len(used) + _SPARE:
                rows = [(kind, key) for key in kept if key not in used]
                self._write("DELETE FROM results WHERE kind = ? AND key = ?", rows)

    def _write(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        if self._connection is None:
            return
        try:
            with self._connection:
                self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            self._give_up(f"cannot be written: {error}")

    def _opened(self, folder: Path) -> sqlite3.Connection | None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            ignore = folder.parent / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", "utf-8")
            return self._ours(folder / _FILE, _home(folder))
        except (OSError, sqlite3.Error) as error:
            self._give_up(f"cannot be used: {error}")
            return None

    def _ours(self, path: Path, home: str) -> sqlite3.Connection:
        """The file at ``path``, made anew if it is damaged or not that of this folder."""
        if path.exists():
            problem = _problem(path, home)
            if problem is None:
                return _connected(path)
            self.notes.append(f"the cache {path} {problem}; it is made anew")
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        _make(fresh, home)
        fresh.replace(path)
        return _connected(path)

    def _give_up(self, problem: str) -> None:
        self.notes.append(f"the cache {problem}; the build goes on without it")
        self._connection = None


def _rows(connection: sqlite3.Connection, kind: str, keys: Sequence[str]) -> Iterator[tuple[str, object]]:
    for at in range(0, len(keys), _AT_A_TIME):
        some = keys[at : at + _AT_A_TIME]
        marks = ",".join("?" * len(some))
        query = f"SELECT key, value FROM results WHERE kind = ? AND key IN ({marks})"  # noqa: S608  (marks)
        yield from connection.execute(query, (kind, *some))


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE)
    connection.execute("PRAGMA synchronous = OFF")  # what a power cut leaves is checked, or made anew
    return connection


def _problem(path: Path, home: str) -> str | None:
    """Why the file cannot be used; ``None`` if it can. Raises sqlite3.OperationalError if it cannot be opened."""
    try:
        with closing(_connected(path)) as connection:
            found = dict(connection.execute("SELECT name, value FROM about"))
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "no such" not in str(error):
            raise
        return f"is damaged ({error})"
    return None if found == _about(home) else "was made elsewhere, or by another version of kbgen"


def _make(path: Path, home: str) -> None:
    path.unlink(missing_ok=True)
    connection = _connected(path)
    connection.execute(f"PRAGMA page_size = {_PAGE}")
    with connection:
        connection.execute("CREATE TABLE about (name TEXT, value TEXT)")
        connection.execute("CREATE TABLE results (kind TEXT, key TEXT, value BLOB, UNIQUE (kind, key))")
        connection.executemany("INSERT INTO about VALUES (?, ?)", _about(home).items())
    connection.close()


def _about(home: str) -> dict[str, str]:
    return {"format": str(_FORMAT), "home": home}


def _home(folder: Path) -> str:
    status = os.stat(folder)
    return f"{status.st_dev}:{status.st_ino}"


def _check_of(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_CHECK).digest()


def _verified(stored: object) -> bytes | None:
    """The value in a row, or ``None`` if it is not what was written."""
    if not isinstance(stored, bytes) or _check_of(stored[_CHECK:]) != stored[:_CHECK]:
        return None
    return stored[_CHECK:]
