"""A file that has not changed is not read again, and one that has is, whatever its time says."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kbgen.cache.store import Store
from kbgen.incremental.entries import remembered, to_keep
from kbgen.incremental.stamps import Stamps
from kbgen.model.language import Language
from kbgen.source.entry_file import Parsed, Unread
from tests.support import Project

LANGUAGE = Language("el", "ltr", "Ελληνικά")
LONG_AGO = time.time_ns() - 10_000_000_000


def written(path: Path, answer: str) -> Path:
    path.write_text(f"---\nquestion: Πώς;\n---\n{answer}\n", "utf-8")
    os.utime(path, ns=(LONG_AGO + 1, LONG_AGO + 1))
    return path


class Reader:
    """Parses files as a build does, with the cache in ``folder``, and notes which it has read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read: list[str] = []

    def _bytes(self, path: Path) -> bytes | None:
        self.read.append(path.name)
        return path.read_bytes()

    def texts(self, *paths: Path) -> Iterator[str]:
        store = Store(self.folder)
        parse_all = remembered(lambda texts: to_keep(None, texts), store, {})
        parsed: list[Parsed] = list(
            parse_all(Unread(path, self._bytes, LANGUAGE, path.name, path.name, False) for path in paths)
        )
        store.close(True)
        return (file.translation.answer.text for file, _ in parsed if file)


def test_only_files_that_have_changed_are_read(tmp_path: Path) -> None:
    one, other = written(tmp_path / "a.md", "Ναι."), written(tmp_path / "b.md", "Όχι.")
    reader = Reader(tmp_path / "cache")
    assert [*reader.texts(one, other)] == ["Ναι.", "Όχι."]
    written(other, "Ίσως, αλλά όχι σήμερα.")
    assert [*reader.texts(one, other)] == ["Ναι.", "Ίσως, αλλά όχι σήμερα."]
    assert reader.read == ["a.md", "b.md", "b.md"]


def test_a_change_that_hides_behind_size_and_time_is_seen(tmp_path: Path) -> None:
    path, reader = written(tmp_path / "a.md", "Ναι."), Reader(tmp_path / "cache")
    assert [*reader.texts(path)] == ["Ναι."]
    time.sleep(0.02)  # the clock of the disk ticks some hundred times a second
    assert [*reader.texts(written(path, "Όχι."))] == ["Όχι."]


def test_a_file_that_was_changed_just_now_is_read_again(tmp_path: Path) -> None:
    path, reader = written(tmp_path / "a.md", "Ναι."), Reader(tmp_path / "cache")
    soon = time.time_ns() + 60_000_000_000  # just now, however long the machine takes
    os.utime(path, ns=(soon, soon))
    assert [*reader.texts(path)] == [*reader.texts(path)]
    assert reader.read == ["a.md", "a.md"]


def test_an_unchanged_file_is_read_again_when_what_it_says_was_lost(tmp_path: Path) -> None:
    path, reader = written(tmp_path / "a.md", "Ναι."), Reader(tmp_path / "cache")
    assert [*reader.texts(path)] == ["Ναι."]
    with closing(sqlite3.connect(tmp_path / "cache/results.sqlite")) as connection, connection:
        connection.execute("DELETE FROM results WHERE kind = 'entry'")
    assert [*reader.texts(path)] == ["Ναι."]


def test_notes_that_make_no_sense_are_none(tmp_path: Path) -> None:
    for nonsense in (b"\xff", b"[]", b'{"a": 1}', b'{"a": ["x", [1, 2]]}', b'{"a": ["x", [1, 2, 3, "x"]]}'):
        store = Store(tmp_path / "cache")
        store.put("stamps", {"name": nonsense})
        assert Stamps(store, "name").known("a", (1, 2, 3, 4)) is None


def test_a_file_keeps_its_address_apart_from_its_namesake_of_another_content_folder(project: Project) -> None:
    project.write("kbgen.yml", "title: {el: Α}\nlanguages: [el]\ncontent: content\n")
    path = project.write("content/el/el/a.md", "---\nquestion: Πώς;\n---\nΝαι.\n")
    os.utime(path, ns=(LONG_AGO + 1, LONG_AGO + 1))
    project.build()
    assert (project.root / "site/el/el/a.html").exists()
    project.write("kbgen.yml", "title: {el: Α}\nlanguages: [el]\ncontent: content/el\n")
    project.build()
    assert (project.root / "site/el/a.html").exists()
