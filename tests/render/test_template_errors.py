"""A mistake in a template is told with theme, file and line, whatever kind it is of."""

import pytest

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
