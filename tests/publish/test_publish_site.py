"""What a published site looks like on the disk."""

import hashlib
import json
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbgen.errors import OutputRefused, PublishError
from kbgen.model.artifact import Artifact, Known
from kbgen.publish import PublishResult, publish
from kbgen.publish.swap import exchange
from tests.publish.folders import (
    MANIFEST,
    everything,
    hashes,
    hashes_on_disk,
    in_another_process,
    no_exchange,
    site,
)

YEAR_2001 = 10**18  # in ns


def test_first_build_writes_every_artifact_and_a_manifest_of_them(tmp_path: Path) -> None:
    result = publish(site("one"), tmp_path / "site")
    assert hashes_on_disk(tmp_path / "site") == hashes(site("one"))
    assert result == PublishResult(written=len(site("one")), unchanged=0, removed=0)


def test_next_build_replaces_the_site_and_counts_what_it_did(tmp_path: Path) -> None:
    publish(site("one"), tmp_path / "site")
    result = publish(site("two", pages=5), tmp_path / "site")
    assert hashes_on_disk(tmp_path / "site") == hashes(site("two", pages=5))
    assert result == PublishResult(written=8, unchanged=1, removed=1)
    assert os.listdir(tmp_path) == ["site"]


def test_site_is_replaced_where_folders_cannot_trade_places(tmp_path: Path) -> None:
    publish(site("one"), tmp_path / "site", exchange=no_exchange)
    result = publish(site("two"), tmp_path / "site", exchange=no_exchange)
    assert hashes_on_disk(tmp_path / "site") == hashes(site("two"))
    assert (result.removed, result.kept) == (1, ())
    assert os.listdir(tmp_path) == ["site"]


def test_this_system_lets_folders_trade_places_atomically(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    traded = exchange(tmp_path / "one", tmp_path / "two")
    assert traded == (sys.platform in {"linux", "darwin"})
    assert os.listdir(tmp_path / "one") == (["two"] if traded else ["one"])


def test_output_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    publish(site("one"), tmp_path / "public" / "help" / "site")
    assert hashes_on_disk(tmp_path / "public" / "help" / "site") == hashes(site("one"))


def test_output_may_be_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(site("one"), tmp_path / "site")
    assert hashes_on_disk(tmp_path / "site") == hashes(site("one"))
    assert os.listdir(tmp_path) == ["site"]


def test_output_may_be_relative_and_reached_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    monkeypatch.chdir(tmp_path)
    publish(site("one"), Path("link/../link/site"))
    publish(site("two"), Path("link/site"))
    assert hashes_on_disk(tmp_path / "real" / "site") == hashes(site("two"))
    assert os.listdir(tmp_path / "real") == ["site"]


def test_same_artifacts_give_the_same_tree_in_any_order(tmp_path: Path) -> None:
    publish(site("one"), tmp_path / "first")
    publish(site("two"), tmp_path / "second")
    publish(reversed(site("one")), tmp_path / "second")
    assert everything(tmp_path / "first") == everything(tmp_path / "second")


def test_manifest_is_sorted_and_says_nothing_of_time_or_place(tmp_path: Path) -> None:
    publish([Artifact("b.html", b"b"), Artifact("a.html", b"a")], tmp_path / "site")
    record = json.loads((tmp_path / "site" / MANIFEST).read_bytes())
    assert list(record["files"]) == ["a.html", "b.html"]
    assert record.keys() == {"kbgen", "format", "files"}


def test_file_that_did_not_change_keeps_its_time_of_change(tmp_path: Path) -> None:
    publish(site("one"), tmp_path / "site")
    for file in (tmp_path / "site").rglob("*"):
        os.utime(file, ns=(YEAR_2001, YEAR_2001))
    publish(site("two"), tmp_path / "site")
    assert (tmp_path / "site" / "assets" / "site.css").stat().st_mtime_ns == YEAR_2001
    assert (tmp_path / "site" / "index.html").stat().st_mtime_ns > YEAR_2001


def test_nothing_at_all_is_newer_when_nothing_changed(tmp_path: Path) -> None:
    publish(site("one"), tmp_path / "site")
    for file in (tmp_path / "site").rglob("*"):
        os.utime(file, ns=(YEAR_2001, YEAR_2001))
    result = publish(site("one"), tmp_path / "site")
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert {file.stat().st_mtime_ns for file in files} == {YEAR_2001}
    assert (result.written, result.removed) == (0, 0)


def test_file_is_copied_by_its_bytes_and_not_its_permissions(tmp_path: Path) -> None:
    source = tmp_path / "label.svg"
    source.write_bytes(b"<svg/>" * 400_000)
    source.chmod(0o700)
    os.utime(source, ns=(YEAR_2001, YEAR_2001))
    publish([Artifact("el/label.svg", source)], tmp_path / "site")
    copy = tmp_path / "site" / "el" / "label.svg"
    assert copy.read_bytes() == source.read_bytes()
    assert not copy.stat().st_mode & stat.S_IXUSR
    assert copy.stat().st_mtime_ns > YEAR_2001


def modes_under_umask(umask: int, output: Path) -> set[int]:
    os.umask(umask)
    publish(site("one"), output)
    return {stat.S_IMODE(path.stat().st_mode) for path in (output, *output.rglob("*"))}


@pytest.mark.parametrize(("umask", "modes"), [(0o022, {0o755, 0o644}), (0o077, {0o700, 0o600})])
def test_permissions_are_those_that_new_files_have_here(tmp_path: Path, umask: int, modes: set[int]) -> None:
    assert in_another_process(modes_under_umask, umask, tmp_path / "site") == modes


def test_site_of_no_artifacts_holds_the_manifest_alone(tmp_path: Path) -> None:
    publish(site("one"), tmp_path / "site")
    assert publish([], tmp_path / "site").removed == len(site("one"))
    assert os.listdir(tmp_path / "site") == [MANIFEST]


NAMES = st.text("abΑα שאß-.", min_size=1, max_size=4).filter(lambda name: name.strip(". ") == name)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


@settings(max_examples=60)
@given(builds=st.lists(st.dictionaries(PATHS, st.binary(max_size=9), max_size=5), min_size=1, max_size=4))
def test_output_is_what_the_last_good_build_gave_whatever_came_before(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, bytes]]
) -> None:
    output = tmp_path_factory.mktemp("project") / "site"
    last: dict[str, bytes] | None = None
    for build in builds:
        with suppress(PublishError):  # two names that some disk would take for one
            publish([Artifact(*item) for item in build.items()], output)
            last = build
        found = {path: content for path, content in everything(output).items() if content is not None}
        found.pop(MANIFEST, None)
        assert found == (last or {})
        assert os.listdir(output.parent) == (["site"] if last is not None else [])


