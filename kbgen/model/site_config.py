"""The project's settings, as read from kbgen.yml."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from kbgen.model.diagnostic import Location
from kbgen.model.entry import Audience
from kbgen.model.language import Language
from kbgen.model.look import Look

_BEGINNING = Location("kbgen.yml")
_UNCHANGED = Look()


class Fallback(Enum):
    """What stands in for a missing translation: a page that shows the other language's text, or nothing."""

    SHOW = "show"
    HIDE = "hide"


class Offline(Enum):
    """What a reader's browser keeps at hand without a network: nothing, what was read, or the whole site."""

    NOTHING = "false"
    READ = "true"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """Settings of a site. ``content`` and ``output`` are paths relative to ``root``; ``titles`` and
    ``descriptions`` are by language tag; ``base_url`` ends in ``/`` or is empty; ``search_log`` is where browsers
    send failed searches, a web address or a path, or empty; ``feedback`` where readers' word on an answer goes,
    likewise or ``mailto:…``; ``edit_url`` where a file is edited, with ``{path}`` in it, or empty."""

    root: Path
    languages: tuple[Language, ...]
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    base_url: str = ""
    theme: str = "default"
    theme_location: Location = _BEGINNING
    look: Look = _UNCHANGED
    content: str = "content"
    output: str = "site"
    fallback: Fallback = Fallback.SHOW
    audience: Audience = Audience.PUBLIC
    drafts: bool = False
    trust_html: bool = False
    search_log: str = ""
    feedback: str = ""
    edit_url: str = ""
    offline: Offline = Offline.READ
