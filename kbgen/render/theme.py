"""Themes: chains of folders in which the nearest file wins. A project's own themes come before the built-in ones."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from pathlib import Path

from kbgen.errors import ThemeError
from kbgen.fields.colors import read_colors
from kbgen.fields.nodes import Mapping, parse
from kbgen.fields.reader import Fields, Key
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.look import Color

_LISTS = ("styles", "head_scripts", "scripts", "search_scripts")
_KEYS = (Key("inherits"), *(Key(name) for name in _LISTS), Key("colors"), Key("contrast"))


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a template, and the file that they come from."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme after inheritance, for the project in ``root``. ``folders`` are in order of precedence; ``styles``,
    ``head_scripts`` (those that run before a page is drawn), ``scripts`` and ``search_scripts`` (those that pages load
    when a reader searches) are paths within a theme,
    ancestors' first; ``colors`` each have both shades, and ``grounds`` are the names of those that a colour of text
    stands on."""

    name: str
    root: Path
    folders: tuple[Path, ...]
    styles: tuple[str, ...]
    head_scripts: tuple[str, ...]
    scripts: tuple[str, ...]
    search_scripts: tuple[str, ...]
    colors: MappingType[str, Color] = field(default_factory=dict)
    grounds: MappingType[str, tuple[str, ...]] = field(default_factory=dict)

    def shown(self, path: Path) -> str:
        """A path as messages tell it: from the project's folder, if it lies there."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def find(self, path: str) -> Path:
        """The file that ``path`` means in this theme. Raises ``ThemeError`` if no folder has it."""
        for folder in self.folders:
            if _is_file_below(folder, folder / path):
                return folder / path
        raise ThemeError(f"the theme `{self.name}` has no file {path}", "Check the list in its theme.yml.")

    def text(self, paths: tuple[str, ...]) -> str:
        """The texts of several files, one after the other."""
        try:
            return "".join(self.find(path).read_text("utf-8") for path in paths)
        except (OSError, UnicodeDecodeError) as error:
            raise ThemeError(f"a file of the theme `{self.name}` cannot be read: {error}") from error

    def templates(self) -> dict[str, "Source"]:
        """Every template by its name, the nearest where several folders have it; ``THEME/NAME`` is that which the theme
        ``THEME`` has or inherits. Raises ``ThemeError`` for one that cannot be read."""
        nearest: dict[str, Source] = {}
        of_themes: dict[str, Source] = {}
        for folder in reversed(self.folders):
            nearest |= self._own_templates(folder / "templates")
            of_themes |= {f"{folder.name}/{name}": source for name, source in nearest.items()}
        return of_themes | nearest

    def _own_templates(self, folder: Path) -> dict[str, "Source"]:
        paths = sorted(path for path in folder.rglob("*") if _is_file_below(folder, path))
        try:
            return {p.relative_to(folder).as_posix(): Source(str(p), p.read_bytes()) for p in paths}
        except OSError as error:
            raise ThemeError(f"a template of the theme `{self.name}` cannot be read: {error}") from error

    def catalogs(self, language: str) -> tuple[Path, ...]:
        """The catalogs of a language (a tag), the farthest ancestor's first."""
        found = (folder / "locale" / f"{language}.po" for folder in reversed(self.folders))
        return tuple(path for path in found if path.is_file())

    def files(self) -> Iterator[tuple[str, Path]]:
        """All files of the theme, by their path within it, sorted."""
        found: dict[str, Path] = {}
        for folder in reversed(self.folders):
            for path in folder.rglob("*"):
                if _is_file_below(folder, path) and not path.name.startswith("."):
                    found[path.relative_to(folder).as_posix()] = path
        yield from sorted(found.items())

    def static_files(self) -> Iterator[tuple[str, Path]]:
        """Files to publish as they are, by their path below ``static/``, sorted."""
        for path, source in self.files():
            if path.startswith("static/"):
                yield path.removeprefix("static/"), source


def _is_file_below(folder: Path, path: Path) -> bool:
    """Whether ``path`` is a file that really lies in ``folder``: no ``..``, no symbolic link out of it."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def built_in_themes() -> Path:
    """The themes that come with kbgen: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


