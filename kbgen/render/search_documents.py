"""What the search of a language searches: the entries as its readers see them."""

from collections.abc import Iterator
from urllib.parse import quote

from kbgen.model.language import Language
from kbgen.model.site import EntryPage, Site
from kbgen.search.document import SearchDocument


def search_documents(site: Site, language: Language) -> Iterator[SearchDocument]:
    """A document for each entry page of ``language``, fallback pages included, in the order of their ids."""
    pages = (page for (tag, _), page in sorted(site.entry_pages.items()) if tag == language.tag)
    yield from (_document(page) for page in pages)


def _document(page: EntryPage) -> SearchDocument:
    text = page.translation
    return SearchDocument(
        id=page.entry.id,
        language=page.text_language,
        url=quote(page.route.path),
        question=text.question,
        also_asked=text.also_asked,
        keywords=text.keywords,
        headings=tuple(heading.text for heading in text.answer.headings),
        body=text.answer.text,
        category=page.category.title if page.category else "",
        audience=page.entry.audience,
    )
