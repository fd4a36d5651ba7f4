"""Themes: inheritance by name, and a project's own files before the built-in ones."""

from pathlib import Path

import pytest

from kbgen.errors import ThemeError
from kbgen.render.theme import load_theme
from tests.support import Project


@pytest.fixture
def filled(project: Project) -> Project:
    project.entry("el/a.md", "Πώς πληρώνω;")
    return project


def test_a_projects_own_template_wins_over_the_built_in_one_and_the_others_stay(filled: Project) -> None:
    filled.write("themes/default/templates/tag.html", "mine")
    filled.write(
        "themes/base/templates/not_found.html",
        "{% extends 'layout.html' %}{% block main %}χαμένο{% endblock %}",
    )
    site = filled.build()
    text = (site / "el/404.html").read_text("utf-8")
    assert "χαμένο" in text
    assert "<header" in text
    assert "Πώς πληρώνω" in (site / "el/a.html").read_text("utf-8")


def test_a_theme_inherits_another_by_name(filled: Project) -> None:
    filled.write("kbgen.yml", "title: Τ\nlanguages: [el, he]\ntheme: mine\n")
    filled.write("themes/mine/theme.yml", "inherits: default\nstyles: [css/mine.css]\n")
    filled.write("themes/mine/css/mine.css", ".mine { }")
    filled.write("themes/mine/static/logo.svg", "<svg/>")
    site = filled.build()
    css = next(site.glob("assets/kbgen-*.css")).read_text("utf-8")
    assert "--color" in css.partition(".mine{")[0], "its styles come after those that it inherits"
    assert (site / "assets/logo.svg").is_file()


def test_a_projects_own_catalog_wins_string_by_string(filled: Project) -> None:
    filled.write("themes/default/locale/el.po", 'msgid "Home"\nmsgstr "Η αρχή μου"\n')
    text = (filled.build() / "el/a.html").read_text("utf-8")
    assert "Η αρχή μου" in text
    assert "Ευρετήριο" in text


def test_a_theme_that_inherits_from_itself_is_refused(tmp_path: Path) -> None:
    for name, parent in (("one", "two"), ("two", "one")):
        (tmp_path / "themes" / name).mkdir(parents=True)
        (tmp_path / "themes" / name / "theme.yml").write_text(f"inherits: {parent}\n")
    with pytest.raises(ThemeError, match="inherits from itself"):
        load_theme("one", tmp_path)


def test_a_mistake_in_theme_yml_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "themes/one").mkdir(parents=True)
    (tmp_path / "themes/one/theme.yml").write_text("inherit: base\n")
    with pytest.raises(ThemeError, match=r"theme\.yml:1:1") as caught:
        load_theme("one", tmp_path)
    assert "inherits" in caught.value.hint


def test_a_style_that_is_not_there_is_told(filled: Project) -> None:
    filled.write("themes/mine/theme.yml", "inherits: base\nstyles: [css/none.css]\n")
    filled.write("kbgen.yml", "title: Τ\nlanguages: [el, he]\ntheme: mine\n")
    with pytest.raises(ThemeError, match=r"css/none\.css"):
        filled.build()


@pytest.mark.parametrize("path", ["../../../secret.css", "css/link.css"])
def test_a_style_outside_of_the_theme_is_not_published(filled: Project, path: str) -> None:
    secret = filled.write("secret.css", "secret")
    filled.write("themes/mine/theme.yml", f"inherits: base\nstyles: [{path}]\n")
    (filled.root / "themes/mine/css").mkdir()
    (filled.root / "themes/mine/css/link.css").symlink_to(secret)
    filled.write("kbgen.yml", "title: Τ\nlanguages: [el, he]\ntheme: mine\n")
    with pytest.raises(ThemeError, match="has no file"):
        filled.build()


def test_templates_escape_what_authors_write(filled: Project) -> None:
    filled.entry(
        "el/b.md",
        "'<script>alert(1)</script> \"x\" & y;'",
        keywords="['<b>']",
        description="'</title><script>'",
    )
    text = (filled.build() / "el/b.html").read_text("utf-8")
    assert "<script>alert" not in text
    assert "</title><script>" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_part_that_is_kept_for_all_pages_cannot_look_at_one(filled: Project) -> None:
    filled.write("themes/mine/theme.yml", "inherits: base\n")
    filled.write("kbgen.yml", "title: Τ\nlanguages: [el, he]\ntheme: mine\n")
    filled.write("themes/mine/templates/parts.html", "{% macro part() %}{{ page.kind }}{% endmacro %}")
    filled.write("themes/mine/templates/not_found.html", "{% from 'parts.html' import part %}{{ part|once }}")
    with pytest.raises(ThemeError, match="'page' is undefined"):
        filled.build()
