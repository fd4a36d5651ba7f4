"""Keeping a site that was replaced, so that the next but one need not be made file by file.

Of two builds in turn, nearly all files are the same: the folder of the one before last needs but a few other links.
Where there is none that is much the same, the new site itself is linked there, which spares the next build that.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from kbgen.publish.paths import folders_of
from kbgen.publish.tree import PublishedFiles, Tree, scan


def retired(folder: Path, spare: Path | None, published: PublishedFiles, now: PublishedFiles) -> bool:
    """Move an old site to ``spare``, if it holds what was ``published``, unchanged, most of it still is, and the place
    is free. ``now`` are the files of the new site: what both share is lost in neither."""
    shared = {path: file for path, file in published.items() if now.get(path) is file}
    if spare is None or 2 * len(shared) < len(now):
        return False
    try:
        tree = scan(folder, shared)
        stamps = {path: file.stamp for path, file in published.items()}
        if tree.files != stamps or tree.others or set(tree.folders) != folders_of(published):
            return False
        spare.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(spare)
    except OSError:
        return False
    return True


def revived(spare: Path | None, folder: Path, published: PublishedFiles) -> Tree:
    """Make ``folder``, of the site at ``spare`` if there is one; return what stands in it. What it shares with the site
    that is ``published`` has been looked at there. Raises OSError."""
    try:
        if spare is None:
            raise FileNotFoundError
        spare.rename(folder)
    except OSError:  # there is none, another build was quicker, or it is on another disk
        folder.mkdir()
        return Tree()
    tree = scan(folder, published)
    if tree.others:
        shutil.rmtree(folder)
        folder.mkdir()
        return Tree()
    return tree


def doubled(output: Path, spare: Path, files: PublishedFiles) -> None:
    """Link the ``files`` of the site at ``output`` at ``spare``, if nothing is there. Where one cannot be, as on
    another disk, none is: the next build makes them."""
    with suppress(OSError):
        spare.mkdir(parents=True)
        try:
            for folder in sorted(folders_of(files)):
                (spare / folder).mkdir()
            for path in files:
                os.link(f"{output}/{path}", f"{spare}/{path}", follow_symlinks=False)
        except OSError:
            shutil.rmtree(spare)
