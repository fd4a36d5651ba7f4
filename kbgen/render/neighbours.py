"""The way on from entry to entry."""

from collections.abc import Iterable, Mapping

from kbgen.model.site import EntryLink


def neighbours(
    lists: Iterable[tuple[EntryLink, ...]],
) -> Mapping[str, tuple[EntryLink | None, EntryLink | None]]:
    """For each entry (an id), what stands before and after it in its list."""
    return {
        link.id: (before, after)
        for links in lists
        for before, link, after in zip((None, *links), links, (*links[1:], None), strict=False)
    }
