"""kbgen build"""

import sys
from pathlib import Path

import click

from kbgen.cli.options import (
    crew,
    crew_options,
    drafts_option,
    find_project,
    project_option,
    strict_option,
    timings_option,
    today,
)


@click.command()
@project_option
@drafts_option
@strict_option
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Where to publish. Default: `output` in kbgen.yml.",
)
@crew_options
@timings_option
def build(
    project: Path | None,
    drafts: bool | None,
    strict: bool,
    output: Path | None,
    jobs: int | None,
    executor: str | None,
    timings: str | None,
) -> None:
    """Builds the site.

    A site that is there already is replaced in one step, and only if there are no errors: readers never see
    half a site. A folder that holds files of others is left alone.

    \b
    Examples:
      kbgen build
      kbgen build --strict                        fail on warnings, as a pipeline should
      kbgen build --project docs --output /srv/www/help
      kbgen build --jobs 4 --timings
    """
    from kbgen import pipeline
    from kbgen.cli.console import progress, say, show_diagnostics, summary
    from kbgen.cli.timings import show_timings

    with crew(jobs, executor) as workers, progress() as track:
        built = pipeline.build(
            find_project(project), today(), output and output.absolute(),
            pipeline.Overrides(drafts=drafts), track, strict, crew=workers,
        )  # fmt: skip
    show_diagnostics(built.diagnostics)
    for note in built.notes:
        say(f"kbgen: {note}", err=True)
    if timings:
        show_timings(track.times(), timings)
    if built.result is None or built.output is None:
        say(f"Not built: {summary(built.diagnostics)}. What was published before is unchanged.")
        sys.exit(1)
    result = built.result
    say(f"Built {result.written + result.unchanged} files ({result.written} new or changed, "
              f"{result.removed} removed): {summary(built.diagnostics)}.")  # fmt: skip
    for folder in result.kept:
        say(f"Files that are not kbgen's were kept in {folder}.")
    say(f"Open {built.output / 'index.html'}")
