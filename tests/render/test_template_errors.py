"""A mistake in a template is told with theme, file and line, whatever kind it is of."""

import pytest
from click.testing import CliRunner, Result

from kbgen.cli import main
from kbgen.errors import ThemeError
from tests.support import Project

TOP = "{% extends 'base/tag.html' %}\n"
NEST = "{% macro again() %}{{ again() }}{% endmacro %}\n{{ again() }}"


@pytest.fixture
def themed(project: Project) -> Project:
    """A project with a theme of its own, `mine`, and a page of a tag."""
    project.entry("el/a.md", "Πώς πληρώνω;", tags="[refund]")
    project.write("kbgen.yml", "title: Τ\nlanguages: [el, he]\ntheme: mine\n")
    project.write("themes/mine/theme.yml", "inherits: base\n")
    return project


def told(project: Project) -> tuple[str, str]:
    """The message and the hint with which a build fails."""
    with pytest.raises(ThemeError) as caught:
        project.build()
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("template", "line", "message", "hint"),
    [
        ("<p>\n{% if page %}", 2, "Unexpected end of template", "README"),
        ("<p>\n{{ page.route ", 2, "unexpected end of template", "README"),
        ("\n{{ 'x'|isolatte }}", 2, "No filter named 'isolatte'", "README"),
        ("\n\n{{ pge.route }}", 3, "'pge' is undefined", "Did you mean `page`?"),
        ("{{ page.titel }}", 1, "has no attribute 'titel'", "README"),
        ("\n{{ asset('logo.webp') }}", 2, "the theme has no asset `logo.webp`", "images/icon.svg"),
        ("{% include 'none.html' %}", 1, "there is no template `none.html`", "kbgen theme eject --list"),
        ("\n{% from 'macros.html' import nothing %}{{ nothing() }}", 2, "does not export the requested name", "README"),
        ("\n{{ 'today'|date }}", 2, "AssertionError", "README"),
        ("{{ 1 // 0 }}", 1, "ZeroDivisionError", "README"),
        ("{{ url(1, 2, 3, 4) }}", 1, "TypeError", "README"),
        ("<p>\n{% include 'tag.html' %}", 2, "tag.html extends, includes or calls itself", "base/"),
        ("{% extends 'tag.html' %}", 1, "tag.html extends, includes or calls itself", "base/"),
        (NEST, 1, "tag.html extends, includes or calls itself", "base/"),
        (f"{TOP}\n{{% block mian %}}{{% endblock %}}", 3, "has a block `mian`", "Did you mean `main`?"),
        (f"{TOP}{{% block sidebar %}}{{% endblock %}}", 2, "has a block `sidebar`", "Blocks: "),
        (f"{TOP}{{% block main %}}{{{{ self.none() }}}}{{% endblock %}}", 2, "has no attribute 'none'", "README"),
        ("{% block a %}{{ super() }}{% endblock %}", 1, "no parent block called 'a'", "README"),
        ("{% block a required %}{% endblock %}", 1, "Required block 'a' not found", "README"),
    ],
)  # fmt: skip
def test_it_has_its_place(themed: Project, template: str, line: int, message: str, hint: str) -> None:
    themed.write("themes/mine/templates/tag.html", template)
    said, advice = told(themed)
    assert said.startswith(f"theme `mine`, themes/mine/templates/tag.html:{line}: ")
    assert message in said
    assert hint in advice


@pytest.mark.parametrize(
    ("template", "place", "message"),
    [
        ("<p>\n{% if page %}", "tag.html:2", "Unexpected end of template"),
        ("\n{{ 'x'|isolatte }}", "tag.html:2", "No filter named 'isolatte'"),
        ("\n\n{% include 'none.html' %}", "tag.html:3", "there is no template `none.html`"),
        (f"{TOP}\n{{% block mian %}}{{% endblock %}}", "tag.html:3", "has a block `mian`"),
        (b"\xff\xfe<\x00", "tag.html:1", "not UTF-8"),
    ],
)
def test_what_needs_no_page_is_told_by_a_check_after_the_mistakes_in_content(
    themed: Project, template: str | bytes, place: str, message: str
) -> None:
    themed.entry("el/b.md", "", updated="soon")
    themed.write("themes/mine/templates/tag.html", template)
    checked = run_check(themed)
    assert checked.exit_code == 2
    assert f"theme `mine`, themes/mine/templates/{place}: " in checked.output
    assert message in checked.output
    assert checked.output.index("content/el/b.md") < checked.output.index(message)


def test_a_file_that_a_theme_lists_and_does_not_have_is_told_by_a_check(themed: Project) -> None:
    themed.write("themes/mine/theme.yml", "inherits: base\nstyles: [css/none.css]\n")
    checked = run_check(themed)
    assert (checked.exit_code, "css/none.css" in checked.output) == (2, True)


def test_a_check_finds_nothing_in_a_theme_that_is_as_it_should_be(themed: Project) -> None:
    themed.write("themes/mine/templates/tag.html", f"{TOP}{{% include 'none.html' ignore missing %}}")
    assert run_check(themed).exit_code == 0


def run_check(project: Project) -> Result:
    return CliRunner(env={"COLUMNS": "300"}).invoke(main, ["check", "--project", str(project.root)])


def test_the_innermost_template_is_named(themed: Project) -> None:
    themed.write("themes/mine/templates/icons.html", "\n{% macro icon(name) %}\n{{ nme }}{% endmacro %}")
    assert told(themed)[0].startswith("theme `mine`, themes/mine/templates/icons.html:3: 'nme' is undefined")


def test_a_template_that_is_no_text_is_told(themed: Project) -> None:
    themed.write("themes/mine/templates/tag.html", b"\xff\xfe<\x00")
    message, _ = told(themed)
    assert "themes/mine/templates/tag.html" in message
    assert "UTF-8" in message


def test_a_template_can_build_on_that_of_its_name_which_it_inherits(themed: Project) -> None:
    themed.write(
        "themes/mine/templates/tag.html",
        "{% extends 'base/tag.html' %}{% block main %}{{ super() }}<hr>{% endblock %}",
    )
    page = (themed.build() / "el/tag/refund.html").read_text("utf-8")
    assert "Πώς πληρώνω;" in page
    assert "<hr>" in page


def test_a_block_within_a_block_may_have_any_name(themed: Project) -> None:
    themed.write(
        "themes/mine/templates/tag.html",
        f"{TOP}{{% block main %}}{{% block own %}}<hr>{{% endblock %}}{{% endblock %}}",
    )
    assert "<hr>" in (themed.build() / "el/tag/refund.html").read_text("utf-8")
