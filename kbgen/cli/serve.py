"""kbgen serve"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from kbgen.cli.options import crew, crew_options, drafts_option, find_project, project_option, today


@click.command()
@project_option
@drafts_option
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port."
)
@crew_options
def serve(
    project: Path | None, drafts: bool | None, port: int, jobs: int | None, executor: str | None
) -> None:
    """Builds the site into a temporary folder and serves it to this machine's browser.

    Ends with Ctrl-C. Nothing is written to the output folder.

    \b
    Examples:
      kbgen serve
      kbgen serve --drafts --port 9000
    """
    from kbgen import pipeline
    from kbgen.cli.console import progress, say, show_diagnostics, summary
    from kbgen.model.site_config import Offline
    from kbgen.preview.server import serve as serve_folder

    # An address of the root keeps links on the 404 page right at any depth; a worker would outlive the preview.
    overrides = pipeline.Overrides(base_url="/", drafts=drafts, offline=Offline.NOTHING)
    with TemporaryDirectory(prefix="kbgen-") as folder:
        with crew(jobs, executor) as workers, progress() as track:
            built = pipeline.build(
                find_project(project), today(), Path(folder) / "site", overrides, track, crew=workers
            )
        show_diagnostics(built.diagnostics)
        if built.output is None or built.config is None:
            say(f"Not served: {summary(built.diagnostics)}.")
            sys.exit(1)
        serve_folder(
            built.output,
            port=port,
            ready=lambda address: say(f"Serving {address} (stop with Ctrl-C)"),
            send_to=(built.config.search_log, built.config.feedback),
        )
