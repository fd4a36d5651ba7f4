"""The commands as a person or a pipeline runs them: output, exit status, help."""

import os
import pty
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.support import Project


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent), **environment}
    command = [sys.executable, "-m", "kbgen", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, env=variables, check=False, timeout=60
    )


@pytest.fixture
def clean(project: Project) -> Project:
    project.write("content/categories.yml", "orders:\n  title: {el: Α, he: א}\n")
    project.entry("el/a.md", "Πώς πληρώνω;")
    project.entry("he/a.md", "איך משלמים?")
    return project


def test_a_clean_build_says_what_to_open_and_ends_with_0(clean: Project) -> None:
    done = run("build", cwd=clean.root)
    assert done.returncode == 0
    assert f"Open {clean.root / 'site' / 'index.html'}" in done.stdout
    assert "0 errors, 0 warnings, 0 notes" in done.stdout


def test_a_command_finds_the_project_from_a_folder_inside_it(clean: Project) -> None:
    assert run("check", cwd=clean.root / "content" / "el").returncode == 0


def test_content_errors_end_with_1_and_publish_nothing(clean: Project) -> None:
    run("build", cwd=clean.root)
    before = (clean.root / "site/el/a.html").read_bytes()
    clean.entry("el/a.md", "Άλλη;", "[x](nowhere.md)")
    done = run("build", cwd=clean.root)
    assert done.returncode == 1
    assert "content/el/a.md:5:5: error KB501" in done.stdout
    assert (clean.root / "site/el/a.html").read_bytes() == before


def test_warnings_fail_only_when_strict(clean: Project) -> None:
    clean.entry("el/b.md", "Β;", category="else")
    assert run("build", cwd=clean.root).returncode == 0
    assert run("check", cwd=clean.root).returncode == 0
    assert run("check", "--strict", cwd=clean.root).returncode == 1
    assert run("build", "--strict", cwd=clean.root).returncode == 1


def test_notes_do_not_fail_even_when_strict(clean: Project) -> None:
    clean.entry("el/only.md", "Μόνο;")
    done = run("check", "--strict", cwd=clean.root)
    assert "note KB306" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("arguments", [["build", "--nonsense"], ["nonsense"], ["serve", "--port", "x"]])
def test_wrong_usage_ends_with_2(clean: Project, arguments: list[str]) -> None:
    assert run(*arguments, cwd=clean.root).returncode == 2


def test_a_folder_without_settings_is_an_error_of_the_surroundings(tmp_path: Path) -> None:
    done = run("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "kbgen.yml" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_folder_with_files_of_others_is_refused_and_left_alone(clean: Project) -> None:
    clean.write("site/thesis.doc", "mine")
    done = run("build", cwd=clean.root)
    assert done.returncode == 2
    assert "thesis.doc" in done.stderr
    assert (clean.root / "site/thesis.doc").read_text() == "mine"


def test_a_broken_template_is_told_with_file_and_line(clean: Project) -> None:
    clean.write("themes/default/templates/entry.html", "<p>\n{{ page.nonsense }}\n")
    done = run("build", cwd=clean.root)
    assert done.returncode == 2
    assert "themes/default/templates/entry.html:2" in done.stderr
    clean.write("themes/default/templates/entry.html", "<p>\n\n{% if %}\n")
    done = run("build", cwd=clean.root)
    assert "themes/default/templates/entry.html:3" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_theme_is_told_at_its_place_with_the_one_that_was_meant(clean: Project) -> None:
    clean.write("kbgen.yml", "title: Τ\nlanguages: [el, he]\ntheme: defualt\n")
    done = run("build", cwd=clean.root)
    assert done.returncode == 1
    assert "kbgen.yml:3:8: error KB106 there is no theme `defualt`" in done.stdout
    assert "Did you mean `default`?" in done.stdout


def test_output_that_is_no_terminal_has_no_colours_and_no_progress(clean: Project) -> None:
    for number in range(300):
        clean.entry(f"el/e{number}.md", f"Ερώτηση {number};")
    done = run("build", cwd=clean.root)
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize(
    "command", [[], ["build"], ["check"], ["search"], ["serve"], ["searches"], ["searches", "report"]]
)
def test_help_of_every_command_has_examples(tmp_path: Path, command: list[str]) -> None:
    done = run(*command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "Examples:" in done.stdout
    assert f"kbgen {command[0] if command else 'build'}" in done.stdout


CHECK = ("-m", "kbgen", "check")
TWO_SECONDS = """
import time
from kbgen.cli.console import progress
with progress() as track:
    for item in track(range(40), "Working"):
        time.sleep(0.05)
"""


def on_a_terminal(project: Project, *arguments: str, **environment: str) -> str:
    """What Python, called with these arguments, writes to a terminal."""
    master, slave = pty.openpty()
    variables = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parent.parent.parent),
        "TERM": "xterm",
    }
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=project.root, stdout=slave, stderr=slave, stdin=slave, env=variables | environment,
    )  # fmt: skip
    os.close(slave)
    written = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            break
        if not chunk:
            break
        written += chunk
    process.wait()
    os.close(master)
    return written.decode()


def test_no_color_is_honoured_on_a_terminal(clean: Project) -> None:
    clean.entry("el/b.md", "Β;", "[x](nowhere.md)")
    assert "\x1b[31m" in on_a_terminal(clean, *CHECK)
    assert "\x1b" not in on_a_terminal(clean, *CHECK, NO_COLOR="1")


def test_a_stage_that_takes_long_shows_how_far_it_is_and_how_quick(clean: Project) -> None:
    written = on_a_terminal(clean, "-c", TWO_SECONDS)
    shown = re.findall(r"Working .*?(\d+)/40.*?(\d+)/s", written)
    assert shown
    assert all(0 < int(done) <= 40 and 0 < int(rate) <= 20 for done, rate in shown)


def test_serve_shows_the_site_and_writes_nothing_to_the_output_folder(clean: Project) -> None:
    variables = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parent.parent.parent),
        "PYTHONUNBUFFERED": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "kbgen", "serve", "--port", "0"],
        cwd=clean.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=variables,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "Serving" in line)
        address = line.split()[1]
        with urllib.request.urlopen(address + "el/a.html") as answer:
            assert "Πώς πληρώνω" in answer.read().decode()
        assert not (clean.root / "site").exists()
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0
        process.stdout.close()


def test_a_taken_port_is_told_with_what_to_do(clean: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--port", str(taken.getsockname()[1]), cwd=clean.root)
    assert done.returncode == 2
    assert "--port" in done.stderr
