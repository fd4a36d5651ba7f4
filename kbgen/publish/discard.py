"""Getting rid of an old site, and of what killed builds left behind, without losing a foreign file."""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from kbgen.publish.paths import MANIFEST_NAME, folders_of
from kbgen.publish.siblings import claim, dead_siblings
from kbgen.publish.swap import moved
from kbgen.publish.tree import PublishedFiles, holds, manifest_of, scan


def discard(folder: Path, output: Path, known: PublishedFiles = MappingProxyType({})) -> Path | None:
    """Delete from an old site what its manifest lists and nobody changed; ``known`` tells of files by their stamp what
    they hold.

    If something is left over, it is kept in a folder beside ``output``, whose path is returned.
    """
    try:
        if not folder.is_symlink() and folder.is_dir():
            _delete_published(folder, known)
            return _removed_or_kept(folder, output)
        return _keep(folder, output) if os.path.lexists(folder) else None
    except OSError:
        # The new site is in its place, so this fails no build; the next one tries again.
        return folder


def _delete_published(folder: Path, known: PublishedFiles) -> None:
    tree = scan(folder)
    digests = manifest_of(
        folder, tree
    )  # what is known may be less: another build may have replaced what was seen
    for path, stamp in tree.files.items():
        is_listed = path != MANIFEST_NAME and path in digests
        if is_listed and holds(folder, path, stamp, digests[path], known):
            os.unlink(f"{folder}/{path}")
    for path in sorted(folders_of(digests) & set(tree.folders), key=len, reverse=True):
        with suppress(OSError):  # not empty
            (folder / path).rmdir()
    # The manifest goes last: until then, a killed build's half-deleted folder still tells what is ours.
    if digests:
        (folder / MANIFEST_NAME).unlink()


def _removed_or_kept(folder: Path, output: Path) -> Path | None:
    with suppress(OSError):
        folder.rmdir()
        return None
    return _keep(folder, output)


def _keep(folder: Path, output: Path) -> Path:
    kept = output.with_name(f"{output.name}.kept-{secrets.token_hex(4)}")
    folder.rename(kept)
    return kept


def restore(output: Path) -> None:
    """If a build was killed between two renames and left no site, put back the one it had put aside."""
    if os.path.lexists(output) or not output.parent.is_dir():
        return
    spares = [sibling for sibling in dead_siblings(output) if sibling.kind == "spare"]
    for spare in filter(_is_whole, (sibling.path for sibling in spares)):
        with suppress(FileNotFoundError):
            moved(spare, output)
            return


def _is_whole(folder: Path) -> bool:
    tree = scan(folder)
    return MANIFEST_NAME in tree.files and manifest_of(folder, tree).keys() <= set(tree.files)


def sweep(output: Path) -> tuple[Path, ...]:
    """Remove what killed builds left beside ``output``; return the folders of foreign files in it."""
    kept = []
    for sibling in dead_siblings(output):
        own = claim(sibling, output)
        if own and sibling.kind == "staging":
            shutil.rmtree(own, ignore_errors=True)
        elif own:
            kept.append(discard(own, output))
    return tuple(path for path in kept if path)
