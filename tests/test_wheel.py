"""The wheel alone is enough: installed into an empty environment, it builds a project elsewhere."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.support import Project

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.mark.slow
def test_the_installed_wheel_builds_a_site_in_another_folder(tmp_path: Path, project: Project) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist", cwd=ROOT)
    wheel = next((tmp_path / "dist").glob("kbgen-*.whl"))
    venv.create(tmp_path / "empty", with_pip=True)
    python = tmp_path / "empty" / "bin" / "python"
    constraints = ROOT / "constraints.txt"
    run(python, "-m", "pip", "install", "--quiet", "--constraint", constraints, wheel, cwd=tmp_path)
    project.entry("el/a.md", "Πώς πληρώνω;")
    project.entry("el/b.md", "Πού είναι το μαγαζί;", "Το κατάστημα είναι στην πλατεία.")
    project.entry("he/a.md", "איך משלמים?")
    done = run(tmp_path / "empty" / "bin" / "kbgen", "build", cwd=project.root)
    assert "index.html" in done.stdout
    assert "Πώς πληρώνω" in (project.root / "site/el/a.html").read_text("utf-8")
    assert list((project.root / "site/assets").glob("kbgen-*.css"))
    (index,) = (project.root / "site/assets").glob("search-el*/index.js")
    assert b'"thesaurus":""' not in index.read_bytes()
    assert "kbgen" in run(python, "-m", "kbgen", "--version", cwd=tmp_path).stdout
