"""Options that several commands share, and what they read from the surroundings."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.work.crew import Crew

Command = Callable[..., Any]

PROJECT_FILE = "kbgen.yml"


def project_option(command: Command) -> Command:
    """``--project DIR``"""
    return click.option(
        "--project",
        "-p",
        type=click.Path(path_type=Path),
        help="The folder with kbgen.yml. Default: this folder, or the nearest one above that has it.",
    )(command)


def drafts_option(command: Command) -> Command:
    """``--drafts``"""
    return click.option("--drafts", is_flag=True, default=None, help="Take in entries with `draft: true`.")(
        command
    )


def strict_option(command: Command) -> Command:
    """``--strict``"""
    return click.option("--strict", is_flag=True, help="Let warnings fail as errors do.")(command)


def crew_options(command: Command) -> Command:
    """``--jobs N`` and ``--executor ADDRESS``"""
    jobs = click.option(
        "--jobs",
        "-j",
        type=click.IntRange(min=1),
        help="Processes that share the work. Default: as many as there are processors to use.",
    )
    executor = click.option(
        "--executor",
        metavar="dask://HOST:PORT",
        help="Work on a Dask cluster instead, by the address of its scheduler (needs kbgen[dask]).",
    )
    return jobs(executor(command))


def timings_option(command: Command) -> Command:
    """``--timings``"""
    return click.option(
        "--timings",
        is_flag=False,
        flag_value="text",
        type=click.Choice(["text", "json"]),
        help="Print on standard error where the time went; `--timings=json` for programs.",
    )(command)


@contextmanager
def crew(jobs: int | None, executor: str | None) -> "Iterator[Crew]":
    """The workers that the options ask for. Raises ``KbgenError`` for a cluster that is not there."""
    from kbgen.work.cluster import SCHEME, cluster
    from kbgen.work.cores import usable_cores
    from kbgen.work.crew import Crew

    if executor is None:
        own = Crew(usable_cores() if jobs is None else jobs)
        try:
            yield own
        finally:
            own.close()
        return
    if not executor.startswith(SCHEME):
        raise KbgenError(f"`{executor}` is no address of a cluster", f"Write {SCHEME}HOST:PORT.")
    with cluster(executor) as workers:
        yield workers


def find_project(given: Path | None) -> Path:
    """The project's folder: the one given, or the nearest one upwards with a kbgen.yml, or this one."""
    if given is not None:
        return given.absolute()
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / PROJECT_FILE).is_file()), here)


def today() -> date:
    """The day on which this runs, or that of ``SOURCE_DATE_EPOCH`` (reproducible-builds.org). Raises ``KbgenError``
    for a value that is no number of seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        hint = "Set it to seconds since 1970, as `git log -1 --format=%ct` prints them, or unset it."
        raise KbgenError(f"SOURCE_DATE_EPOCH is not a time: {epoch[:40]}", hint) from error
