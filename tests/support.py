"""A project on the disk that a test writes file by file."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from kbgen import pipeline
from kbgen.model.diagnostic import Diagnostic

TODAY = date(2026, 11, 21)


def unavailable(reason: str) -> NoReturn:
    """Skips a test that lacks what it needs, or fails it if $CI is set."""
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass(frozen=True)
class Project:
    """A project in the folder ``root``."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """Writes a file, ``path`` being relative to the project; text as UTF-8 with its line ends as they are."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        return target

    def entry(self, path: str, question: str = "Ερώτηση;", answer: str = "Απάντηση.", **fields: str) -> Path:
        """Writes an entry at content/``path``; ``fields`` are more front matter, as YAML."""
        lines = [
            f"{key}: {value}" for key, value in {"question": question, "category": "orders", **fields}.items()
        ]
        return self.write(f"content/{path}", "\n".join(["---", *lines, "---", answer, ""]))

    def check(self, today: date = TODAY) -> tuple[Diagnostic, ...]:
        """What `kbgen check` finds."""
        return pipeline.check(self.root, today).diagnostics

    def codes(self) -> list[str]:
        """The codes of what is found, in the order of their places."""
        return [found.rule.code for found in self.check()]

    def try_build(self, output: Path | None = None, use_cache: bool = True) -> pipeline.Built:
        """Builds the site, if its content allows it."""
        return pipeline.build(self.root, TODAY, output, use_cache=use_cache)

    def build(self, output: Path | None = None, **overrides: object) -> Path:
        """Builds the site and returns its folder; what hinders the build fails the test."""
        built = pipeline.build(self.root, TODAY, output, pipeline.Overrides(**overrides))  # type: ignore[arg-type]
        assert built.output is not None, [str(found) for found in built.diagnostics]
        return built.output
