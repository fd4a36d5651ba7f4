"""A page with the search in it and nothing else, opened from the disk."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from kbgen.model.synonyms import Synonym
from kbgen.search.document import SearchDocument
from kbgen.search.index import build_index
from kbgen.search.wire import to_files
from tests.browser_support import script_bundles

# Scripts that pages load for other reasons: tests/browser/test_weight.py holds what they weigh.
_NOT_OF_THE_SEARCH = frozenset(
    [
        "print",
        "toast",
        "clipboard",
        "plain_text",
        "formatted_text",
        "copy_buttons",
        "ages",
        "contents",
        "feedback",
        "reader_lists",
        "star",
        "address_filter",
        "reader_panel",
        "offline",
    ]
)
_SITE = """\
(function (kbgen) {
  const assets = new URL(".", document.currentScript.src).href;
  kbgen.site = { language: %s, languages: %s, assets, root: new URL("..", assets).href };
})((globalThis.kbgen = globalThis.kbgen || {}));
"""
_PAGE = """\
<!doctype html><meta charset=utf-8><title>.</title>
<script src=assets/site.js></script><script src=assets/kbgen.js></script><script src=assets/search.js></script>
"""


def write_index(
    assets: Path, indexes: Mapping[str, Sequence[SearchDocument]], synonyms: Sequence[Synonym] = ()
) -> tuple[str, ...]:
    """Writes an index a language (by tag) below ``assets`` and returns the languages."""
    entries = sorted({document.id for documents in indexes.values() for document in documents})
    return write_parts(
        assets,
        {tag: to_files(build_index(documents, synonyms), entries) for tag, documents in indexes.items()},
    )


def write_parts(assets: Path, indexes: Mapping[str, Mapping[str, bytes]]) -> tuple[str, ...]:
    """Writes indexes (files by name, by tag) below ``assets`` and returns the languages."""
    for tag, files in indexes.items():
        folder = assets / f"search-{tag}"
        folder.mkdir(parents=True, exist_ok=True)
        (assets / f"search-{tag}.js").write_text(f'kbgen.receive("search-{tag}");\n', "utf-8")
        for name, content in files.items():
            (folder / name).write_bytes(content)
    return tuple(indexes)


def write_search(
    root: Path, indexes: Mapping[str, Sequence[SearchDocument]], synonyms: Sequence[Synonym] = ()
) -> Path:
    """Writes a page that can search ``indexes`` and is in the language of the first. Returns its path."""
    return write_page(root, write_index(root / "assets", indexes, synonyms))


def write_page(root: Path, languages: Sequence[str]) -> Path:
    """Writes a page that can search the indexes of ``languages`` below ``root/assets``."""
    site = _SITE % (json.dumps(languages[0]), json.dumps(languages))
    (root / "assets" / "site.js").write_text(site, "utf-8")
    for name, script in script_bundles(_NOT_OF_THE_SEARCH).items():
        (root / "assets" / name).write_text(script, "utf-8")
    (root / "page.html").write_text(_PAGE, "utf-8")
    return root / "page.html"


@contextmanager
def search_page(
    browser: Browser, indexes: Mapping[str, Sequence[SearchDocument]], synonyms: Sequence[Synonym] = ()
) -> Iterator[Page]:
    """Such a page, opened."""
    with TemporaryDirectory() as folder, browser.new_page() as page:
        page.goto(write_search(Path(folder), indexes, synonyms).as_uri())
        yield page
