"""Where the time of a build went, as a person and as a program are told."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from kbgen.config import read_config
from kbgen.source.entry_file import Parsed, Unread, parse_all
from kbgen.source.loader import load_knowledge_base
from tests.cli.test_commands import run
from tests.support import Project

T = TypeVar("T")


def test_programs_are_told_the_stages_with_their_numbers(project: Project) -> None:
    for number in range(3):
        project.entry(f"el/e{number}.md")
    told = json.loads(run("build", "--timings=json", cwd=project.root).stderr)
    items = {stage["stage"]: stage["items"] for stage in told["stages"]}
    assert items["Reading content/el"] == 3
    assert items["Reading content/he"] == 0
    assert items["Indexing"] == 2
    assert items["Rendering pages"] >= 6
    assert sum(stage["seconds"] for stage in told["stages"]) > 0
    assert all(stage["seconds"] <= told["seconds"] for stage in told["stages"])


def test_a_person_is_told_seconds_and_rates(project: Project) -> None:
    project.entry("el/a.md")
    lines = run("build", "--timings", cwd=project.root).stderr.splitlines()
    assert any(line.endswith("/s") and " s  Rendering pages " in line for line in lines)
    assert lines[-1].split() == [lines[-1].split()[0], "s", "All"]


def test_a_check_tells_the_time_of_its_reading(project: Project) -> None:
    project.entry("el/a.md")
    told = json.loads(run("check", "--timings=json", cwd=project.root).stderr)
    assert [stage["stage"] for stage in told["stages"]] == ["Reading content/el", "Reading content/he"]


def test_parsing_counts_as_reading(project: Project) -> None:
    for number in range(3):
        project.entry(f"el/e{number}.md")
    events: list[str] = []

    def track(items: Sequence[T], stage: str) -> Iterator[T]:
        yield from items
        events.append(f"{stage} is over")

    def noted(files: Iterable[Unread]) -> Iterator[Parsed]:
        together = [*parse_all(files)]  # as workers do it
        events.extend("parsed" for _ in together)
        yield from together

    config, _ = read_config((project.root / "kbgen.yml").read_text("utf-8"), project.root)
    assert config is not None
    load_knowledge_base(config, track, noted)
    assert events == [*["parsed"] * 3, "Reading content/el is over", "Reading content/he is over"]
