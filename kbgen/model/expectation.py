"""What search is expected to find: queries as tests."""

from dataclasses import dataclass

from kbgen.model.diagnostic import Location
from kbgen.model.entry import Reference

USUAL_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Expectation:
    """Whoever types ``query`` on the site of ``language`` (a tag) finds the entry ``finds``, an id or a path, among
    the first ``within`` results. ``location`` is that of the query."""

    query: str
    language: str
    finds: Reference
    location: Location
    within: int = USUAL_WITHIN
