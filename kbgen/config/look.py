"""`theme` and `footer` of kbgen.yml: what a project changes of its theme without touching a template."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kbgen.config.addresses import footer_address
from kbgen.fields.colors import read_colors
from kbgen.fields.nodes import Mapping
from kbgen.fields.reader import Fields, Key
from kbgen.model import rules
from kbgen.model.entry import Reference
from kbgen.model.look import FooterPart, Look

THEME_KEYS = (Key("name"), Key("colors", ("colours",)), Key("logo"), Key("css"))
DEFAULT_THEME = "default"
_LOGOS = (".svg", ".png")
_LINK = re.compile(r"\[([^\]\[]+)\]\(((?:[^()\s]|\([^()\s]*\))*)\)")


def read_look(fields: Fields, root: Path, tags: tuple[str, ...]) -> tuple[Reference, Look]:
    """The name of the theme, with its place, and what is changed of it. ``root`` is the project's folder, ``tags``
    are its languages."""
    footer = _footer(fields, tags)
    node = fields.node("theme")
    if not isinstance(node, Mapping):
        return _theme_name(fields, "theme"), Look(footer=footer)
    theme = Fields(node, THEME_KEYS, fields.report, "`theme`")
    logo = next(_files(theme, "logo", root, _LOGOS), None)
    styles = tuple(_files(theme, "css", root, (".css",)))
    return _theme_name(theme, "name"), Look(read_colors(theme, "colors"), logo, styles, footer)


def _theme_name(fields: Fields, key: str) -> Reference:
    name = fields.parsed(key, _name, "the name of a theme", DEFAULT_THEME)
    return Reference(name or DEFAULT_THEME, fields.where(key))


def _name(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", text, re.ASCII):
        raise ValueError("Use the name of a folder in themes/, with letters, digits, - and _.")
    return text


def _files(theme: Fields, key: str, root: Path, endings: tuple[str, ...]) -> Iterator[Reference]:
    """The files of the project that ``key`` names; each one that is none becomes a diagnostic."""
    for item in theme.references(key) or ():
        path = PurePosixPath(item.target)
        if path.suffix.lower() not in endings:
            message = f"`{item.target}` is not a file of the kind {' or '.join(endings)}"
            theme.report.append(rules.INVALID_VALUE.at(item.location, message, "Name another file."))
        elif path.is_absolute() or ".." in path.parts or "\\" in item.target:
            message, hint = f"`{item.target}` is no path in the project", "Copy the file into the project."
            theme.report.append(rules.INVALID_VALUE.at(item.location, message, hint))
        elif not (root / path).is_file():
            message, hint = f"there is no file `{item.target}`", "Paths are relative to kbgen.yml."
            theme.report.append(rules.MISSING_FILE.at(item.location, message, hint))
        elif not (root / path).resolve().is_relative_to(root.resolve()):
            message = f"`{item.target}` leads out of the project"
            hint = "Put the file itself there, not a link to it."
            theme.report.append(rules.OUTSIDE_PROJECT.at(item.location, message, hint))
        else:
            yield Reference(path.as_posix(), item.location)


def _footer(fields: Fields, tags: tuple[str, ...]) -> dict[str, tuple[FooterPart, ...]]:
    return {tag: tuple(_parts(text, fields)) for tag, text in fields.by_language("footer", tags).items()}


def _parts(text: str, fields: Fields) -> Iterator[FooterPart]:
    """Runs of plain text and links, which are written ``[text](address)``."""
    done = 0
    for match in _LINK.finditer(text):
        label, address = match.groups()
        try:
            link = FooterPart(label, footer_address(address))
        except ValueError as error:
            message = f"the footer leads to `{address}`, which is no address for it"
            fields.report.append(rules.UNSAFE_LINK.at(fields.where("footer"), message, str(error)))
            link = FooterPart(label)
        yield from (FooterPart(text[done : match.start()]),) if match.start() > done else ()
        yield link
        done = match.end()
    yield from (FooterPart(text[done:]),) if done < len(text) else ()
