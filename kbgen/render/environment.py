"""Jinja, set up for one language of a theme. With `compiler` and `template_errors` its home."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from kbgen.model.language import Language
from kbgen.render.bytecode import kept
from kbgen.render.compiler import PageEnvironment, template_of
from kbgen.render.messages import Messages
from kbgen.render.template_errors import check_templates, theme_error
from kbgen.render.theme import Source, Theme, built_in_themes
from kbgen.text.bidi import isolate_html, isolate_plain


class Library(BaseLoader):
    """The templates of a theme, each compiled once, whatever the number of languages and folders."""

    def __init__(self, theme: Theme, sources: Mapping[str, Source]) -> None:
        self.theme = theme
        self._sources, self._compiled = sources, dict[str, CodeType]()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """The text of a template and the file that it comes from. Raises ``TemplateNotFound`` and
        ``UnicodeDecodeError``."""
        if template not in self._sources:
            raise TemplateNotFound(template)
        source = self._sources[template]
        return source.content.decode(), source.path, None

    def compile(self, environment: Environment) -> None:
        """Compiles all pages and their parts, but for those that only a theme builds on. Mistakes in them are told when
        a page is rendered."""
        for name in self._sources:
            if "/" not in name:
                with suppress(TemplateSyntaxError, UnicodeDecodeError):
                    self._code(environment, name)

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return sorted(self._sources)

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  (named so in Jinja)
    ) -> Template:
        """What Jinja asks for. Raises ``TemplateNotFound`` and ``TemplateSyntaxError``."""
        return template_of(self._code(environment, name), environment)

    def _code(self, environment: Environment, name: str) -> CodeType:
        if name not in self._compiled:
            text, path, _ = self.get_source(environment, name)
            compiled = partial(environment.compile, text, name, path)
            is_own = Path(path).is_relative_to(built_in_themes())
            self._compiled[name] = kept(compiled, path, text) if is_own else compiled()
        return self._compiled[name]


class Templates:
    """The templates of a theme in one language.

    ``sharing`` gives all pages of a folder the same names. What a template sets and macros it has are worked out once
    there if it is imported without context: it then sees these names, and no page.
    """

    def __init__(self, library: Library, messages: Messages) -> None:
        self._library, self._messages = library, messages
        self._environment = _environment(library, messages)

    def check(self) -> None:
        """Raises ``ThemeError`` for what is wrong with the project's own templates before any is rendered."""
        theme = self._library.theme
        own = [folder for folder in theme.folders if not folder.is_relative_to(built_in_themes())]
        with self._mistakes_placed("document.html", {}):
            check_templates(self._environment, theme, own)

    def compile(self) -> None:
        """Compiles all of them, for all languages."""
        self._library.compile(self._environment)

    def sharing(self, shared: Mapping[str, Any]) -> "Templates":
        """The same templates with more names that they all know."""
        other = object.__new__(Templates)
        other._library, other._messages = self._library, self._messages
        other._environment = self._environment.overlay()
        other._environment.globals = {**self._environment.globals, **shared}
        other._environment.filters = {**self._environment.filters, "once": _once()}
        return other

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The text that the template ``name`` makes of ``context``. Raises ``ThemeError``, with the template's
        file and line, for a template that is missing or has a mistake."""
        with self._mistakes_placed(name, context):
            return self._environment.get_template(name).render(context)

    @contextmanager
    def _mistakes_placed(self, name: str, context: Mapping[str, Any]) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            known = {**self._environment.globals, **context}
            mistake = theme_error(error, self._library.theme, name, known)
            if mistake is None:
                raise
            raise mistake from error

    def labels(self) -> dict[str, str]:
        """Names for parts of an answer that have none of their own, as attribute values."""
        # The names are called as templates call them, so that the same tools find them.
        _ = self._messages.gettext
        labels = {"table": _("Table"), "footnote": _("Back to the text")}
        return {name: str(escape(label)) for name, label in labels.items()}


def _environment(library: Library, messages: Messages) -> Environment:
    environment = PageEnvironment(
        loader=library,
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
        "sort_keys": True,
    }
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        messages.gettext, messages.ngettext, newstyle=True
    )
    environment.globals |= {
        **_translated(messages),
        "plurals": messages.plurals,
        "lang_attrs": _language_attributes(messages.language),
    }
    environment.filters |= {
        "isolate": _isolated,
        "plain_isolate": _of_language(isolate_plain if messages.language.is_rtl else str),
        "date": _of_language(messages.date),
        "once": _once(),
    }
    return environment


@lru_cache(maxsize=50_000)  # titles and questions stand on many pages
def _isolated(text: str) -> Markup:
    return Markup(isolate_html(str(text)))  # noqa: S704  (isolate_html escapes)


def _translated(messages: Messages) -> dict[str, Callable[..., Markup]]:
    """What Jinja's own callables do, without formatting anew what has no variables: a page has dozens of them."""

    @lru_cache(maxsize=1_000)
    def constant(message: str) -> Markup:
        return Markup(messages.gettext(message)) % {}  # noqa: S704  (of the theme)

    def gettext(message: str, /, **variables: Any) -> Markup:
        return Markup(messages.gettext(message)) % variables if variables else constant(message)  # noqa: S704

    def ngettext(singular: str, plural: str, number: int, /, **variables: Any) -> Markup:
        return Markup(messages.ngettext(singular, plural, number)) % {"num": number, **variables}  # noqa: S704

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


def _of_language(write: Callable[[Any], str]) -> Callable[[Context, Any], str]:
    """A filter that is not the same in all languages. With a context, for Jinja works out the others when it
    compiles a template, and the compiled one is for all languages."""

    @pass_context
    def filtered(_: Context, value: Any) -> str:
        return write(value)

    return filtered


def _once() -> Callable[..., str]:
    """``{{ macro|once(…) }}``: what the macro makes of these arguments, worked out once. The macro may look at
    nothing else but what all pages share: import it without context."""

    @lru_cache(maxsize=10_000, typed=True)  # markup is not the text of the same letters
    def once(macro: Macro, *arguments: Any) -> str:
        return macro(*arguments)

    return once


def _language_attributes(reader: Language) -> Callable[[Language], Markup]:
    known = {reader.tag: Markup("")}

    def attributes(language: Language) -> Markup:
        if language.tag not in known:
            written = Markup(' lang="{}" dir="{}"').format(language.tag, language.direction)
            known[language.tag] = written
        return known[language.tag]

    return attributes
