"""Other builds and other people at the same folder at the same time."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kbgen.model.artifact import Artifact
from kbgen.publish import publish
from kbgen.publish.discard import discard
from kbgen.publish.output import previous_files
from kbgen.publish.siblings import new_sibling
from kbgen.publish.swap import Exchange, exchange
from kbgen.publish.tree import Survey, survey
from tests.publish.folders import (
    MANIFEST,
    PROCESSES,
    everything,
    hashes,
    hashes_on_disk,
    in_another_process,
    no_exchange,
    site,
)

WAYS = pytest.mark.parametrize("way", [exchange, no_exchange])


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with a published site."""
    publish(site("old"), tmp_path / "site")
    return tmp_path / "site"


@WAYS
def test_foreign_file_that_arrives_during_a_build_is_kept_aside(output: Path, way: Exchange) -> None:
    def rendered() -> Iterator[Artifact]:
        yield from site("new")
        (output / "el" / "note.txt").write_text("do not lose me")
        (output / "el" / "link").symlink_to("note.txt")
        (output / "index.html").write_text("corrected by hand")
        (output / "mine").mkdir()

    kept = publish(rendered(), output, exchange=way).kept
    assert hashes_on_disk(output) == hashes(site("new"))
    assert len(kept) == 1
    assert everything(kept[0]) == {
        "el": None,
        "el/note.txt": b"do not lose me",
        "el/link": None,
        "index.html": b"corrected by hand",
        "mine": None,
    }
    assert sorted(os.listdir(output.parent)) == ["site", kept[0].name]


@WAYS
def test_foreign_folder_that_takes_the_outputs_place_is_kept_whole(output: Path, way: Exchange) -> None:
    def rendered() -> Iterator[Artifact]:
        yield from site("new")
        output.rename(output.with_name("moved"))
        output.mkdir()
        (output / "thesis.txt").write_text("do not lose me")

    kept = publish(rendered(), output, exchange=way).kept
    assert hashes_on_disk(output) == hashes(site("new"))
    assert [everything(folder) for folder in kept] == [{"thesis.txt": b"do not lose me"}]
    assert hashes_on_disk(output.with_name("moved")) == hashes(site("old"))


def leave_behind(output: Path, kind: str) -> str:
    """What a process leaves that dies while it writes (staging) or before it has tidied up (spare)."""
    path = new_sibling(output, "staging" if kind == "staging" else "spare")
    if kind == "spare":
        publish(site("older"), path)
        (path / "index.html").unlink()
        return path.name
    path.mkdir()
    (path / "half.html").write_text("half a pa")
    return path.name


@pytest.mark.parametrize("kind", ["staging", "spare"])
def test_what_a_dead_build_left_is_removed(output: Path, kind: str) -> None:
    name = in_another_process(leave_behind, output, kind)
    assert name in os.listdir(output.parent)
    assert publish(site("new"), output).kept == ()
    assert os.listdir(output.parent) == ["site"]


def test_foreign_file_in_what_a_dead_build_left_is_kept(output: Path) -> None:
    name = in_another_process(leave_behind, output, "spare")
    (output.with_name(name) / "note.txt").write_text("do not lose me")
    kept = publish(site("new"), output).kept
    assert [everything(folder) for folder in kept] == [{"note.txt": b"do not lose me"}]
    assert sorted(os.listdir(output.parent)) == ["site", kept[0].name]


def test_what_is_not_surely_a_dead_builds_is_left_alone(output: Path) -> None:
    ended = PROCESSES.Process(target=time.sleep, args=(0,))
    ended.start()
    ended.join()
    own = new_sibling(output, "staging").name
    dead = own.replace(f"-{os.getpid()}-", f"-{ended.pid}-")
    names = {
        own,  # of this process, which is alive
        own.replace(f"-{os.getpid()}-", f"-{os.getppid()}-"),  # of another that is alive
        dead.replace("kbgen-staging-", "kbgen-staging-otherhost"),
        dead.replace(".site.", ".site2."),
        dead[:-1],
        "site.old",
    }
    for name in names:
        output.with_name(name).mkdir()
    output.with_name(dead).symlink_to("site.old")
    publish(site("new"), output)
    assert set(os.listdir(output.parent)) == {"site", dead, *names}


def test_folder_of_an_earlier_process_with_our_number_is_dead(output: Path) -> None:
    own = new_sibling(output, "staging").name
    output.with_name(f"{own[:-16]}{'0' * 16}").mkdir()
    publish(site("new"), output)
    assert os.listdir(output.parent) == ["site"]


def publish_often(output: Path, version: str, times: int, way: Exchange) -> None:
    for _ in range(times):
        assert publish(site(version, pages=20), output, exchange=way).kept == ()


@WAYS
def test_builds_at_the_same_time_do_not_harm_each_other(tmp_path: Path, way: Exchange) -> None:
    output = tmp_path / "site"
    versions = ["alpha", "beta", "gamma", "delta"]
    builds = [PROCESSES.Process(target=publish_often, args=(output, name, 15, way)) for name in versions]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert [build.exitcode for build in builds] == [0, 0, 0, 0]
    assert hashes_on_disk(output) in [hashes(site(name, pages=20)) for name in versions]
    assert os.listdir(tmp_path) == ["site"]


def test_site_that_is_replaced_while_it_is_read_is_read_again(output: Path) -> None:
    looks = 0

    def look(folder: Path) -> Survey:
        nonlocal looks
        looks += 1
        if looks == 1:
            (output / "index.html").unlink()
            raise FileNotFoundError
        if looks == 2:
            publish(site("quick"), output)
            return Survey({}, ["index.html (changed)"])
        return survey(folder)

    seen = previous_files(output, look)
    assert {path: file.sha256 for path, file in seen.items() if path != MANIFEST} == hashes(site("quick"))
    assert looks == 3


def test_last_of_two_interleaved_builds_wins_whole(output: Path) -> None:
    def rendered() -> Iterator[Artifact]:
        yield from site("slow")
        publish(site("quick", pages=9), output)
        assert hashes_on_disk(output) == hashes(site("quick", pages=9))

    assert publish(rendered(), output).kept == ()
    assert hashes_on_disk(output) == hashes(site("slow"))
    assert os.listdir(output.parent) == ["site"]


def test_reader_never_finds_the_site_missing(output: Path) -> None:
    build = PROCESSES.Process(target=publish_often, args=(output, "new", 40, exchange))
    build.start()
    reads = 0
    while build.is_alive():
        assert (output / "assets" / "site.css").read_bytes() == b"main { display: grid }\n"
        reads += 1
    build.join()
    assert build.exitcode == 0
    assert reads > 40


def test_a_file_of_ours_with_the_stamp_of_another_is_no_foreign_one(output: Path) -> None:
    found = survey(output).published
    # What stood there before with the same size, time and inode.
    known = {path: replace(file, sha256="0" * 64) for path, file in found.items() if path != MANIFEST}
    assert survey(output, known).foreign == []
    assert discard(output, output, known) is None
    assert os.listdir(output.parent) == []


def test_an_old_site_of_which_not_all_is_known_leaves_nothing_behind(output: Path) -> None:
    known = survey(output).published
    known.pop("index.html")
    assert discard(output, output, known) is None
    assert os.listdir(output.parent) == []
