"""Short ways to read a text as a file of an entry."""

from kbgen.model.diagnostic import Diagnostic
from kbgen.source.entry_file import EntryFile, read_entry_file
from tests.source.reading import GREEK, HEBREW

LANGUAGES = {"el": GREEK, "he": HEBREW}


def entry_file(
    text: str | bytes, path: str = "orders/a.md", language: str = "el"
) -> tuple[EntryFile | None, tuple[Diagnostic, ...]]:
    """What the file ``path`` of a language says, and what is wrong with it."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_entry_file(data, LANGUAGES[language], path, f"content/{language}/{path}", trust_html=False)


def good(front_matter: str, path: str = "orders/a.md", language: str = "el") -> EntryFile:
    """An entry without mistakes, its front matter being a question and ``front_matter``."""
    found, problems = entry_file(f"---\nquestion: Ερώτηση;\n{front_matter}\n---\nΑπάντηση.\n", path, language)
    assert problems == ()
    assert found is not None
    return found
