"""Mistakes in templates, told with theme, file and line. With `environment` and `compiler` the home of Jinja."""

import re
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes

from kbgen.errors import ThemeError
from kbgen.fields.reader import close_match
from kbgen.render.theme import Theme

_CONTRACT = "themes/README.md of kbgen lists what templates may use."
_REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_UNKNOWN_NAME = re.compile(r"'(\w+)' is undefined")


def theme_error(error: Exception, theme: Theme, name: str, known: Iterable[str]) -> ThemeError | None:
    """What is wrong with a template, from what was raised when ``name`` was rendered with the variables ``known``;
    ``None`` where no template had a hand in it."""
    if isinstance(error, TemplateSyntaxError):
        return ThemeError(
            f"{_place(error.filename or name, error.lineno, theme)}: {error.message}", _CONTRACT
        )
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if _is_template(frame.filename, theme)
    ]
    if not frames:
        is_absent = isinstance(error, TemplateNotFound)
        return (
            ThemeError(f"the theme `{theme.name}` has no template {name}", _CONTRACT) if is_absent else None
        )
    place = _place(frames[-1].filename, frames[-1].lineno, theme)
    message, hint = _explained(error, frames[-1].filename, tuple(known))
    return ThemeError(f"{place}: {message}", hint)


def _is_template(path: str, theme: Theme) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in theme.folders)


def _place(path: str, line: int | None, theme: Theme) -> str:
    folder = next((folder for folder in theme.folders if Path(path).is_relative_to(folder)), None)
    name = f"theme `{folder.name}`" if folder else f"theme `{theme.name}`"
    return f"{name}, {theme.shown(Path(path))}:{line or 1}"


def _explained(error: Exception, path: str, known: tuple[str, ...]) -> tuple[str, str]:
    """The message, and what to do."""
    if isinstance(error, RecursionError):
        hint = (
            'To build on the template that is inherited, write its theme: `{% extends "base/entry.html" %}`.'
        )
        return f"{Path(path).name} extends, includes or calls itself without end", hint
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error.name}`", "Check its name; `kbgen theme eject --list` shows all."
    if isinstance(error, ThemeError):
        return error.message, error.hint
    said = str(error)
    unknown = _UNKNOWN_NAME.fullmatch(said)
    near = close_match(unknown[1], known) if unknown else None
    is_jinjas = type(error).__module__.startswith("jinja2")
    said = said if is_jinjas else f"{type(error).__name__}: {said}".rstrip(": ")
    return said, f"Did you mean `{near}`?" if near else _CONTRACT


def check_templates(environment: Environment, theme: Theme, folders: Iterable[Path]) -> None:
    """Raises ``ThemeError`` for a template of ``folders`` that is not UTF-8 or asks for one that is not there, or has a
    block that none of the templates has which it extends: Jinja would leave it out without a word. What cannot be
    compiled raises what Jinja raises."""
    for folder in folders:
        for path in sorted(path for path in (folder / "templates").rglob("*") if path.is_file()):
            name = path.relative_to(folder / "templates").as_posix()
            if theme.find(f"templates/{name}") == path:
                try:
                    tree, _ = _parsed(environment, name)
                    _check_references(environment, theme, tree, path)
                    _check_blocks(environment, theme, tree, name, path)
                    environment.get_template(name)
                except UnicodeDecodeError as error:
                    message = f"{_place(str(path), 1, theme)}: the template is not UTF-8"
                    raise ThemeError(message, "Save the file as UTF-8.") from error


def _check_references(environment: Environment, theme: Theme, tree: nodes.Template, path: Path) -> None:
    known = environment.list_templates()
    for node in tree.find_all(nodes.Stmt):
        if not isinstance(node, _REFERENCES):
            continue
        wanted = node.template.value if isinstance(node.template, nodes.Const) else None
        if isinstance(wanted, str) and wanted not in known and not getattr(node, "ignore_missing", False):
            message, hint = _explained(TemplateNotFound(wanted), str(path), ())
            raise ThemeError(f"{_place(str(path), node.lineno, theme)}: {message}", hint)


def _check_blocks(
    environment: Environment, theme: Theme, tree: nodes.Template, name: str, path: Path
) -> None:
    inherited = set(_inherited_blocks(environment, tree, {name}))
    for node in tree.body if inherited else ():
        if isinstance(node, nodes.Block) and node.name not in inherited:
            near = close_match(node.name, inherited)
            hint = f"Did you mean `{near}`?" if near else f"Blocks: {', '.join(sorted(inherited))}."
            place = _place(str(path), node.lineno, theme)
            raise ThemeError(f"{place}: no template that this one extends has a block `{node.name}`", hint)


def _inherited_blocks(environment: Environment, tree: nodes.Template, seen: set[str]) -> Iterator[str]:
    for extends in tree.find_all(nodes.Extends):
        parent = extends.template.value if isinstance(extends.template, nodes.Const) else None
        if parent and parent not in seen:
            above, _ = _parsed(environment, parent)
            yield from (block.name for block in above.find_all(nodes.Block))
            yield from _inherited_blocks(environment, above, seen | {parent})


def _parsed(environment: Environment, name: str) -> tuple[nodes.Template, str]:
    if environment.loader is None:
        raise TemplateNotFound(name)
    source, path, _ = environment.loader.get_source(environment, name)
    return environment.parse(source, name, path), path or name
