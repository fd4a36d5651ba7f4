"""Themes: chains of folders in which the nearest file wins. A project's own themes come before the built-in ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kbgen.errors import ThemeError
from kbgen.fields.nodes import Mapping, parse
from kbgen.fields.reader import Fields, Key
from kbgen.model.diagnostic import Diagnostic, Location

_KEYS = (Key("inherits"), Key("styles"), Key("scripts"))


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme after inheritance. ``folders`` are in order of precedence; ``styles`` and ``scripts`` are paths
    within a theme, ancestors' first."""

    name: str
    folders: tuple[Path, ...]
    styles: tuple[str, ...]
    scripts: tuple[str, ...]

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

    def catalogs(self, language: str) -> tuple[Path, ...]:
        """The catalogs of a language (a tag), the farthest ancestor's first."""
        found = (folder / "locale" / f"{language}.po" for folder in reversed(self.folders))
        return tuple(path for path in found if path.is_file())

    def static_files(self) -> Iterator[tuple[str, Path]]:
        """Files to publish as they are, by their path below ``static/``, sorted."""
        found: dict[str, Path] = {}
        for folder in reversed(self.folders):
            for path in (folder / "static").rglob("*"):
                if _is_file_below(folder, path) and not path.name.startswith("."):
                    found[path.relative_to(folder / "static").as_posix()] = path
        yield from sorted(found.items())


def _is_file_below(folder: Path, path: Path) -> bool:
    """Whether ``path`` is a file that really lies in ``folder``: no ``..``, no symbolic link out of it."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def built_in_themes() -> Path:
    """The themes that come with kbgen: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def load_theme(name: str, root: Path) -> Theme:
    """The theme ``name`` for the project in ``root``. Raises ``ThemeError`` if it or an ancestor is not there,
    is broken, or inherits from itself."""
    own, built_in = root / "themes", built_in_themes()
    folders: list[Path] = []
    styles: list[str] = []
    scripts: list[str] = []
    names: list[str] = []
    parent: str | None = name
    while parent is not None:
        if parent in names:
            raise ThemeError(
                f"the theme `{parent}` inherits from itself", f"Mend `inherits` in {parent}/theme.yml."
            )
        names.append(parent)
        here = [folder for folder in _distinct(own / parent, built_in / parent) if folder.is_dir()]
        if not here:
            raise ThemeError(f"there is no theme `{parent}`", f"Themes: {', '.join(theme_names(root))}.")
        fields = _settings(parent, here)
        styles[:0], scripts[:0] = fields.texts("styles"), fields.texts("scripts")
        folders += here
        parent = fields.text("inherits") or None
    return Theme(name, tuple(folders), tuple(dict.fromkeys(styles)), tuple(dict.fromkeys(scripts)))


def _distinct(*folders: Path) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(folder.resolve() for folder in folders))


def theme_names(root: Path) -> tuple[str, ...]:
    """The names of all themes that the project in ``root`` can have: its own and the built-in ones."""
    places = (root / "themes", built_in_themes())
    return tuple(
        sorted({path.name for place in places if place.is_dir() for path in place.iterdir() if path.is_dir()})
    )


def _settings(name: str, folders: list[Path]) -> Fields:
    """theme.yml of the nearest folder that has one."""
    report: list[Diagnostic] = []
    path = next((folder / "theme.yml" for folder in folders if (folder / "theme.yml").is_file()), None)
    try:
        node, problems = parse(path.read_text("utf-8"), Location(str(path))) if path else (None, ())
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path} cannot be read: {error}") from error
    report += problems
    mapping = node if isinstance(node, Mapping) else Mapping((), Location(str(path)))
    fields = Fields(mapping, _KEYS, report, f"the theme `{name}`")
    if report:
        raise ThemeError(str(report[0]), report[0].hint)
    return fields
