"""Asking for help loads nothing that only a build needs."""

import subprocess
import sys

HEAVY = ("babel", "jinja2", "kbgen.pipeline", "markdown", "nh3", "rich", "yaml")


def test_help_is_told_without_loading_what_a_build_needs() -> None:
    program = f"""
import sys
from kbgen.cli import main
main(["--help"], standalone_mode=False)
print(*(name for name in {HEAVY} if name in sys.modules), file=sys.stderr)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert "kbgen build" in told.stdout
    assert told.stderr.split() == []
