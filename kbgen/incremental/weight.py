"""How long a page takes, and how much room, before it is rendered."""

from kbgen.model.site import BookletPage, CategoryPage, IndexPage, Page, TagPage

# How many of them take what an entry's page does: by bytes, which time goes with.
_ANSWERS, _LINKS = 1, 40


def weight_of(page: Page) -> int:
    """How many entry pages ``page`` is worth."""
    match page:
        case BookletPage():
            return 1 + len(page.chapters) // _ANSWERS
        case CategoryPage() | TagPage():
            return 1 + len(page.entries) // _LINKS
        case IndexPage():
            return 1 + sum(len(letter.entries) for letter in page.letters) // _LINKS
        case _:
            return 1
