"""kbgen searches"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbgen.cli.options import find_project, project_option, today
from kbgen.errors import KbgenError

if TYPE_CHECKING:
    from kbgen.search.collection import Collection
    from kbgen.search.document import SearchDocument
    from kbgen.search.miss_groups import Failed
    from kbgen.search.misses import Miss

_NEAREST = 3
_MOST_BAD_LINES = 10


@click.group()
def searches() -> None:
    """Works on what readers searched for.

    \b
    Examples:
      kbgen searches report failed-searches-2026-11-21.csv
    """


@searches.command()
@click.argument(
    "files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
)
@project_option
@click.option("--lang", metavar="TAG", help="Only searches in this language.")
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(1),
    help="How many, the most frequent first.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of a table.")
@click.option("--draft", is_flag=True, help="Write a draft of an entry for each of them.")
def report(
    files: tuple[Path, ...], project: Path | None, lang: str | None, limit: int, as_json: bool, draft: bool
) -> None:
    """Shows what readers looked for and did not find, with the entries that come nearest.

    FILE is a list of failed searches as a browser keeps it, downloaded from the search page, or what a web
    server was sent, one JSON object a line; - is standard input. Searches for the same in another spelling,
    in Greeklish or on the wrong keyboard layout count as one. Lines that cannot be read are told on standard
    error and passed over. With --draft, drafts are written below content/LANGUAGE/drafts/; a file that is
    there is never touched.

    \b
    Examples:
      kbgen searches report failed-searches-2026-11-21.csv
      kbgen searches report --lang el --limit 5 --draft *.csv
      kbgen searches report --json searches.log
    """
    from kbgen import pipeline
    from kbgen.cli.console import progress, show_diagnostics, summary
    from kbgen.cli.drafts import write_drafts
    from kbgen.render.search_collections import search_collections
    from kbgen.search.miss_groups import nearest

    misses = _read(files)
    overrides = pipeline.Overrides(drafts=True)  # what is being written is not missing
    with progress() as track:
        checked = pipeline.check(find_project(project), today(), overrides, track)
        if checked.project is None:
            show_diagnostics(checked.diagnostics)
            click.echo(f"No report: {summary(checked.diagnostics)}.", err=True)
            sys.exit(1)
        base = checked.project.published
        collections = search_collections(base, checked.project.config, base.languages)
        top = _top(misses, collections, lang, limit)
        found = [
            _Found(one, nearest(one, collections[one.language], _NEAREST))
            for one in track(top, "Looking for the nearest entries")
        ]
    if as_json:
        click.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
    else:
        _show(found)
    if draft:
        for message in write_drafts([(one.failed, one.near) for one in found], checked.project):
            click.echo(message, err=as_json)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was looked for, and what comes nearest to it."""

    failed: "Failed"
    near: "tuple[SearchDocument, ...]"


def _read(files: Iterable[Path]) -> "list[Miss]":
    """All failed searches in ``files``. Raises ``KbgenError`` if there are none but bad lines and bad files."""
    from kbgen.search.misses import read_log

    misses: list[Miss] = []
    is_fine = False
    for file in files:
        try:
            text = sys.stdin.buffer.read().decode() if str(file) == "-" else file.read_text("utf-8")
        except UnicodeDecodeError:
            click.echo(f"{file}: warning: this is no UTF-8; save it as “CSV UTF-8”", err=True)
            continue
        except OSError as error:
            click.echo(f"{file}: warning: it cannot be read: {error.strerror}", err=True)
            continue
        read, bad_lines = read_log(text)
        for bad in bad_lines[:_MOST_BAD_LINES]:
            click.echo(f"{file}:{bad.number}: warning: passed over: {bad.problem}", err=True)
        if len(bad_lines) > _MOST_BAD_LINES:
            click.echo(f"{file}: warning: {len(bad_lines)} lines in all were passed over", err=True)
        misses += read
        is_fine = is_fine or bool(read) or not bad_lines
    if not is_fine:
        hint = "Download the list from the search page, or give it the lines that browsers sent."
        raise KbgenError("there are no failed searches to be read", hint)
    return misses


def _top(
    misses: "Sequence[Miss]", collections: "Mapping[str, Collection]", lang: str | None, limit: int
) -> "Sequence[Failed]":
    """What was looked for most often in the project's languages, or in ``lang`` alone."""
    from kbgen.search.miss_groups import group

    if lang is not None and lang not in collections:
        raise KbgenError(f"the project has no language {lang}", f"Languages: {', '.join(collections)}.")
    for tag, number in sorted(Counter(miss.language for miss in misses).items()):
        if tag not in collections:
            text = f"{number} search{'' if number == 1 else 'es'} in {tag}"
            click.echo(f"warning: passed over: {text}, which is no language of the project", err=True)
    groups = [
        failed
        for tag, own in collections.items()
        if lang in (None, tag)
        for failed in group([miss for miss in misses if miss.language == tag], own)
    ]
    return sorted(groups, key=lambda failed: -failed.count)[:limit]


def _as_json(found: _Found) -> dict[str, Any]:
    failed = found.failed
    return {
        "query": failed.query,
        "language": failed.language,
        "count": failed.count,
        "results": failed.results,
        "last": failed.last and failed.last.isoformat(),
        "spellings": failed.spellings,
        "nearest": [{"id": one.id, "question": one.question} for one in found.near],
    }


def _show(found: Sequence[_Found]) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not found:
        click.echo("No failed searches.")
        return
    table = Table(box=SIMPLE, show_lines=True)
    table.add_column("Times", justify="right")
    table.add_column("Searched for", overflow="fold")
    table.add_column("Language")
    table.add_column("Results", justify="right")
    table.add_column("Nearest entries", overflow="fold")
    for one in found:
        failed = one.failed
        query = Text("\n").join([Text(failed.query), *(Text(text, style="dim") for text in failed.spellings)])
        near = Text("\n").join(Text.assemble((each.id, "cyan"), " ", each.question) for each in one.near)
        table.add_row(str(failed.count), query, failed.language, str(failed.results), near)
    Console(highlight=False).print(table)
