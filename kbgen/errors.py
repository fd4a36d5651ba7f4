"""What the surroundings did wrong: a missing file, a full disk, a taken port.

An author's mistake is no exception but a ``Diagnostic``. These are raised where the trouble is met
and caught once, in the command line, which shows message and hint and ends with status 2.
"""


class KbgenError(Exception):
    """A failure of the environment: ``message`` says what failed, ``hint`` what to do about it (or '')."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigNotFound(KbgenError):  # noqa: N818
    """There is no kbgen.yml here or in any folder above."""


class SourceError(KbgenError):
    """A file or folder of the project cannot be read from the disk."""


class ThemeError(KbgenError):
    """The theme does not exist, or one of its templates, catalogs or files is broken."""


class OutputRefused(KbgenError):  # noqa: N818
    """The output folder is not one that kbgen may replace; nothing in it was changed."""


class PublishError(KbgenError):
    """The site could not be written; what was published before still stands."""


class ServeError(KbgenError):
    """The preview server cannot start."""


class WorkerDied(KbgenError):  # noqa: N818
    """A process that a build had started ended before its work was done."""
