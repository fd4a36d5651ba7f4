"""sitemap.xml (sitemaps.org 0.9, with the languages of each page) and robots.txt."""

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from kbgen.model.artifact import Artifact
from kbgen.model.site import (
    BookletPage,
    EntryPage,
    NotFoundPage,
    OfflinePage,
    Page,
    RedirectPage,
    SearchPage,
    Site,
)

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(site: Site, base_url: str) -> Iterator[Artifact]:
    """The site map and a robots.txt that names it; nothing where the site's address is not known, for a site
    map must hold full addresses."""
    if not base_url.startswith("http"):
        return
    listed = "".join(_url(page, base_url) for page in site.pages if _is_listed(page))
    yield Artifact("sitemap.xml", f"{_HEAD}{listed}</urlset>\n".encode())
    yield Artifact("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base_url}sitemap.xml\n".encode())


def _is_listed(page: Page) -> bool:
    """Whether search engines should know the page: not so what another page says, or nobody searches for."""
    if isinstance(page, EntryPage):
        return not page.is_fallback
    return not isinstance(page, BookletPage | NotFoundPage | OfflinePage | RedirectPage | SearchPage)


def _url(page: Page, base_url: str) -> str:
    lines = [f"<loc>{_address(page.route.path, base_url)}</loc>"]
    if isinstance(page, EntryPage) and page.translation.updated:
        lines.append(f"<lastmod>{page.translation.updated.isoformat()}</lastmod>")
    originals = [alternate for alternate in page.alternates if alternate.is_original]
    lines += [
        f'<xhtml:link rel="alternate" hreflang="{other.language.tag}" href="{_address(other.route.path, base_url)}"/>'
        for other in originals
        if len(originals) > 1
    ]
    return "<url>" + "".join(lines) + "</url>\n"


def _address(path: str, base_url: str) -> str:
    return escape(base_url + quote(path), quote=False)