def test_file_that_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    publish(site("one"), tmp_path / "site")
    inode = (tmp_path / "site/assets/site.css").stat().st_ino
    publish(site("two"), tmp_path / "site")
    assert (tmp_path / "site/assets/site.css").stat().st_ino == inode
    assert (tmp_path / "site/assets/site.css").stat().st_nlink == 1


def test_known_bytes_are_made_only_where_they_are_not_at_hand(tmp_path: Path) -> None:
    made: list[str] = []

    def known(path: str, content: bytes) -> Artifact:
        def make() -> bytes:
            made.append(path)
            return content

        return Artifact(path, Known(hashlib.sha256(content).hexdigest(), len(content), make))

    publish([Artifact("a.html", b"a"), Artifact("b.html", b"b")], tmp_path / "site")
    renamed = Artifact("0.html", b"a")  # goes on from a.html, which must then be another file
    publish(
        [renamed, known("a.html", b"a"), known("b.html", b"new"), known("c.html", b"c")], tmp_path / "site"
    )
    assert made == ["b.html", "c.html"]
    assert (tmp_path / "site/a.html").read_bytes() == b"a"
    assert (tmp_path / "site/b.html").read_bytes() == b"new"


def test_files_that_are_known_by_their_stamps_are_not_read_again(tmp_path: Path) -> None:
    files = publish(site("one"), tmp_path / "site").files
    page = tmp_path / "site/index.html"
    before = page.stat()
    page.write_bytes(b"x" * before.st_size)
    os.utime(page, ns=(before.st_mtime_ns, before.st_mtime_ns))
    publish(site("two"), tmp_path / "site", known=files)  # taken for what it was: nobody edits like that
    assert hashes_on_disk(tmp_path / "site") == hashes(site("two"))
    (tmp_path / "site/index.html").write_bytes(b"edited")
    with pytest.raises(OutputRefused, match=r"index\.html \(changed\)"):
        publish(site("one"), tmp_path / "site", known=files)
