"""The format of the examples beside this file: cases, each with the files of a project and what `kbgen check`
says about them.

    # A title
    @@ content/el/a.md
    the text of a file
    @@ content/el/b.md escaped
    text in which \\x00, \\r, \\u202e and the like are written out
    @@ content/el/c.md encoding=cp1253
    text that is saved in another encoding
    @@ content/el/d.md link=../../elsewhere.md
    @@ expected
    content/el/a.md:1:1: error KB301 the entry does not begin with front matter
        Begin the file with …

Lines before the first title are for the reader. What a case does not give of kbgen.yml, categories.yml and
the folder of Greek is as below.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support import Project

FOLDER = Path(__file__).parent
DEFAULTS = {
    "kbgen.yml": "title: Βάση\nlanguages: [el]\n",
    "content/el/.keep": "",
    "content/categories.yml": "orders:\n  title: Παραγγελίες\n",
}
EXPECTED = "expected"

_TITLE = re.compile(r"^# (?=.+\n@@ )", re.M)
_PART = re.compile(r"^@@ (\S+)(?: (\S+))?\n", re.M)


@dataclass(frozen=True)
class File:
    """A file of a case: ``how`` says in what way it is written, or is ''."""

    path: str
    how: str
    text: str

    def write(self, project: Project) -> None:
        option, _, value = self.how.partition("=")
        if option == "link":
            link = project.root / self.path
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(value)
        elif option == "escaped":
            project.write(
                self.path, codecs.decode(self.text.encode("ascii", "backslashreplace"), "unicode_escape")
            )
        else:
            project.write(self.path, self.text.encode(value or "utf-8"))


@dataclass(frozen=True)
class Case:
    """A project with mistakes, and what is said about them."""

    source: str
    title: str
    files: tuple[File, ...]
    expected: str

    def write(self, project: Project) -> None:
        """Writes the files into a project, with the defaults for what is not given."""
        for path, text in DEFAULTS.items():
            if not any(f"{file.path}/".startswith(f"{path}/") for file in self.files):
                project.write(path, text)
        for file in self.files:
            file.write(project)


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file."""
    for text in _TITLE.split(path.read_text("utf-8"))[1:]:
        title, _, rest = text.partition("\n")
        _, *parts = _PART.split(rest)
        files = [
            File(name, how or "", body)
            for name, how, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        ]
        expected = next(file.text for file in files if file.path == EXPECTED)
        yield Case(path.name, title, tuple(file for file in files if file.path != EXPECTED), expected.strip())


CASES = tuple(case for path in sorted(FOLDER.glob("KB*.txt")) for case in read_cases(path))


def output(project: Project) -> str:
    """What `kbgen check` prints about a project."""
    return "\n".join(f"{found}\n    {found.hint}" for found in project.check())
