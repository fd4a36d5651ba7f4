"""opensearch.xml of each language (OpenSearch 1.1), from which a browser adds the site as a search engine."""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from kbgen.model.artifact import Artifact
from kbgen.model.site import Route, Site
from kbgen.model.site_config import SiteConfig
from kbgen.render.assets import Assets

_SHORT_NAME, _LONG_NAME, _DESCRIPTION = 16, 48, 1024  # characters, says the specification
_NOT_IN_XML = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_TYPE = "application/opensearchdescription+xml"


def description_route(tag: str, config: SiteConfig) -> Route | None:
    """Where the description of a language stands; ``None`` where the site's address is not known, for browsers
    want a full one."""
    return Route(f"{tag}/opensearch.xml") if config.base_url.startswith("http") else None


def search_descriptions(site: Site, config: SiteConfig, assets: Assets) -> Iterator[Artifact]:
    """The description of each language's search."""
    for language in site.languages:
        route = description_route(language.tag, config)
        if route is not None:
            search = site.navigation[language.tag].search
            yield Artifact(route.path, _description(language.tag, config, route, search, assets).encode())


def _description(tag: str, config: SiteConfig, own: Route, search: Route, assets: Assets) -> str:
    title = config.titles[tag]
    icon = assets.paths.get("images/icon.svg")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        _element("ShortName", _shortened(title, _SHORT_NAME)),
        _element("LongName", _shortened(title, _LONG_NAME)),
        _element("Description", _shortened(config.descriptions.get(tag) or title, _DESCRIPTION)),
        _url("text/html", "results", config.base_url + quote(search.path) + "?q={searchTerms}"),
        _url(_TYPE, "self", config.base_url + quote(own.path)),
        _element("Language", tag),
        _element("InputEncoding", "UTF-8"),
        _element("OutputEncoding", "UTF-8"),
    ]
    if icon:
        lines.append(
            f'<Image type="image/svg+xml">{escape(config.base_url + quote(icon), quote=False)}</Image>'
        )
    return "\n".join([*lines, "</OpenSearchDescription>", ""])


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>"


def _url(media_type: str, relation: str, template: str) -> str:
    return f'<Url type="{media_type}" rel="{relation}" template="{escape(template)}"/>'


def _shortened(text: str, longest: int) -> str:
    """As many whole words of ``text`` as there is room for, or the beginning of the first."""
    line = " ".join(_NOT_IN_XML.sub(" ", text).split())
    if len(line) <= longest:
        return line
    return line[: longest + 1].rpartition(" ")[0] or line[:longest]
