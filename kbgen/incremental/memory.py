"""The cache of a project during one build."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kbgen.cache.digest import digest
from kbgen.cache.store import FOLDER, Store
from kbgen.incremental.last_build import (
    diagnostics_before,
    is_untouched,
    note_build,
    note_published,
    published_before,
)
from kbgen.incremental.work import Work
from kbgen.model.diagnostic import Diagnostic
from kbgen.publish.paths import MANIFEST_NAME
from kbgen.publish.tree import PublishedFiles, stamp_of
from kbgen.work.crew import Crew


class Memory:
    """What earlier builds into ``output`` have left: ``published`` are the files as they left them."""

    def __init__(self, store: Store, output: Path | None) -> None:
        self._store, self._output = store, output
        self.published: PublishedFiles = published_before(store, output) if output is not None else {}

    @property
    def notes(self) -> tuple[str, ...]:
        """Why the cache is not used."""
        return tuple(self._store.notes)

    def nothing_new(self, inputs: str | None) -> tuple[Diagnostic, ...] | None:
        """What the build before had to say, if this one would do and say the same."""
        if inputs is None or self._output is None or not self.published:
            return None
        found = diagnostics_before(self._store, self._output, inputs)
        return found if found is not None and is_untouched(self._output, self.published) else None

    def work(self, crew: Crew) -> Work:
        """The work of this build, done by ``crew``."""
        return Work(self._store, crew, self._standing(), digest(self._output))

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

    def note(self, inputs: str | None, found: tuple[Diagnostic, ...], files: PublishedFiles) -> None:
        """Notes what a build has published and said."""
        if self._output is not None:
            note_published(self._store, self._output, files)
            note_build(self._store, self._output, inputs or "", found)


@contextmanager
def opened(root: Path, output: Path | None, use_cache: bool) -> Iterator[Memory]:
    """The memory of the project in ``root`` about builds into ``output``."""
    store = Store(root / FOLDER if use_cache else None)
    is_complete = False
    try:
        yield Memory(store, output)
        is_complete = output is not None
    finally:
        store.close(is_complete)