@dataclass(frozen=True, slots=True)
class _Link:
    """One theme of a chain: its folders, the project's first, and its theme.yml."""

    folders: tuple[Path, ...]
    inherits: str
    listed: MappingType[str, tuple[str, ...]]
    colors: MappingType[str, Color]
    grounds: MappingType[str, tuple[str, ...]]


def load_theme(name: str, root: Path) -> Theme:
    """The theme ``name`` for the project in ``root``. Raises ``ThemeError`` if it or an ancestor is not there,
    is broken, or inherits from itself."""
    chain: dict[str, _Link] = {}
    wanted = name
    while wanted:
        if wanted in chain:
            raise ThemeError(
                f"the theme `{wanted}` inherits from itself", f"Mend `inherits` in {wanted}/theme.yml."
            )
        chain[wanted] = _read(wanted, root)
        wanted = chain[wanted].inherits
    links = tuple(reversed(chain.values()))  # ancestors first
    listed = {
        key: tuple(dict.fromkeys(path for link in links for path in link.listed[key])) for key in _LISTS
    }
    colors = {key: color for link in links for key, color in link.colors.items()}
    grounds = {key: names for link in links for key, names in link.grounds.items()}
    _check_colors(name, colors, grounds)
    return Theme(
        name,
        root.resolve(),
        tuple(folder for link in chain.values() for folder in link.folders),
        colors=colors,
        grounds=grounds,
        **listed,
    )


def _read(name: str, root: Path) -> _Link:
    own, built_in = root / "themes", built_in_themes()
    folders = tuple(folder for folder in _distinct(own / name, built_in / name) if folder.is_dir())
    if not folders:
        raise ThemeError(f"there is no theme `{name}`", f"Themes: {', '.join(theme_names(root))}.")
    path = next((folder / "theme.yml" for folder in folders if (folder / "theme.yml").is_file()), None)
    report: list[Diagnostic] = []
    fields = _fields(name, path, root, report)
    link = _Link(
        folders,
        fields.text("inherits"),
        {key: fields.texts(key) for key in _LISTS},
        read_colors(fields, "colors"),
        _grounds(fields),
    )
    if report:
        raise ThemeError(str(report[0]), report[0].hint)
    return link


def _fields(name: str, path: Path | None, root: Path, report: list[Diagnostic]) -> Fields:
    """theme.yml; without one, a theme has no settings of its own."""
    shown = str(path.relative_to(root) if path and path.is_relative_to(root) else path)
    try:
        node, problems = parse(path.read_text("utf-8"), Location(shown)) if path else (None, ())
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path} cannot be read: {error}") from error
    report += problems
    mapping = node if isinstance(node, Mapping) else Mapping((), Location(shown))
    return Fields(mapping, _KEYS, report, f"the theme `{name}`")


def _grounds(fields: Fields) -> dict[str, tuple[str, ...]]:
    node = fields.node("contrast")
    if not isinstance(node, Mapping):
        return {}
    inner = Fields(node, [Key(key.text) for key, _ in node.pairs], fields.report, "`contrast`")
    return {key.text: inner.texts(key.text) for key, _ in node.pairs}


def _check_colors(
    theme: str, colors: MappingType[str, Color], grounds: MappingType[str, tuple[str, ...]]
) -> None:
    for name, color in colors.items():
        if not (color.light and color.dark):
            hint = f'Write `{name}: {{light: "…", dark: "…"}}`.'
            raise ThemeError(f"{color.location}: the colour `{name}` lacks its `light` or `dark`", hint)
    for name in {*grounds, *(ground for names in grounds.values() for ground in names)}:
        if name not in colors:
            raise ThemeError(
                f"`contrast` of the theme `{theme}` speaks of a colour `{name}` that it does not have",
                "Name it under `colors` in theme.yml, or take it out of `contrast`.",
            )


def _distinct(*folders: Path) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(folder.resolve() for folder in folders))


def theme_names(root: Path) -> tuple[str, ...]:
    """The names of all themes that the project in ``root`` can have: its own and the built-in ones."""
    places = (root / "themes", built_in_themes())
    return tuple(
        sorted({path.name for place in places if place.is_dir() for path in place.iterdir() if path.is_dir()})
    )
