"""Files that other processes wrote for a site."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from kbgen.model.artifact import Artifact, Known
from kbgen.publish import publish
from kbgen.publish.spool import spool, spooled
from tests.publish.folders import PROCESSES, in_another_process

PAGE = b"<p>page</p>\n"


def known(file: str, make: Callable[[], bytes], content: bytes = PAGE) -> Known:
    return Known(sha256(content).hexdigest(), len(content), make, file)


def unasked() -> bytes:
    raise AssertionError


def test_a_file_that_another_process_wrote_is_taken_as_it_is(tmp_path: Path) -> None:
    with spool(tmp_path / "site") as folder:
        file = in_another_process(spooled, PAGE, folder)
        inode = os.stat(file).st_ino
        publish([Artifact("el/page.html", known(file, unasked))], tmp_path / "site")
    published = tmp_path / "site/el/page.html"
    assert (published.read_bytes(), published.stat().st_ino) == (PAGE, inode)
    assert os.listdir(tmp_path) == ["site"]


def test_what_cannot_be_taken_away_is_written(tmp_path: Path) -> None:
    publish([Artifact("page.html", known(f"{tmp_path}/gone", lambda: PAGE))], tmp_path / "site")
    assert (tmp_path / "site/page.html").read_bytes() == PAGE


def test_two_files_of_the_same_content_are_two(tmp_path: Path) -> None:
    with spool(tmp_path / "site") as folder:
        files = [spooled(PAGE, folder) for _ in range(2)]
        publish(
            [Artifact(f"{n}.html", known(file, unasked)) for n, file in enumerate(files)], tmp_path / "site"
        )
    assert not (tmp_path / "site/0.html").samefile(tmp_path / "site/1.html")


def test_nothing_is_made_where_nobody_writes(tmp_path: Path) -> None:
    with spool(tmp_path / "site"):
        assert os.listdir(tmp_path) == []
    assert os.listdir(tmp_path) == []


def die_with_a_file(folder: Path) -> None:
    with spool(folder / "site") as spare:
        spooled(PAGE, spare)
        os._exit(9)


def test_what_a_killed_build_left_is_swept_by_the_next(tmp_path: Path) -> None:
    build = PROCESSES.Process(target=die_with_a_file, args=(tmp_path,))
    build.start()
    build.join()
    assert len(os.listdir(tmp_path)) == 1
    publish([Artifact("page.html", PAGE)], tmp_path / "site")
    assert os.listdir(tmp_path) == ["site"]
