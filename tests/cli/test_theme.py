"""`kbgen theme`: what themes there are, and copies of their files to change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbgen.cli import main
from kbgen.render.theme import built_in_themes
from tests.support import Project

Run = Callable[..., Result]


@pytest.fixture
def run(project: Project) -> Run:
    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["theme", *arguments, "--project", str(project.root)])

    return invoke


def test_themes_are_listed_with_what_they_inherit_and_where_they_are(project: Project, run: Run) -> None:
    project.write("kbgen.yml", "title: Τ\nlanguages: [el, he]\ntheme: mine\n")
    project.write("themes/mine/theme.yml", "inherits: default\n")
    project.write("themes/default/templates/tag.html", "")
    project.write("themes/loop/theme.yml", "inherits: loop\n")
    lines = run("list").output.splitlines()
    assert "  base: built in" in lines
    assert "  default: themes/default and built in, inherits base" in lines
    assert "* mine: themes/mine, inherits default, base" in lines
    assert "  loop: cannot be used: the theme `loop` inherits from itself" in lines


def test_a_file_is_copied_to_where_it_wins_over_the_themes_own(project: Project, run: Run) -> None:
    project.entry("el/a.md")
    done = run("eject", "templates/entry.html")
    assert done.exit_code == 0, done.output
    assert "Copied to themes/default/templates/entry.html" in done.output
    copy = project.root / "themes/default/templates/entry.html"
    assert copy.read_bytes() == (built_in_themes() / "base/templates/entry.html").read_bytes()
    copy.write_text(copy.read_text("utf-8").replace('<article class="entry"', '<article class="entry mine"'))
    assert 'class="entry mine"' in (project.build() / "el/a.html").read_text("utf-8")


def test_a_file_that_is_there_is_never_touched(project: Project, run: Run) -> None:
    own = project.write("themes/default/templates/tag.html", "mine")
    done = run("eject", "templates/tag.html")
    assert done.exit_code == 2
    assert "is there already" in done.output
    assert own.read_text() == "mine"


def test_the_end_of_a_path_is_enough_where_it_is_clear(project: Project, run: Run) -> None:
    assert "themes/default/css/prose.css" in run("eject", "prose.css").output
    project.write("themes/default/static/prose.css", "")
    several = run("eject", "prose.css")
    assert (several.exit_code, "css/prose.css, static/prose.css" in several.output) == (2, True)


@pytest.mark.parametrize("path", ["../base/theme.yml", "/etc/passwd", "templates", "templates/../theme.yml"])
def test_only_files_of_the_theme_are_copied(run: Run, path: str) -> None:
    done = run("eject", path)
    assert done.exit_code == 2
    assert "has no file" in done.output


def test_a_slip_of_the_name_is_told(run: Run) -> None:
    assert "Did you mean `templates/entry.html`?" in run("eject", "templates/entri.html").output


def test_all_files_are_listed_with_the_theme_that_has_them(project: Project, run: Run) -> None:
    project.write("themes/mine/theme.yml", "inherits: default\n")
    project.write("themes/mine/css/prose.css", "")
    lines = run("eject", "--list", "--theme", "mine").output.splitlines()
    assert {"css/prose.css  (mine)", "css/tokens.css  (default)", "templates/entry.html  (base)"} <= set(
        lines
    )


def test_a_theme_that_is_not_there_is_told(run: Run) -> None:
    done = run("eject", "templates/entry.html", "--theme", "fancy")
    assert (done.exit_code, "there is no theme `fancy`" in done.output) == (2, True)


def test_a_folder_that_may_not_be_written_is_told(project: Project, run: Run) -> None:
    Path(project.root / "themes").write_text("a file")
    done = run("eject", "templates/entry.html")
    assert (done.exit_code, "cannot be written" in done.output) == (2, True)


def test_without_a_path_it_is_asked_for(run: Run) -> None:
    assert "--list" in run("eject").output
