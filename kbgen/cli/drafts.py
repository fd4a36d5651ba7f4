"""Drafts of entries, written into a project."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kbgen.errors import KbgenError
from kbgen.incremental.rendering import Project
from kbgen.render.stubs import Stub, answered, make_stub
from kbgen.search.document import SearchDocument
from kbgen.search.miss_groups import Failed


def write_drafts(found: Iterable[tuple[Failed, Sequence[SearchDocument]]], project: Project) -> Iterator[str]:
    """Writes a draft of an entry for each search, given with what comes nearest, unless an entry asks it already;
    tells what was done. Raises ``KbgenError`` if a file cannot be written."""
    base, config = project.published, project.config
    content = config.root / config.content
    messages = {one.language.tag: one for one in project.messages}
    names = {name for entry in base.entries for name in (entry.id, *(t.slug for t in entry.translations))}

    def is_taken(name: str) -> bool:
        return name in names or any((content / tag / f"{name}.md").exists() for tag in messages)

    for failed, near in found:
        if there := answered(failed, base):
            yield f"Not written: {there} asks “{failed.query}” already."
            continue
        stub = make_stub(failed, near, base, messages[failed.language], is_taken)
        yield f"Written: {_write(stub, content, config.root)}"


def _write(stub: Stub, content: Path, root: Path) -> str:
    """Writes a file that was not there, inside the project. Raises ``KbgenError`` if that cannot be."""
    path = content / stub.path
    try:
        if not path.parent.resolve().is_relative_to(root.resolve()):
            raise KbgenError(f"{path.parent} leads out of the project", "Make it a folder of its own.")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(stub.text)
    except (OSError, RuntimeError) as error:  # Python 3.11 and 3.12 raise RuntimeError for a loop of links
        reason = getattr(error, "strerror", None) or error
        raise KbgenError(f"{path} cannot be written: {reason}", "Check what is in its place.") from error
    return path.relative_to(root).as_posix()
