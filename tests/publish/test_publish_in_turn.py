"""A site made of the one before last: only what differs is touched, and it is as if it were made anew."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbgen.errors import PublishError
from kbgen.model.artifact import Artifact
from kbgen.publish import NotStanding, publish
from kbgen.publish.retire import doubled
from tests.publish.folders import everything

# A name may be a file once and a folder another time.
PATHS = st.sampled_from(["a", "a/b", "a/b/c", "d/e.html", "d/f.html", "g.html"])
SITES = st.dictionaries(PATHS, st.sampled_from([b"one", b"other"])).filter(
    lambda site: not any(f"{path}/" in other for path in site for other in site)
)


def published(site: dict[str, bytes], output: Path, spare: Path | None) -> tuple[Path, ...]:
    artifacts = [Artifact(path, content) for path, content in site.items()]
    return publish(artifacts, output, spare=spare).kept


@given(st.lists(SITES, min_size=3, max_size=6))
@settings(max_examples=60, deadline=None)
def test_sites_in_turn_are_what_they_are_anew(tmp_path_factory, sites) -> None:  # type: ignore[no-untyped-def]
    folder: Path = tmp_path_factory.mktemp("site")
    times: dict[str, int] = {}
    before: dict[str, bytes] = {}
    for site in sites:
        published(site, folder / "site", folder / "kept" / "spare")
        published(site, folder / "anew", None)
        assert everything(folder / "site") == everything(folder / "anew")
        standing = {path: (folder / "site" / path).stat() for path in site}
        assert len({status.st_ino for status in standing.values()}) == len(site)  # no two names of one file
        now = {path: status.st_mtime_ns for path, status in standing.items()}
        assert all(now[path] == times[path] for path in site if before.get(path) == site[path])
        times, before = now, site
        assert sorted(os.listdir(folder)) in (["anew", "site"], ["anew", "kept", "site"])


SITE = {"a/b.html": b"one", "c.html": b"one"}


def test_an_unchanged_file_is_the_same_file_in_both_sites(tmp_path: Path) -> None:
    spare = tmp_path / "spare"
    for content in (b"1", b"2", b"3"):
        published(SITE | {"d.html": content}, tmp_path / "site", spare)
    assert os.path.samefile(spare / "a/b.html", tmp_path / "site/a/b.html")
    assert (spare / "d.html").read_bytes() == b"2"


def test_folders_that_come_and_go_cost_no_file_its_place(tmp_path: Path) -> None:
    spare, inodes = tmp_path / "spare", []
    for content in (b"1", b"2", b"3", b"4"):
        published(SITE | {f"index-{content.decode()}/d.html": content}, tmp_path / "site", spare)
        inodes.append((tmp_path / "site/a").stat().st_ino)
    assert inodes[1] == inodes[3]  # the very folder of the site before last
    assert inodes[0] == inodes[2]


def test_files_of_another_name_now_are_the_same_files(tmp_path: Path) -> None:
    output = tmp_path / "site"
    published({f"index-1/{name}.js": name.encode() for name in "abc"}, output, None)
    before = {name: (output / f"index-1/{name}.js").stat() for name in "abc"}
    published({f"index-2/{name}.js": {"b": b"new"}.get(name, name.encode()) for name in "abc"}, output, None)
    after = {name: (output / f"index-2/{name}.js").stat() for name in "abc"}
    assert [name for name in "abc" if os.path.samestat(before[name], after[name])] == ["a", "c"]


def test_a_file_that_has_changed_never_gets_the_time_of_another(tmp_path: Path) -> None:
    output = tmp_path / "site"
    published({"a": b"one", "b": b"two"}, output, None)
    for name in "ab":
        os.utime(output / name, (1_000, 1_000))
    published({"a": b"two", "b": b"one"}, output, None)  # as long as before, so the time alone tells
    assert all((output / name).stat().st_mtime > 1_000 for name in "ab")


def test_two_files_of_a_site_are_never_one(tmp_path: Path) -> None:
    output = tmp_path / "site"
    published({"old": b"same"}, output, None)
    published({"new": b"same", "old": b"same", "newer": b"same"}, output, None)
    assert len({path.stat().st_ino for path in output.iterdir()}) == 4  # the manifest is one


def test_what_was_done_to_the_kept_site_does_not_reach_the_next(tmp_path: Path) -> None:
    spare = tmp_path / "spare"
    for content in (b"1", b"2"):
        published(SITE | {"d.html": content}, tmp_path / "site", spare)
    (spare / "a/b.html").unlink()
    (spare / "a/b.html").symlink_to("/")
    (spare / "c.html").unlink()
    (spare / "c.html").write_bytes(b"forged")
    (spare / "foreign").mkdir()
    published(SITE | {"d.html": b"3"}, tmp_path / "site", spare)
    published(SITE | {"d.html": b"3"}, tmp_path / "anew", None)
    assert everything(tmp_path / "site") == everything(tmp_path / "anew")


def test_a_site_into_which_something_foreign_came_is_not_kept_for_the_next(tmp_path: Path) -> None:
    output, spare = tmp_path / "site", tmp_path / "spare"
    published(SITE, output, spare)

    def while_writing():  # type: ignore[no-untyped-def]
        yield Artifact("c.html", b"new")
        (output / "notes.txt").write_text("mine", "utf-8")

    (kept,) = publish(while_writing(), output, spare=spare).kept
    assert (kept / "notes.txt").read_text("utf-8") == "mine"
    assert everything(spare) == everything(output)


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_stands_goes_on_beside_what_is_new(tmp_path: Path, is_kept: bool) -> None:
    output, spare = tmp_path / "site", tmp_path / "spare" if is_kept else None
    for content in (b"1", b"2"):
        published(SITE | {"d.html": content}, output, spare)
    before = (output / "a/b.html").stat()
    result = publish([Artifact("d.html", b"3")], output, spare=spare, standing=SITE.keys())
    assert (result.written, result.unchanged, result.removed) == (1, 2, 0)
    assert os.path.samestat(before, (output / "a/b.html").stat())
    published(SITE | {"d.html": b"3"}, tmp_path / "anew", None)
    assert everything(output) == everything(tmp_path / "anew")


def test_a_file_that_was_to_stand_and_does_not_is_told_of(tmp_path: Path) -> None:
    output = tmp_path / "site"
    published(SITE, output, None)
    (output / "c.html").unlink()
    with pytest.raises(NotStanding):
        publish([], output, standing=SITE.keys())
    assert os.listdir(tmp_path) == ["site"]


def test_what_stands_and_what_is_new_may_not_meet_on_any_disk(tmp_path: Path) -> None:
    output = tmp_path / "site"
    published(SITE, output, None)
    with pytest.raises(PublishError, match="side by side"):
        publish([Artifact("A/c.html", b"")], output, standing=SITE.keys())


def test_a_first_site_is_linked_where_the_next_is_made(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "cache" / "spare"
    published(SITE, site, spare)
    assert all(os.path.samefile(spare / path, site / path) for path in SITE)
    folder = (spare / "a").stat().st_ino
    published(SITE | {"d.html": b"new"}, site, spare)
    assert (site / "a").stat().st_ino == folder


def test_an_old_site_of_which_little_goes_on_makes_way_for_links_to_the_new_one(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    new = {"a/b.html": b"two", "c.html": b"two", "e.html": b"two"}
    for files in (SITE, new):
        published(files, site, spare)
    assert everything(spare) == everything(site)
    assert all(os.path.samefile(spare / path, site / path) for path in new)


def test_where_nothing_can_be_linked_the_site_stands_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    published(SITE, tmp_path / "site", tmp_path / "cache" / "spare")
    assert (tmp_path / "site/c.html").read_bytes() == b"one"


def test_of_a_site_that_cannot_be_linked_whole_nothing_is_left(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "cache" / "spare"
    files = publish([Artifact(path, content) for path, content in SITE.items()], site).files
    doubled(site, spare, {**files, "gone/d.html": files["c.html"]})
    assert not spare.exists()
    doubled(site, spare, files)
    assert everything(spare) == everything(site)
