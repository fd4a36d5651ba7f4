"""kbgen clean"""

import shutil
from pathlib import Path

import click

from kbgen.cli.options import find_project, project_option


@click.command()
@project_option
def clean(project: Path | None) -> None:
    """Deletes what kbgen remembers of earlier builds (.kbgen/cache in the project). The site stays.

    The next build does everything anew, and gives the same.

    \b
    Examples:
      kbgen clean
      kbgen clean --project docs
    """
    from kbgen.cache.store import FOLDER
    from kbgen.errors import SourceError

    folder = find_project(project) / FOLDER
    if not folder.is_dir() or folder.is_symlink():
        click.echo(f"There is nothing to delete in {folder}.")
        return
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise SourceError(f"{folder} cannot be deleted: {error.strerror}", "Delete it by hand.") from error
    click.echo(f"Deleted {folder}.")
