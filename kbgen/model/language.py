"""A language of the knowledge base and its direction."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the site is published in.

    ``tag`` is a BCP 47 tag (``el``, ``he``, ``pt-BR``), used for ``lang``, folders and output paths;
    ``name`` is the language's name in itself (``Ελληνικά``, ``עברית``).
    """

    tag: str
    direction: Direction
    name: str

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"
