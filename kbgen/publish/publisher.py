"""The order of publishing: check, write beside, swap, clean up."""

import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType

from kbgen.errors import PublishError
from kbgen.model.artifact import Artifact
from kbgen.publish.discard import discard, restore, sweep
from kbgen.publish.output import locate, previous_files, refuse_misplaced
from kbgen.publish.paths import MANIFEST_NAME
from kbgen.publish.retire import doubled, retired, revived
from kbgen.publish.siblings import new_sibling
from kbgen.publish.stage import stage
from kbgen.publish.swap import Exchange, exchange, take_place
from kbgen.publish.tree import PublishedFiles, Tree, survey

_HINTS = {
    errno.ENOSPC: "Free some space on the disk: for a moment the old and the new site stand side by side.",
    errno.EDQUOT: "Free some of your disk quota: for a moment the old and the new site stand side by side.",
    errno.EFBIG: "The file is larger than the system allows.",
    errno.EACCES: "Check that you may write there, and that no program has a file of the site open.",
    errno.EPERM: "Check that you may write there.",
    errno.EROFS: "The disk is read-only: choose another output folder.",
    errno.ENOTDIR: "A file stands where a folder is needed: choose another output folder.",
    errno.EEXIST: "A file stands where a folder is needed: choose another output folder.",
    errno.EBUSY: "The folder is in use: choose another output folder.",
    errno.EXDEV: "The folder cannot be renamed where it is: delete it, then build again.",
}


@dataclass(frozen=True, slots=True)
class PublishResult:
    """Numbers of files: new or changed, same as before, and no longer there. ``kept`` are folders beside the
    output in which files were put that came into an old site while it was replaced and are not ours; ``files`` is
    what stands at the output now."""

    written: int
    unchanged: int
    removed: int
    kept: tuple[Path, ...] = ()
    files: PublishedFiles = field(default_factory=dict, compare=False, repr=False)


def publish(
    artifacts: Iterable[Artifact],
    output: Path,
    *,
    project: Path | None = None,
    forbidden: tuple[Path, ...] = (),
    exchange: Exchange = exchange,
    known: PublishedFiles = MappingProxyType({}),
    spare: Path | None = None,
    standing: Collection[str] = (),
) -> PublishResult:
    """Make ``output`` hold exactly the artifacts, a manifest of them, and of what stands there the files ``standing``.

    The site is written into a folder beside ``output``, which then trades places with it: whenever the
    process is killed, the old site or the new one stands there whole (a power cut is another matter). Where
    the file system cannot trade, there is an instant without any, and the next build puts the old one back.
    ``output`` may not be or contain the ``project``; it may not be, contain or lie in a ``forbidden`` folder.
    ``exchange`` is how two folders trade places. ``known`` is what an earlier build left there: files that
    have not been touched since need not be read again. At ``spare``, a place of its own, the old site may be kept, to
    be made into the site after the next, or links to the new one.

    Raises OutputRefused if the folder is misplaced or holds anything that an earlier build did not write,
    PublishError for a bad path, an unreadable source, a full disk and the like, NotStanding if a file that was to go
    on as it is cannot be had. Either way what stands at ``output`` stays as it is, and nothing that a build did not
    write is ever deleted.
    """
    place = locate(output)
    with _os_errors_explained(place):
        refuse_misplaced(place, project, forbidden)
        restore(place)
        previous = previous_files(place, partial(survey, known=known))
        place.parent.mkdir(parents=True, exist_ok=True)
        kept = sweep(place)
        with _staging_folder(place, spare, previous) as (staging, found):
            files = stage(artifacts, staging, place, previous, found, standing)
            kept += _replace(place, staging, exchange, previous, files, spare)
        if spare is not None:
            doubled(place, spare, files)
    return _result(files, previous, kept)


@contextmanager
def _os_errors_explained(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        hint = _HINTS.get(error.errno or 0, "Check the folder and the disk it is on.")
        raise PublishError(f"cannot publish to {output}: {error}", hint) from error


@contextmanager
def _staging_folder(
    output: Path, spare: Path | None, previous: PublishedFiles
) -> Iterator[tuple[Path, Tree]]:
    folder = new_sibling(output, "staging")
    try:
        yield folder, revived(spare, folder, previous)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _replace(
    output: Path,
    staging: Path,
    exchange: Exchange,
    known: PublishedFiles,
    now: PublishedFiles,
    retreat: Path | None,
) -> tuple[Path, ...]:
    spare = new_sibling(output, "spare")
    staging.rename(spare)
    displaced = [spare]
    try:
        displaced = take_place(spare, output, partial(new_sibling, output, "spare"), exchange)
        displaced = [folder for folder in displaced if not retired(folder, retreat, known, now)]
    finally:
        kept = [discard(folder, output, known) for folder in displaced if os.path.lexists(folder)]
    return tuple(path for path in kept if path)


def _result(files: PublishedFiles, previous: PublishedFiles, kept: tuple[Path, ...]) -> PublishResult:
    published = [path for path in files if path != MANIFEST_NAME]
    unchanged = sum(path in previous and previous[path].sha256 == files[path].sha256 for path in published)
    removed = previous.keys() - files.keys()
    return PublishResult(len(published) - unchanged, unchanged, len(removed), kept, files)
