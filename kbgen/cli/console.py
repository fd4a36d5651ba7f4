"""What a person sees: diagnostics, progress, the last word. Diagnostics go to standard output."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from kbgen.model.diagnostic import Diagnostic, Severity

T = TypeVar("T")

_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_PATIENCE = 1.0  # seconds of work before a bar appears
_REDRAWN = 0.1  # seconds between two looks of it
TOTAL = "All"


def console(stderr: bool = False) -> Console:
    """Standard output, or standard error; colours only on a terminal, and not with NO_COLOR."""
    return Console(stderr=stderr, highlight=False, soft_wrap=True, emoji=False)


def show_diagnostics(diagnostics: Iterable[Diagnostic], out: Console) -> None:
    """``path:line:column: severity CODE message``, and the hint below it."""
    for found in diagnostics:
        line = Text.assemble(
            (f"{found.location}: ", "bold"),
            (f"{found.severity.value} ", _COLORS[found.severity]),
            f"{found.rule.code} {found.message}",
        )
        out.print(line)
        out.print(Text(f"    {found.hint}", style="dim"))


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """``1 error, 2 warnings, 0 notes``"""
    numbers = Counter(found.severity for found in diagnostics)
    return ", ".join(f"{numbers[kind]} {kind.value}{'' if numbers[kind] == 1 else 's'}" for kind in Severity)


@contextmanager
def progress() -> Iterator["Tracker"]:
    """A bar on standard error for stages that take longer than a second; nothing where there is no terminal."""
    out = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate())
    # Redrawn as items go by and by no thread of its own: processes are forked meanwhile.
    with Progress(
        *columns, console=out, transient=True, disable=not out.is_terminal, auto_refresh=False
    ) as bars:
        yield Tracker(bars)


class _Rate(ProgressColumn):
    """How many items a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")


class Tracker:
    """Shows how far stages have come, and notes how long they took."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._begin = self._drawn = time.monotonic()
        self._times: dict[str, tuple[float, int]] = {}

    def __call__(self, items: Sequence[T], stage: str) -> Iterable[T]:
        task = self._bars.add_task(stage, total=len(items), visible=False)
        begin = time.monotonic()
        for done, item in enumerate(items, 1):
            yield item
            if (now := time.monotonic()) - self._drawn > _REDRAWN:
                self._drawn = now
                self._bars.update(task, completed=done, visible=now - self._begin > _PATIENCE)
                self._bars.refresh()
        self._bars.remove_task(task)
        self._times[stage] = (time.monotonic() - begin, len(items))

    def times(self) -> dict[str, tuple[float, int]]:
        """Seconds and number of items of each stage that has ended, and of all together."""
        total = (time.monotonic() - self._begin, 1)
        return {**self._times, TOTAL: total}
