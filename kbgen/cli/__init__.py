"""The command line: a group of commands, and the one place where failures become messages."""

import atexit
import gc
import sys
from typing import Any

import click

from kbgen import __version__
from kbgen.cli.build import build
from kbgen.cli.check import check
from kbgen.cli.clean import clean
from kbgen.cli.search import search
from kbgen.cli.searches import searches
from kbgen.cli.serve import serve
from kbgen.cli.theme import theme
from kbgen.errors import KbgenError

USAGE_ERROR = 2
# When Python looks for cycles among its objects. Records form none, and to look at all of them each time that a quarter
# more are there takes a quarter of a build: so the youngest are looked at, not too often, and the oldest hardly ever.
COLLECTED = (50_000, 50, 100)


class _Group(click.Group):
    """A group whose failures are a message and a hint on standard error, and exit status 2."""

    def invoke(self, ctx: click.Context) -> Any:
        gc.set_threshold(*COLLECTED)
        atexit.register(gc.freeze)  # nobody needs to look once more at the very end
        try:
            return super().invoke(ctx)
        except KbgenError as error:
            click.echo(f"kbgen: {error.message}", err=True)
            if error.hint:
                click.echo(f"  {error.hint}", err=True)
            sys.exit(USAGE_ERROR)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kbgen")
def main() -> None:
    """Builds a static site from FAQ entries in Markdown, in Greek, Hebrew and any other language.

    \b
    Examples:
      kbgen check                 look for mistakes in the project in this folder
      kbgen build                 build the site into site/
      kbgen serve                 build it and look at it in a browser
      kbgen search refund         find what a reader finds
      kbgen theme eject --list    see what of a theme you can change
      kbgen searches report FILE  see what readers looked for and did not find

    Exit status: 0 when all is well, 1 when content has errors, 2 when a command or its surroundings fail.
    """


main.add_command(build)
main.add_command(check)
main.add_command(clean)
main.add_command(search)
main.add_command(searches)
main.add_command(serve)
main.add_command(theme)
