"""Folders that kbgen does not touch."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kbgen.errors import OutputRefused
from kbgen.publish import publish
from tests.publish.folders import MANIFEST, everything, hashes, hashes_on_disk, site


def refusal(output: Path, **options: Path | tuple[Path, ...]) -> OutputRefused:
    """Publish to a folder that must be refused, and see that nothing around it changes."""
    before = everything(output.parent)
    with pytest.raises(OutputRefused) as raised:
        publish(site("new"), output, **options)  # type: ignore[arg-type]
    assert everything(output.parent) == before
    assert raised.value.hint
    return raised.value


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with a published site."""
    publish(site("old"), tmp_path / "project" / "site")
    return tmp_path / "project" / "site"


def test_folder_of_other_files_is_refused_and_five_of_them_are_named(tmp_path: Path) -> None:
    output = tmp_path / "documents"
    output.mkdir()
    for name in ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt", "g.txt"):
        (output / name).write_text(name)
    message = refusal(output).message
    assert "not written by kbgen: a.txt, b.txt, c.txt, d.txt, e.txt and 2 more" in message


def test_foreign_file_in_a_published_site_is_refused_by_name(output: Path) -> None:
    (output / "el" / "σημειώσεις.txt").write_text("ours")
    error = refusal(output)
    assert error.message.endswith(": el/σημειώσεις.txt")
    assert "another output folder" in error.hint


def test_changed_file_is_refused_and_called_changed(output: Path) -> None:
    (output / "index.html").write_text("corrected by hand")
    assert refusal(output).message.endswith(": index.html (changed)")


def test_folder_that_is_not_ours_is_refused_even_if_empty(output: Path) -> None:
    (output / "el" / "drafts").mkdir()
    assert refusal(output).message.endswith(": el/drafts/")


def test_link_to_a_file_is_foreign_even_if_what_it_leads_to_has_our_bytes(
    output: Path, tmp_path: Path
) -> None:
    (output / "index.html").rename(tmp_path / "elsewhere.html")
    (output / "index.html").symlink_to(tmp_path / "elsewhere.html")
    assert refusal(output).message.endswith(": index.html (not a file)")


def test_link_to_a_folder_is_foreign_and_not_followed(output: Path, tmp_path: Path) -> None:
    (output / "assets").rename(tmp_path / "elsewhere")
    (output / "assets").symlink_to(tmp_path / "elsewhere")
    assert refusal(output).message.endswith(": assets (not a file)")
    assert (tmp_path / "elsewhere" / "site.css").exists()


def test_manifest_that_is_a_link_is_no_manifest(output: Path, tmp_path: Path) -> None:
    (output / MANIFEST).rename(tmp_path / "manifest")
    (output / MANIFEST).symlink_to(tmp_path / "manifest")
    assert "not written by kbgen" in refusal(output).message


@pytest.mark.parametrize(
    "damage",
    [
        lambda record: "",
        lambda record: "{",
        lambda record: "[" * 100_000,
        lambda record: "\udcff",
        lambda record: json.dumps([]),
        lambda record: json.dumps({**record, "format": 99}),
        lambda record: json.dumps({**record, "kbgen": "other"}),
        lambda record: json.dumps({**record, "files": ["index.html"]}),
        lambda record: json.dumps({**record, "files": {"index.html": 1}}),
        lambda record: json.dumps({**record, "files": {"index.html": "A" * 64}}),
        lambda record: json.dumps({**record, "files": {**record["files"], "../x": "0" * 64}}),
    ],
)
def test_folder_with_a_damaged_manifest_is_foreign(
    output: Path, damage: Callable[[dict[str, object]], str]
) -> None:
    record = json.loads((output / MANIFEST).read_bytes())
    (output / MANIFEST).write_bytes(damage(record).encode(errors="surrogateescape"))
    assert "damaged" in refusal(output).message


def test_file_name_that_could_garble_a_terminal_is_shown_escaped(output: Path) -> None:
    Path(os.fsdecode(os.fsencode(output / "a\x1b[2J\u202e.txt"))).touch()
    assert r"a\x1b[2J\u202e.txt" in refusal(output).message


def test_file_name_that_is_no_unicode_is_foreign_like_any_other(output: Path) -> None:
    Path(os.fsdecode(os.fsencode(output) + b"/caf\xe9.txt")).touch()
    assert r"caf\udce9.txt" in refusal(output).message


def test_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    assert "is not a folder" in refusal(tmp_path / "site").message


@pytest.mark.parametrize("target", ["real", "nowhere", "site"])
def test_output_that_is_a_link_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(target)
    assert "symbolic link" in refusal(tmp_path / "site").message


def test_output_that_is_a_mount_point_is_refused() -> None:
    with pytest.raises(OutputRefused, match="mount point"):
        publish(site("new"), Path(Path.cwd().anchor))


def test_project_folder_and_those_above_it_are_refused(tmp_path: Path) -> None:
    project = tmp_path / "work" / "project"
    project.mkdir(parents=True)
    for output in (project, project / "." / ".." / "project", project.parent, tmp_path):
        assert "the project" in refusal(output, project=project).message


def test_output_inside_the_project_is_what_everybody_has(tmp_path: Path) -> None:
    publish(site("new"), tmp_path / "site", project=tmp_path, forbidden=(tmp_path / "content",))
    assert hashes_on_disk(tmp_path / "site") == hashes(site("new"))


def test_forbidden_folder_and_those_above_and_below_it_are_refused(tmp_path: Path) -> None:
    content = tmp_path / "kb" / "content"
    (content / "el").mkdir(parents=True)
    for output in (content, content / "el", content / "new", content.parent):
        assert "overlap" in refusal(output, forbidden=(content,)).message


def test_forbidden_folder_is_known_by_its_links_too(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "alias").symlink_to("content")
    assert "overlap" in refusal(tmp_path / "content" / "out", forbidden=(tmp_path / "alias",)).message
    assert "overlap" in refusal(tmp_path / "alias" / "out", forbidden=(tmp_path / "content",)).message


def test_forbidden_folder_need_not_exist(tmp_path: Path) -> None:
    assert "overlap" in refusal(tmp_path / "themes", forbidden=(tmp_path / "themes",)).message


def test_missing_file_of_ours_is_no_reason_to_refuse(output: Path) -> None:
    (output / "index.html").unlink()
    assert publish(site("new"), output).kept == ()
    assert hashes_on_disk(output) == hashes(site("new"))
