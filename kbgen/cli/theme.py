"""kbgen theme"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbgen.cli.options import find_project, project_option
from kbgen.errors import KbgenError, ThemeError

if TYPE_CHECKING:
    from kbgen.render.theme import Theme


@click.group()
def theme() -> None:
    """Shows themes, and copies their files for you to change.

    \b
    Examples:
      kbgen theme list
      kbgen theme eject --list
      kbgen theme eject templates/entry.html
    """


@theme.command("list")
@project_option
def list_themes(project: Path | None) -> None:
    """Lists the themes that the project can have, its own and the built-in ones, each with those that it inherits.

    \b
    Examples:
      kbgen theme list
    """
    from kbgen.render.theme import theme_names

    root = find_project(project)
    used = _used_theme(root)
    for name in theme_names(root):
        click.echo(f"{'*' if name == used else ' '} {name}: {_chain(name, root)}")
    click.echo("* is the one that kbgen.yml names.")


@theme.command()
@click.argument("path", required=False)
@project_option
@click.option("--theme", "name", metavar="NAME", help="The theme to change. Default: that of kbgen.yml.")
@click.option("--list", "lists", is_flag=True, help="List the files that can be copied.")
def eject(path: str | None, project: Path | None, name: str | None, lists: bool) -> None:
    """Copies a file of the theme into the project, where it takes the place of the theme's own.

    PATH is a template, style, script, catalog or picture, such as templates/entry.html; the file's name is enough
    where there is but one. It is copied from the theme or the nearest that it inherits into themes/NAME/ of the
    project. A file that is there is never touched.

    \b
    Examples:
      kbgen theme eject --list
      kbgen theme eject templates/entry.html
      kbgen theme eject footer.css --theme default
    """
    from kbgen.render.theme import load_theme

    root = find_project(project)
    found = load_theme(name or _used_theme(root), root)
    if lists:
        for file, source in found.files():
            click.echo(f"{file}  ({source.parents[file.count('/')].name})")
        return
    if path is None:
        raise click.UsageError("Say which file, or ask for --list.")
    file, source = _chosen(path, found)
    target = root / "themes" / found.name / file
    _copy(source, target)
    click.echo(
        f"Copied to {target.relative_to(root)}. It takes the place of the theme's own; delete it to go back."
    )


def _used_theme(root: Path) -> str:
    from kbgen import pipeline
    from kbgen.cli.console import show_diagnostics

    config, problems = pipeline.load_config(root)
    if config is None:
        show_diagnostics(problems)
        sys.exit(1)
    return config.theme


def _chain(name: str, root: Path) -> str:
    """Where a theme comes from: its folders, and the themes that it inherits."""
    from kbgen.render.theme import load_theme

    try:
        found = load_theme(name, root)
    except ThemeError as error:
        return f"cannot be used: {error.message}"
    own = [folder for folder in found.folders if folder.name == name]
    places = [found.shown(folder) if folder.is_relative_to(found.root) else "built in" for folder in own]
    inherited = dict.fromkeys(folder.name for folder in found.folders if folder.name != name)
    return f"{' and '.join(places)}{', inherits ' if inherited else ''}{', '.join(inherited)}"


def _chosen(path: str, theme: "Theme") -> tuple[str, Path]:
    """The file of a theme that ``path`` means: its path within the theme, or the end of it."""
    from kbgen.fields.reader import close_match

    files = dict(theme.files())
    meant = [file for file in files if file == path] or [file for file in files if file.endswith(f"/{path}")]
    if len(meant) == 1:
        return meant[0], files[meant[0]]
    if meant:
        raise KbgenError(f"`{path}` is the name of several files", f"Say which: {', '.join(meant)}.")
    near = close_match(path, files) or close_match(path, {file.rpartition("/")[2] for file in files})
    hint = f"Did you mean `{near}`?" if near else "`kbgen theme eject --list` shows all files."
    raise KbgenError(f"the theme `{theme.name}` has no file `{path}`", hint)


def _copy(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(source.read_bytes())
    except FileExistsError as error:
        raise KbgenError(
            f"{target} is there already", "Change that file, or delete it to begin anew."
        ) from error
    except OSError as error:
        raise KbgenError(
            f"{target} cannot be written: {error.strerror}", "Check that you may write there."
        ) from error
