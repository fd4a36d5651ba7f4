"""What a person sees: diagnostics, progress, the last word. Diagnostics go to standard output."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kbgen.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

_STYLES: dict[Severity, dict[str, Any]] = {
    Severity.ERROR: {"fg": "red", "bold": True},
    Severity.WARNING: {"fg": "yellow"},
    Severity.NOTE: {"fg": "cyan"},
}
_PATIENCE = 1.0  # seconds of work before a bar appears
_REDRAWN = 0.1  # seconds between two looks of it
TOTAL = "All"


def say(text: str = "", err: bool = False) -> None:
    """Prints a line on standard output, or standard error; with colours only on a terminal, and not with NO_COLOR."""
    click.echo(text, err=err, color=False if os.environ.get("NO_COLOR") else None)


def show_diagnostics(diagnostics: Iterable[Diagnostic], err: bool = False) -> None:
    """``path:line:column: severity CODE message``, and the hint below it."""
    for found in diagnostics:
        place = click.style(f"{found.location}: ", bold=True)
        severity = click.style(f"{found.severity.value} ", **_STYLES[found.severity])
        say(f"{place}{severity}{found.rule.code} {found.message}", err)
        say(click.style(f"    {found.hint}", dim=True), err)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """``1 error, 2 warnings, 0 notes``"""
    numbers = Counter(found.severity for found in diagnostics)
    return ", ".join(f"{numbers[kind]} {kind.value}{'' if numbers[kind] == 1 else 's'}" for kind in Severity)


@contextmanager
def progress() -> Iterator["Tracker"]:
    """A bar on standard error for stages that take longer than a second; nothing where there is no terminal."""
    with ExitStack() as shown:
        yield Tracker(shown)


def _bars() -> "Progress":
    # Imported when work takes so long that it is shown: Rich takes longer than a build that has nothing to do.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    rate = TextColumn("[dim]{task.fields[rate]:,.0f}/s")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate)
    # Redrawn as items go by and by no thread of its own: processes are forked meanwhile.
    return Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)


class Tracker:
    """Shows how far stages have come, and notes how long they took."""

    def __init__(self, shown: ExitStack) -> None:
        self._bars = cache(lambda: shown.enter_context(_bars()))
        self._is_watched = sys.stderr.isatty()
        self._begin = self._drawn = time.monotonic()
        self._times: dict[str, tuple[float, int]] = {}

    def __call__(self, items: Sequence[T], stage: str) -> Iterable[T]:
        begin = time.monotonic()
        task = None
        for done, item in enumerate(items, 1):
            yield item
            now = time.monotonic()
            if self._is_watched and now - begin > _PATIENCE and now - self._drawn > _REDRAWN:
                self._drawn = now
                bars = self._bars()
                if task is None:
                    task = bars.add_task(stage, total=len(items), visible=False)
                rate = done / (now - begin)
                bars.update(task, completed=done, rate=rate, visible=True, refresh=True)
        if task is not None:
            self._bars().remove_task(task)
        self._times[stage] = (time.monotonic() - begin, len(items))

    def times(self) -> dict[str, tuple[float, int]]:
        """Seconds and number of items of each stage that has ended, and of all together."""
        total = (time.monotonic() - self._begin, 1)
        return {**self._times, TOTAL: total}
