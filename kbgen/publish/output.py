"""Whether a folder may be the output folder, and what stands in it from the build before."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from kbgen.errors import OutputRefused, PublishError
from kbgen.publish.paths import MANIFEST_NAME
from kbgen.publish.tree import PublishedFile, Survey, survey

_SHOWN = 5
_TRIES = 100
_OTHER_FOLDER = "Choose another output folder."


def locate(output: Path) -> Path:
    """The output folder's real address: links above it are followed, but not the folder itself."""
    absolute = output.absolute()
    if absolute.name in {"", ".."}:
        return Path(os.path.realpath(absolute))
    return Path(os.path.realpath(absolute.parent)) / absolute.name


def refuse_misplaced(output: Path, project: Path | None, forbidden: tuple[Path, ...]) -> None:
    """Raise OutputRefused if a located output folder is or contains the project, or if it is, contains or
    lies in a forbidden folder."""
    if project and _contains(output, project):
        raise OutputRefused(f"the output folder {output} is the project or a folder above it", _OTHER_FOLDER)
    for other in forbidden:
        if _contains(output, other) or _contains(other, output):
            raise OutputRefused(f"the output folder {output} and {other} overlap", _OTHER_FOLDER)


def _contains(outer: Path, inner: Path) -> bool:
    real = Path(os.path.realpath(inner))
    return any(_is_same(outer, folder) for folder in (real, *real.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return Path(os.path.realpath(one)) == other


def previous_files(output: Path, look: Callable[[Path], Survey] = survey) -> dict[str, PublishedFile]:
    """The files of the site that stands at ``output``, by path, as ``look`` sees it; nothing if there is none.

    Raises OutputRefused if anything there was not written by a build of ours or was changed since,
    PublishError if other builds replace the folder so often that it cannot be read, and OSError.
    """
    for _ in range(_TRIES):
        identity = _identity(output)
        if identity is None:
            return {}
        try:
            found = look(output)
        except (FileNotFoundError, NotADirectoryError):
            continue
        # Had another build replaced the folder under our eyes, what seems foreign would only be mixed up.
        if not found.foreign or identity == _identity(output):
            _refuse_foreign(output, found)
            return found.published
    raise PublishError(f"{output} changes while it is read", "Let other builds end, then build again.")


def _identity(output: Path) -> tuple[int, int, int] | None:
    try:
        found = output.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(found.st_mode):
        hint = "Name the folder that it leads to, or choose another output folder."
        raise OutputRefused(f"the output folder {output} is a symbolic link", hint)
    if not stat.S_ISDIR(found.st_mode):
        raise OutputRefused(f"the output folder {output} is not a folder", _OTHER_FOLDER)
    if os.path.ismount(output):
        hint = "The folder is replaced as a whole at each build, so choose a folder inside it."
        raise OutputRefused(f"the output folder {output} is a mount point", hint)
    return found.st_dev, found.st_ino, found.st_ctime_ns


def _refuse_foreign(output: Path, found: Survey) -> None:
    if not found.foreign:
        return
    shown = ", ".join(path if path.isprintable() else ascii(path) for path in found.foreign[:_SHOWN])
    more = f" and {len(found.foreign) - _SHOWN} more" if len(found.foreign) > _SHOWN else ""
    if found.published:
        reason = "holds what kbgen did not write or what was changed since"
        hint = "Move that elsewhere (delete what is marked as changed), or choose another output folder."
    elif MANIFEST_NAME in found.foreign:
        reason = f"has a damaged {MANIFEST_NAME}, so that nothing in it is known to be from kbgen"
        hint = "Delete the folder if nothing in it is yours, or choose another output folder."
    else:
        reason = "is not empty and was not written by kbgen"
        hint = "Empty the folder, or choose another output folder."
    raise OutputRefused(f"the output folder {output} {reason}: {shown}{more}", hint)
