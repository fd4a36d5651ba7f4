"""Checkers that are no Python packages: axe-core and the Nu HTML checker, which scripts/setup-checkers installs."""

import shutil
import sys
from pathlib import Path

from tests.support import unavailable

_HINT = f"run scripts/setup-checkers {sys.prefix}"
# Java's second compiler pays off later than the checker lives; code of the first one needs a deeper stack.
_BRIEFLY = ("-XX:TieredStopAtLevel=1", "-Xss2m")


def axe_script() -> str:
    """The source of axe-core. Without it the test is skipped, or fails if $CI is set."""
    return _installed("axe-core/axe.min.js").read_text("utf-8")


def nu_command() -> list[str]:
    """How the Nu checker is called, likewise."""
    java = shutil.which("java") or unavailable(f"There is no Java: {_HINT}.")
    return [java, *_BRIEFLY, "-jar", str(_installed("vnu-jar/build/dist/vnu.jar"))]


def _installed(path: str) -> Path:
    file = Path(sys.prefix) / "checkers" / "node_modules" / path
    return file if file.is_file() else unavailable(f"There is no {file}: {_HINT}.")
