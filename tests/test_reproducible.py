"""Same input, same bytes: whatever the clock, the folder, the hash seed and the time zone."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COPIED = ("content", "kbgen.yml")


def build_in(folder: Path, **environment: str) -> dict[str, str]:
    """Builds a copy of the repository's content in ``folder`` in a process of its own; hashes by path."""
    folder.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    command = [sys.executable, "-m", "kbgen", "build", "--project", str(folder)]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(command, capture_output=True, text=True, env=variables, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(folder / "site")


def tree(folder: Path) -> dict[str, str]:
    """The hash of every file below ``folder`` by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A site built at a time and in surroundings that another build will not meet."""
    folder = tmp_path_factory.mktemp("first") / "a"
    return build_in(folder, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", SOURCE_DATE_EPOCH="1")


@pytest.mark.slow
def test_two_builds_at_different_times_and_places_are_byte_identical(
    first: dict[str, str], tmp_path: Path
) -> None:
    second = build_in(
        tmp_path / "deep" / "er" / "בית", PYTHONHASHSEED="4242", TZ="America/Adak", SOURCE_DATE_EPOCH="1790000000",
        LC_ALL="C", LANG="C", COLUMNS="40",
    )  # fmt: skip
    assert first == second
    assert len(first) > 150


@pytest.mark.slow
def test_the_clock_itself_does_not_show_in_the_site(first: dict[str, str], tmp_path: Path) -> None:
    assert build_in(tmp_path / "now") == first


def test_source_date_epoch_that_is_no_number_is_an_error_of_the_surroundings(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kbgen", "check", "--project", str(ROOT)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": "yesterday"},
        check=False,
    )
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr
    assert "Traceback" not in done.stderr
