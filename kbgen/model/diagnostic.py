"""What an author got wrong, as data: placed, coded, with what to do about it."""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a diagnostic matters: an error fails the build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file: ``path`` relative to the project, ``line`` and ``column`` from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def moved(self, lines: int = 0, column: int | None = None) -> "Location":
        """The place ``lines`` further down, at ``column`` if one is given."""
        return Location(self.path, self.line + lines, self.column if column is None else column)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of mistake: a stable ``code`` (``KB301``), a readable ``name``, what it is about."""

    code: str
    name: str
    severity: Severity
    summary: str

    def at(self, location: Location, message: str, hint: str) -> "Diagnostic":
        """The diagnostic that this rule is broken at ``location``."""
        return Diagnostic(self, message, location, hint)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One broken rule at one place. ``hint`` says what to do."""

    rule: Rule
    message: str
    location: Location
    hint: str

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def sort_key(self) -> tuple[Location, str, str]:
        return self.location, self.rule.code, self.message

    def __str__(self) -> str:
        return f"{self.location}: {self.severity.value} {self.rule.code} {self.message}"
