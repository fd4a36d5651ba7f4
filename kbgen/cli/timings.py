"""Where the time of a build went, stage by stage."""

import json
from collections.abc import Mapping

from kbgen.cli.console import TOTAL, say

Times = Mapping[str, tuple[float, int]]


def show_timings(times: Times, form: str) -> None:
    """Prints seconds, number of items and items a second of each stage on standard error; ``form`` is text or json.
    Stages overlap where pages are written while others are rendered."""
    if form == "json":
        say(_as_json(times), err=True)
        return
    for stage, (seconds, items) in times.items():
        rate = f"  {items:>7,} at {items / seconds:>8,.0f}/s" if stage != TOTAL and seconds else ""
        say(f"{seconds:>8.2f} s  {stage:<20}{rate}", err=True)


def _as_json(times: Times) -> str:
    stages = [
        {"stage": stage, "seconds": round(seconds, 4), "items": items}
        for stage, (seconds, items) in times.items()
        if stage != TOTAL
    ]
    return json.dumps({"seconds": round(times[TOTAL][0], 4), "stages": stages}, ensure_ascii=False)
