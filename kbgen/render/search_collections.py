"""What readers search, as it can be asked here."""

from collections.abc import Iterable, Iterator

from kbgen.model.diagnostic import Diagnostic
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.language import Language
from kbgen.model.site_config import SiteConfig
from kbgen.render.plan import plan_site
from kbgen.render.search_documents import search_documents
from kbgen.search.collection import Collection
from kbgen.search.expectations import missed_queries


def search_collections(
    published: KnowledgeBase, config: SiteConfig, languages: Iterable[Language]
) -> dict[str, Collection]:
    """What the readers of each of ``languages`` search, by tag."""
    site = plan_site(published, config)
    return {
        language.tag: Collection(search_documents(site, language), published.synonyms)
        for language in languages
    }


def missed(published: KnowledgeBase, config: SiteConfig) -> Iterator[Diagnostic]:
    """The queries that do not find what they should."""
    expected = {
        language: [one for one in published.expectations if one.language == language.tag]
        for language in published.languages
    }
    asked = [language for language, queries in expected.items() if queries]
    collections = search_collections(published, config, asked) if asked else {}
    for language in asked:
        yield from missed_queries(collections[language.tag], expected[language], published)
