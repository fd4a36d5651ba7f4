"""kbgen check"""

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
@crew_options
@timings_option
def check(
    project: Path | None,
    drafts: bool | None,
    strict: bool,
    jobs: int | None,
    executor: str | None,
    timings: str | None,
) -> None:
    """Looks for mistakes in settings, content and your own theme, and builds nothing.

    Each mistake is shown with its place, a code and what to do:
    `content/el/orders/refund.md:7:12: error KB501 …`

    \b
    Examples:
      kbgen check
      kbgen check --strict        fail on warnings too
      kbgen check --project docs
    """
    from kbgen import pipeline
    from kbgen.cli.console import progress, say, show_diagnostics, summary
    from kbgen.cli.timings import show_timings

    with crew(jobs, executor) as workers, progress() as track:
        overrides = pipeline.Overrides(drafts=drafts)
        checked = pipeline.check(find_project(project), today(), overrides, track, crew=workers)
    show_diagnostics(checked.diagnostics)
    if timings:
        show_timings(track.times(), timings)
    if checked.project is not None:
        pipeline.check_theme(checked.project)
    say(f"Checked: {summary(checked.diagnostics)}.")
    sys.exit(1 if checked.fails(strict) else 0)
