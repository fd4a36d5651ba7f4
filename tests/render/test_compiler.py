"""Templates compiled in our way say what Jinja's own compiler makes them say."""

from collections.abc import Mapping

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError
from jinja2.loaders import BaseLoader
from markupsafe import Markup

from kbgen.render.compiler import PageEnvironment, template_of

TEMPLATES = {
    "text": "{{ plain }} {{ plain }} {{ markup }} {{ 7 }} {{ none }} {{ ['<', markup] }} {{ 'x<y' ~ markup }}",
    "unsaid": "[{{ 'a' if false }}] {{ ('a' if false) is defined }} {% set x = 'a' if false %}{{ x is defined }}",
    "unknown": "{{ unknown }}",
    "unknown call": "{{ unknown(1) }}",
    "unknown field": "{{ record.unknown }}",
    "fields": "{{ record.key }} {{ record['key'] }} {{ plain.upper() }} {{ record.items()|list }}",
    "macro": "{% macro m(a, b='<', c=a) %}({{ a }}{{ b }}{{ c }}){% endmacro %}"
    "{{ m(1) }}{{ m(1, 2) }}{{ m(1, c='>') }}{{ m(c=1, a=2) }}{{ m(*[plain, markup]) }}{{ m(**{'a': 1}) }}"
    "{{ m.name }} {{ m.arguments }} {{ m(m(1)) ~ '<' }} {{ [1, 2]|map('string')|join }}",
    "too few": "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
    "too many": "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}",
    "wrong name": "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(b=2) }}",
    "rest": "{% macro m(a) %}{{ a }} {{ varargs }} {{ kwargs }}{% endmacro %}{{ m(1, 2, b='<') }}",
    "caller": "{% macro m(a) %}<{{ caller(a) }}>{% endmacro %}{% call(x) m('&') %}{{ x }}{{ plain }}{% endcall %}",
    "loop": "{% for x in [1, 2] %}{{ loop.index }}{{ loop.cycle('a', '<') }}{{ x if loop.last }}{% endfor %}"
    "{% for x in [[1], []] recursive %}{{ x }}{{ loop(x) if x is iterable }}{% endfor %}",
    "filters": "{{ plain|upper|replace('A', '<') }}{% filter upper %}a{{ plain }}{% endfilter %}{{ markup|length }}",
    "escapes": "{{ plain|safe }}{{ plain|e }}{{ plain|e|e }}{% autoescape false %}{{ plain }}{% endautoescape %}",
    "set": "{% set x %}<b>{{ plain }}</b>{% endset %}{{ x }}{% set ns = namespace(n=1) %}{% set ns.n = 2 %}{{ ns.n }}",
    "part": "{% macro part(x) %}{{ x }}{{ shared }}{% endmacro %}{% set title = '<t>' %}",
    "imports": "{% from 'part' import part, title %}{% import 'part' as p %}"
    "{{ part(plain) }}{{ p.part(1) }}{{ title }}",
    "imports late": "{% for x in [1, 2] %}{% from 'part' import part %}{{ part(x) }}{% endfor %}",
    "with context": "{% from 'sees' import sees with context %}{{ sees() }}{% include 'sees' %}",
    "sees": "{% macro sees() %}{{ plain }}{% endmacro %}",
    "imports nothing": "{% from 'part' import nothing %}{{ nothing() }}",
    "imports none": "{% from 'none' import nothing %}",
    "base": "<{% block a %}A{{ plain }}{% endblock %}{% block b scoped %}{% endblock %}>{{ self.a() }}",
    "child": "{% extends 'base' %}{% set x = plain %}{% block a %}{{ super() }}{{ x }}{{ 'y' if false }}{% endblock %}",
    "grandchild": "{% extends 'child' %}{% block b %}{{ self.a() }}{{ markup }}{% endblock %}",
}
KNOWN = {
    "plain": "a & <b>", "markup": Markup("<i>&amp;</i>"), "none": None, "record": {"key": "<v>"},
}  # fmt: skip


class Loader(DictLoader):
    """Templates from a mapping, compiled in our way."""

    def load(self, environment, name, globals=None):  # type: ignore[no-untyped-def]  # noqa: A002
        text, path, _ = self.get_source(environment, name)
        return template_of(environment.compile(text, name, path), environment)


def said(environment: type[Environment], loader: BaseLoader, name: str, known: Mapping[str, object]) -> str:
    templates = environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    templates.globals["shared"] = "<shared>"
    try:
        return templates.get_template(name).render(known)
    except (TemplateError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_what_jinja_makes_it_say(name: str) -> None:
    expected = said(Environment, DictLoader(TEMPLATES), name, KNOWN)
    assert said(PageEnvironment, Loader(TEMPLATES), name, KNOWN) == expected


def test_markup_and_a_text_of_the_same_letters_are_not_mistaken_for_each_other() -> None:
    templates = {"both": "{{ text }}{{ markup }}{{ text }}"}
    known = {"text": "<b>", "markup": Markup("<b>")}
    assert said(PageEnvironment, Loader(templates), "both", known) == "&lt;b&gt;<b>&lt;b&gt;"


def test_an_overlay_has_templates_of_its_own() -> None:
    templates = PageEnvironment(loader=Loader({"part": "{{ shared }}"}))
    other = templates.overlay()
    templates.globals, other.globals = {"shared": "1"}, {"shared": "2"}
    assert [one.get_template("part").render() for one in (templates, other)] == ["1", "2"]
