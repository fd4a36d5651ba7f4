"""The cache of a project during one build."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kbgen.cache.digest import digest
from kbgen.cache.store import FOLDER, Store
from kbgen.incremental.edit import Edit, edit_of
from kbgen.incremental.last_build import (
    LastBuild,
    Notes,
    State,
    build_before,
    is_untouched,
    note_build,
    note_published,
    published_before,
)
from kbgen.incremental.work import Work
from kbgen.model.diagnostic import Diagnostic
from kbgen.model.site_config import SiteConfig
from kbgen.publish.paths import MANIFEST_NAME
from kbgen.publish.tree import PublishedFiles, stamp_of
from kbgen.work.crew import Crew


class Memory:
    """What earlier builds into ``output`` have left: ``published`` are the files as they left them."""

    def __init__(self, store: Store, folder: Path | None, output: Path | None) -> None:
        self._store, self._folder, self._output = store, folder, output
        self.published: PublishedFiles = published_before(store, output) if output is not None else {}
        self._before = build_before(store, output) if output is not None else None
        self.is_whole = True

    @property
    def spare(self) -> Path | None:
        """Where a site may be kept to be made into the next one."""
        return self._folder / f"site-{digest(self._output)[:16]}" if self._folder else None

    @property
    def notes(self) -> tuple[str, ...]:
        """Why the cache is not used."""
        return tuple(self._store.notes)

    def nothing_new(self, state: State | None) -> tuple[Diagnostic, ...] | None:
        """What the build before had to say, if this one would do and say the same."""
        if self._output is None or self._before is None or state is None or self._before.state != state:
            return None
        return self._before.found if is_untouched(self._output, self.published) else None

    def edit(self, config: SiteConfig, state: State | None, work: Work) -> Edit | None:
        """What is new, if no more than the answers of a few entries is."""
        before, manifest = self._before, self.published.get(MANIFEST_NAME)
        if state is None or before is None or before.state is None or not work.standing:
            return None
        if manifest is None or manifest.sha256 != before.manifest:
            return None
        changed = state.changed(before.state)
        return edit_of(changed, config, before, self.published, work) if changed else None

    def work(self, crew: Crew, spool: Path | None = None) -> Work:
        """The work of this build, done by ``crew``, which may write pages into the folder ``spool``."""
        return Work(self._store, crew, self._standing(), digest(self._output), spool=spool)

    def _standing(self) -> dict[str, str]:
        """The digests of the files in the output, if the last build was the last to write there."""
        manifest = self.published.get(MANIFEST_NAME)
        try:
            if (
                self._output
                and manifest
                and stamp_of(os.lstat(self._output / MANIFEST_NAME)) == manifest.stamp
            ):
                return {path: file.sha256 for path, file in self.published.items()}
        except OSError:
            pass
        return {}

    def note(
        self,
        state: State | None,
        found: tuple[Diagnostic, ...],
        notes: Notes,
        files: PublishedFiles,
        is_whole: bool = True,
    ) -> None:
        """Notes what a build has published and said; ``is_whole`` unless it asked only for what an edit needs."""
        self.is_whole = is_whole
        if self._output is not None:
            note_published(self._store, self._output, files)
            note_build(self._store, self._output, LastBuild(files[MANIFEST_NAME].sha256, state, found, notes))


@contextmanager
def opened(root: Path, output: Path | None, use_cache: bool) -> Iterator[Memory]:
    """The memory of the project in ``root`` about builds into ``output``."""
    folder = root / FOLDER if use_cache else None
    store = Store(folder)
    is_complete = False
    try:
        memory = Memory(store, folder, output)
        yield memory
        is_complete = output is not None and memory.is_whole
    finally:
        store.close(is_complete)
