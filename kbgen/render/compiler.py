"""Jinja's compiler and runtime, made for pages of many small parts. With `environment` and `template_errors` its home.

What Jinja does for every call and every expression that is written, so that it may be asynchronous, sandboxed, with or
without escaping, is most of the time of a page of ours. The compiled templates are the same but for this:

- a call is a call: no function of ours asks for Jinja's context;
- what is markup already is written as it is, and a plain text is escaped once, however often it is written;
- a macro that is called with its parameters in their order takes them as they are;
- ``{{ this if that }}`` writes nothing, rather than making something undefined to write;
- a template that is imported without context is looked up by its name alone.
"""

from collections.abc import Callable, MutableMapping
from functools import lru_cache, partial
from operator import call
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_markup: Callable[[str], Markup] = partial(
    str.__new__, Markup
)  # what Markup does with a text, without looking


class Compiler(CodeGenerator):
    """Writes the Python code of templates."""

    # The names of methods and parameters are Jinja's.

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        for child in node.nodes:
            if isinstance(child, nodes.CondExpr) and child.expr2 is None:
                child.expr2 = nodes.Const("")
        super().visit_Output(node, frame)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.imported(")
        self.visit(node.template, frame)
        self.write(")")


class QuickMacro(Macro):
    """A macro of which the usual call is short."""

    def __init__(self, *about: Any) -> None:
        super().__init__(*about)
        self._is_plain = not (self.catch_kwargs or self.catch_varargs or self.caller)
        self._unsaid = (missing,) * self._argument_count

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What the macro makes of its arguments, as markup."""
        if kwargs or not self._is_plain or len(args) > self._argument_count:
            return super().__call__(*args, **kwargs)
        return _markup(self._func(*args, *self._unsaid[len(args) :]))


_escaped = lru_cache(maxsize=20_000)(escape)


def _written(value: Any) -> str:
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return _escaped(value) if kind is str else escape(value)


class PageEnvironment(Environment):
    """An environment of which the templates are compiled so, and at hand once they have been asked for."""

    code_generator_class = Compiler

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._at_hand: dict[str, Template] = {}

    def overlay(self, *args: Any, **options: Any) -> "PageEnvironment":
        """The same environment, with templates of its own."""
        other = super().overlay(*args, **options)
        other._at_hand = {}
        return other

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """The template ``name``. Raises ``TemplateNotFound`` and ``TemplateSyntaxError``."""
        found = self._at_hand.get(name) if globals is None and isinstance(name, str) else None
        if found is None:
            found = super().get_template(name, parent, globals)
            self._at_hand[str(name)] = found
        return found

    def imported(self, name: str | Template) -> TemplateModule:
        """What the template ``name`` exports; it sees what all templates of the environment know."""
        return self.get_template(name).module


# By these names compiled templates call what is not in them.
_RUNTIME = {"Macro": QuickMacro, "call": call, "escape": _written}


def template_of(code: CodeType, environment: Environment) -> Template:
    """The template that was compiled to ``code``."""
    # Jinja hands loaders a chain of mappings, which every rendering would copy name by name.
    template = Template.from_code(environment, code, environment.globals)
    template.root_render_func.__globals__.update(_RUNTIME)
    return template
