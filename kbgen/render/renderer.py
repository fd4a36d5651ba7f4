"""Pages to files, through a theme."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from kbgen import __version__
from kbgen.errors import ThemeError
from kbgen.model.document import LinkKind
from kbgen.model.entry import Translation
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.model.language import Language
from kbgen.model.progress import Track, untracked
from kbgen.model.site import Artifact, BookletPage, EntryPage, Page, Route, Site
from kbgen.model.site_config import SiteConfig
from kbgen.render.addresses import file_page
from kbgen.render.assets import Assets
from kbgen.render.booklet import anchor, chapter_html, chapter_links
from kbgen.render.branding import Logo
from kbgen.render.environment import Templates
from kbgen.render.links import Addresses, Links, linked_html, links_of, with_prefixed_ids
from kbgen.render.opensearch import description_route


def render_pages(
    site: Site,
    base: KnowledgeBase,
    config: SiteConfig,
    logo: Logo | None,
    templates: Mapping[str, Templates],
    assets: Assets,
    track: Track = untracked,
) -> Iterator[Artifact]:
    """Every page of the site. Raises ``ThemeError`` for a mistake in a template."""
    for page in track(site.pages, "Rendering pages"):
        context = _context(page, site, config, logo, assets)
        context |= _answers(page, site, base, config, templates[page.language.tag])
        text = templates[page.language.tag].render(f"{page.kind}.html", context)
        yield Artifact(page.route.path, text.encode("utf-8", "replace"))


def _context(page: Page, site: Site, config: SiteConfig, logo: Logo | None, assets: Assets) -> dict[str, Any]:
    addresses = Addresses(page, config.base_url)
    return {
        "page": page,
        "language": page.language,
        "languages": site.languages,
        "nav": site.navigation[page.language.tag],
        "site_title": config.titles.get(page.language.tag, ""),
        "site_titles": config.titles,
        "site_description": config.descriptions.get(page.language.tag, ""),
        "site_footer": config.look.footer.get(page.language.tag, ()),
        "logo": logo,
        "version": __version__,
        "url": addresses.url,
        "absolute": addresses.absolute,
        "has_base_url": bool(config.base_url),
        "search_log": config.search_log,
        "search_description": description_route(page.language.tag, config),
        "asset": _asset(page, assets, addresses),
        "root": addresses.root,
    }


def _asset(page: Page, assets: Assets, addresses: Addresses) -> Callable[[str], str]:
    def address(name: str) -> str:
        path = assets.path(name, page.language.tag)
        if path is None:
            hint = f"Assets: {', '.join(sorted(assets.paths))}."
            raise ThemeError(f"the theme has no asset `{name}`", hint)
        return addresses.url(Route(path))

    return address


def _answers(
    page: Page, site: Site, base: KnowledgeBase, config: SiteConfig, templates: Templates
) -> dict[str, Any]:
    """What a page needs to show answers."""
    label = templates.labels().__getitem__

    def links(reader: Language) -> Links:
        return links_of(page, reader.tag, site, base, config.base_url)

    if isinstance(page, EntryPage):
        return _entry_answers(page, links, label)
    if isinstance(page, BookletPage):
        within = chapter_links(page, links(page.language))
        answers = (chapter_html(chapter, within, label) for chapter in page.chapters)
        return {"anchor": anchor, "answers": [Markup(html) for html in answers]}  # noqa: S704  (sanitized)
    return {}


def _entry_answers(
    page: EntryPage, links: Callable[[Language], Links], label: Callable[[str], str]
) -> dict[str, Any]:
    """The answer of a page, and those that it can show beside it, by language tag."""

    def html(text: Translation, reader: Language) -> Markup:
        to = links(reader)
        linked = linked_html(text.answer, lambda link: to.address(link, text.language), label)
        return Markup(linked)  # noqa: S704  (sanitized where it was read)

    beside = {side.language.tag: html(side.translation, side.language) for side in page.beside}
    return {
        "content": html(page.translation, page.language),
        "side_contents": {tag: Markup(with_prefixed_ids(text, f"kb-{tag}-")) for tag, text in beside.items()},  # noqa: S704
    }


def attachments(site: Site, base: KnowledgeBase) -> Iterator[Artifact]:
    """The files that published entries show or link."""
    sources = {(file.language, file.path): file.source for file in base.attachments}
    used = {
        (page.translation.language, link.target)
        for page in site.entry_pages.values()
        for link in page.translation.answer.links
        if link.kind is LinkKind.FILE
    }
    for language, path in sorted(used & sources.keys()):
        yield Artifact(file_page(language, path).path, sources[language, path])
