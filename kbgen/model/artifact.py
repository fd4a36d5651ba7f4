"""What is published: a file of the site."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Known:
    """Bytes of known SHA-256 (hex) and number. They are made only where no file that holds them is at hand; a ``file``
    that was written for this one may be taken away."""

    sha256: str
    size: int
    make: Callable[[], bytes]
    file: str | None = None

    @classmethod
    def at_hand(cls, content: bytes, digest: str | None = None) -> "Known":
        """Bytes that have been made already, with their SHA-256 (hex) if it has been too."""
        return cls(digest or sha256(content).hexdigest(), len(content), partial(bytes, content))


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to publish: its ``path`` below the output folder and its bytes, or the file they are copied from."""

    path: str
    content: bytes | Path | Known
