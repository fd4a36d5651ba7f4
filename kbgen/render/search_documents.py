"""What the search of a language searches: the entries as its readers see them."""

from collections.abc import Iterator
from urllib.parse import quote

from kbgen.model.language import Language
from kbgen.model.site import EntryPage, Site, TermLink
from kbgen.search.document import Label, SearchDocument


def search_documents(site: Site, language: Language) -> Iterator[SearchDocument]:
    """A document for each entry page of ``language``, fallback pages included, in the order of their ids."""
    pages = (page for (tag, _), page in sorted(site.entry_pages.items()) if tag == language.tag)
    yield from map(search_document, pages)


def search_document(page: EntryPage) -> SearchDocument:
    """An entry page as its readers search it."""
    text = page.translation
    return SearchDocument(
        id=page.id,
        language=page.text_language,
        url=quote(page.route.path),
        question=text.question,
        also_asked=text.also_asked,
        keywords=text.keywords,
        headings=text.answer.headings,
        body=text.answer.text,
        summary=text.description,
        category=_label(page.category) if page.category else None,
        tags=tuple(map(_label, page.tags)),
        audience=page.audience,
        translations=tuple(_translations(page)),
    )


def _label(term: TermLink) -> Label:
    return Label(term.id, term.title)


def _translations(page: EntryPage) -> Iterator[tuple[str, str]]:
    for alternate in page.alternates:
        if alternate.is_original and alternate.language.tag != page.language.tag:
            yield alternate.language.tag, quote(alternate.route.path)
