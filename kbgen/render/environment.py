"""Jinja, set up for one language of a theme. The only home of Jinja."""

import traceback
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from markupsafe import Markup, escape

from kbgen.errors import ThemeError
from kbgen.model.language import Language
from kbgen.render.messages import Messages
from kbgen.render.theme import Theme
from kbgen.text.bidi import isolate_html, isolate_plain


class Templates:
    """The templates of a theme in one language."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        self._theme, self._messages = theme, messages
        self._environment = _environment(theme, messages)

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The text that the template ``name`` makes of ``context``. Raises ``ThemeError``, with the template's
        file and line, for a template that is missing or has a mistake."""
        try:
            return self._environment.get_template(name).render(context)
        except TemplateSyntaxError as error:
            place = f"{error.filename or error.name}:{error.lineno}"
            raise ThemeError(f"{place}: {error.message}", self._hint()) from error
        except TemplateError as error:
            raise ThemeError(f"{_place(error) or name}: {error.message}", self._hint()) from error

    def labels(self) -> dict[str, str]:
        """Names for parts of an answer that have none of their own, as attribute values."""
        # The names are called as templates call them, so that the same tools find them.
        _ = self._messages.gettext
        labels = {"table": _("Table"), "footnote": _("Back to the text")}
        return {name: str(escape(label)) for name, label in labels.items()}

    def _hint(self) -> str:
        return f"Mend the template of the theme `{self._theme.name}`; themes/README.md lists what it may use."


def _place(error: TemplateError) -> str:
    """File and line of the innermost template that the error came through."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.endswith((".html", ".js"))
    ]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""


def _environment(theme: Theme, messages: Messages) -> Environment:
    folders = [folder / "templates" for folder in theme.folders]
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders if folder.is_dir()]),
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
