"""Jinja, set up for one language of a theme. With `template_errors` its home."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

from kbgen.model.language import Language
from kbgen.render.messages import Messages
from kbgen.render.template_errors import check_templates, theme_error
from kbgen.render.theme import Theme, built_in_themes
from kbgen.text.bidi import isolate_html, isolate_plain


class Templates:
    """The templates of a theme in one language."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        self._theme, self._messages = theme, messages
        self._environment = _environment(theme, messages)
        own = [folder for folder in theme.folders if not folder.is_relative_to(built_in_themes())]
        with self._mistakes_placed("document.html", {}):
            check_templates(self._environment, theme, own)

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
            mistake = theme_error(error, self._theme, name, known)
            if mistake is None:
                raise
            raise mistake from error

    def labels(self) -> dict[str, str]:
        """Names for parts of an answer that have none of their own, as attribute values."""
        # The names are called as templates call them, so that the same tools find them.
        _ = self._messages.gettext
        labels = {"table": _("Table"), "footnote": _("Back to the text")}
        return {name: str(escape(label)) for name, label in labels.items()}


def _environment(theme: Theme, messages: Messages) -> Environment:
    environment = Environment(
        loader=_loader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        messages.gettext, messages.ngettext, newstyle=True
    )
    environment.globals |= {
        "plurals": messages.plurals,
        "lang_attrs": _language_attributes(messages.language),
    }
    environment.filters |= {
        "isolate": _isolated,
        "plain_isolate": isolate_plain if messages.language.is_rtl else str,
        "date": _date(messages),
    }
    return environment


def _loader(theme: Theme) -> BaseLoader:
    """A template is the nearest of its name; ``THEME/NAME`` is that which the theme ``THEME`` has or inherits."""
    nearest = [FileSystemLoader(folder / "templates") for folder in theme.folders]
    names = [folder.name for folder in theme.folders]
    of_theme = {name: ChoiceLoader(nearest[names.index(name) :]) for name in names}
    return ChoiceLoader([*nearest, PrefixLoader(of_theme)])


@lru_cache(maxsize=50_000)  # titles and questions stand on many pages
def _isolated(text: str) -> Markup:
    return Markup(isolate_html(str(text)))  # noqa: S704  (isolate_html escapes)


def _language_attributes(reader: Language) -> Any:
    def attributes(language: Language) -> Markup:
        if language.tag == reader.tag:
            return Markup("")
        return Markup(' lang="{}" dir="{}"').format(language.tag, language.direction)

    return attributes


def _date(messages: Messages) -> Any:
    def write(day: date) -> str:
        return messages.date(day)

    return write
