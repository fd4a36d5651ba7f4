"""Which files are read, in which order, and which are passed over."""

from pathlib import Path

import pytest

from kbgen.model.diagnostic import Diagnostic
from kbgen.source.files import Walker


def walk(root: Path) -> tuple[list[str], list[str]]:
    report: list[Diagnostic] = []
    files = [file.path for file in Walker(root, report).files(root)]
    return files, [f"{problem.location} {problem.rule.code}" for problem in report]


def fill(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x", "utf-8")
    return root


def test_files_come_in_one_order_whatever_the_folder_says(tmp_path: Path) -> None:
    paths = ["b.md", "a/z.md", "a/b/c.md", "Z.md", "א.md", "α.md", "a.md"]
    assert walk(fill(tmp_path, *paths)) == (
        ["Z.md", "a/b/c.md", "a/z.md", "a.md", "b.md", "α.md", "א.md"],
        [],
    )


def test_hidden_files_and_the_litter_of_editors_are_passed_over(tmp_path: Path) -> None:
    litter = [".git/x.md", ".a.md.swp", "a.md~", "Thumbs.db", "desktop.ini", ".DS_Store"]
    assert walk(fill(tmp_path, "a.md", *litter)) == (["a.md"], [])


def test_names_are_composed_as_a_mac_does_not(tmp_path: Path) -> None:
    assert walk(fill(tmp_path, "ω\u0301ρα.md")) == (["ώρα.md"], [])


def test_a_link_to_a_file_of_the_project_is_followed(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert walk(tmp_path) == (["a.md", "b.md"], [])


@pytest.mark.parametrize("target", ["/etc/passwd", "../outside.md", "/"])
def test_a_link_out_of_the_project_is_told_and_not_read(target: str, tmp_path: Path) -> None:
    fill(tmp_path, "outside.md")
    root = fill(tmp_path / "project", "a.md")
    (root / "b.md").symlink_to(target)
    assert walk(root) == (["a.md"], ["b.md:1:1 KB207"])


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    report: list[Diagnostic] = []
    assert list(Walker(tmp_path, report).files(tmp_path / "gone")) == []
    assert [problem.rule.code for problem in report] == ["KB205"]


def test_a_file_that_is_gone_when_it_is_read_is_told(tmp_path: Path) -> None:
    report: list[Diagnostic] = []
    assert Walker(tmp_path, report).read(tmp_path / "gone.md") is None
    assert [str(problem.location) for problem in report] == ["gone.md:1:1"]
