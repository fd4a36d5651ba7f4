"""What the documents say, held against the program."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kbgen import config
from kbgen.source import front_matter
from tests.support import Project

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def commands(text: str) -> list[str]:
    """The lines of all ```sh blocks."""
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines()]


def example_files(text: str) -> dict[str, str]:
    """The example files: a path in backticks alone on a line, then a code block."""
    return dict(re.findall(r"^`([\w./-]+)`\n\n```\w+\n(.*?)^```", text, re.S | re.M))


@pytest.fixture
def example(tmp_path: Path) -> Project:
    project = Project(tmp_path / "example")
    for path, content in example_files(README).items():
        project.write(path, content)
    return project


def test_the_content_model_of_the_readme_is_a_project_without_mistakes(example: Project) -> None:
    assert len(example_files(README)) >= 6
    assert example.codes() == ["KB306"], "only the translation that the README says is missing"
    site = example.build()
    assert 'class="notice"' in (site / "he/orders/how-to-return.html").read_text("utf-8")


@pytest.mark.parametrize("command", [c for c in commands(README) if c.startswith("kbgen ")])
def test_each_kbgen_command_of_the_readme_runs(command: str, example: Project) -> None:
    words = [sys.executable, "-m", *shlex.split(command)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    if " serve" in command:
        process = subprocess.Popen(
            words, cwd=example.root, stdout=subprocess.PIPE, text=True, env=environment
        )
        assert process.stdout is not None
        assert any("Serving" in line for line in process.stdout)
        process.terminate()
        assert process.wait(timeout=60) == 0
        process.stdout.close()
        return
    done = subprocess.run(
        words, cwd=example.root, capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_search_of_the_readme_prints_what_it_says(example: Project) -> None:
    """Numbers apart, which every change of the ranking moves."""
    (shown,) = re.findall(r"^```text\n(\d+ results.*?)^```", README, re.S | re.M)
    (command,) = (words for words in commands(README) if "search --explain" in words)
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)], cwd=example.root, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    number = r"\d+\.\d\d"
    assert re.sub(number, "0.00", done.stdout) == re.sub(number, "0.00", shown)


def test_each_make_command_of_the_readme_is_a_target() -> None:
    named = set(re.findall(r"make ([a-z]+)`|^make ([a-z]+)$", README, re.M))
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.M))
    assert {one or other for one, other in named} <= targets


def test_make_help_lists_every_target() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    for target in ("site", "serve", "test", "lint", "bench"):
        assert f"make {target}" in done.stdout


@pytest.mark.parametrize("key", [key.name for key in config.KEYS])
def test_every_setting_is_in_the_readme(key: str) -> None:
    assert f"`{key}`" in README.split("### Settings")[1]


@pytest.mark.parametrize("name", [name for key in front_matter.KEYS for name in key.names])
def test_every_key_of_the_front_matter_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README.split("### Front matter")[1]


def test_every_picture_and_file_that_a_document_names_is_there() -> None:
    for document in (
        "README.md",
        "CHANGELOG.md",
        "kbgen/DESIGN.md",
        "docs/diagnostics.md",
        "themes/README.md",
    ):
        text = (ROOT / document).read_text("utf-8")
        for target in re.findall(
            r"\]\((?!https?:|#|\.\./orders|how-to-return)([^)#]+)",
            re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.S),
        ):
            assert (ROOT / document).parent.joinpath(target).exists(), f"{document}: {target}"


@pytest.mark.slow
def test_make_site_works_in_a_clean_clone_with_an_empty_home(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, clone / name)
    (tmp_path / "home").mkdir()
    variables = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "MAKE", "MFLAGS"))
    }
    done = subprocess.run(
        ["make", "site"], cwd=clone, capture_output=True, text=True, check=False,
        env=variables | {"HOME": str(tmp_path / "home")},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Open {clone / 'site' / 'index.html'}" in done.stdout
    assert (clone / "site/he/index.html").is_file()
