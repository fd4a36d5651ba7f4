"""What a site needs to be at hand without a network: a service worker, and the web app manifest of each language
(W3C Web Application Manifest)."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from kbgen.model.artifact import Artifact
from kbgen.model.site import Site
from kbgen.model.site_config import Offline, SiteConfig
from kbgen.render.addresses import own_page
from kbgen.render.assets import Assets
from kbgen.render.inventory import Contents
from kbgen.render.minify import minified_script
from kbgen.render.palette import Palette
from kbgen.render.theme import Theme

WORKER = "sw.js"
MANIFEST = "app.webmanifest"
_SHORT_NAME = 12  # characters that fit below an icon, says the specification
_SMALL_INDEX = 1_000_000  # bytes; a larger index comes in the parts that searches need
_SHELL = (".css", ".js", ".woff2", ".svg")
_INDEX_PART = re.compile(r"assets/search-[^/]+/(?!index|filters|spread)")
_ICONS = (
    ("images/icon.svg", "image/svg+xml", "any", "any"),
    ("images/icon-192.png", "image/png", "192x192", "any"),
    ("images/icon-512.png", "image/png", "512x512", "any"),
    ("images/icon-maskable-192.png", "image/png", "192x192", "maskable"),
    ("images/icon-maskable-512.png", "image/png", "512x512", "maskable"),
)


def worker(theme: Theme, site: Site, config: SiteConfig, assets: Assets, contents: Contents) -> Artifact:
    """The service worker of a site with ``contents``; where the settings want none, one that takes the place of an
    earlier one and takes its leave."""
    if config.offline is Offline.NOTHING:
        return Artifact(WORKER, minified_script(theme.text(("retire.js",))).encode() + b"\n")
    core = set(_core(site, assets, contents.index))
    kept = {
        "version": contents.version,
        "languages": [language.tag for language in site.languages],
        "core": sorted(map(quote, core)),
        "index": sorted(map(quote, _index_parts(config, contents.index))),
        "copies": {quote(path): contents.copies[path] for path in sorted(contents.copies.keys() - core)},
    }
    data = json.dumps(kept, separators=(",", ":"))
    return Artifact(WORKER, f"const kept={data};\n{minified_script(theme.text(('worker.js',)))}\n".encode())


def _core(site: Site, assets: Assets, index: Iterable[str]) -> Iterator[str]:
    """What must be there before the worker takes over: the first pages of each language, the files that all pages
    load, and what every search needs."""
    for language in site.languages:
        navigation = site.navigation[language.tag]
        yield from (navigation.home.path, navigation.search.path, own_page(language.tag, "offline").path)
    yield from {path for path in assets.paths.values() if path.endswith(_SHELL)}
    yield from (path for path in index if not _INDEX_PART.match(path))


def _index_parts(config: SiteConfig, index: Mapping[str, int]) -> list[str]:
    """The parts of the search indexes that are fetched once there is time."""
    parts = [path for path in index if _INDEX_PART.match(path)]
    is_small = sum(map(index.__getitem__, parts)) <= _SMALL_INDEX
    return parts if is_small or config.offline is Offline.ALL else []


def manifests(site: Site, config: SiteConfig, palette: Palette, assets: Assets) -> Mapping[str, Artifact]:
    """The manifest of each language, by the name that templates use."""
    icons = [
        {"src": f"../{assets.paths[name]}", "type": kind, "sizes": sizes, "purpose": purpose}
        for name, kind, sizes, purpose in _ICONS
        if name in assets.paths
    ]
    colors = palette.shades["light"]
    shared = {
        "start_url": "index.html",
        "scope": "../",
        "display": "standalone",
        **({"theme_color": colors["surface"]} if "surface" in colors else {}),
        **({"background_color": colors["canvas"]} if "canvas" in colors else {}),
        "icons": icons,
    }
    return {
        f"{language.tag}/{MANIFEST}": Artifact(
            f"{language.tag}/{MANIFEST}", _as_json(_named(config, language.tag, language.direction) | shared)
        )
        for language in site.languages
    }


def _named(config: SiteConfig, tag: str, direction: str) -> dict[str, object]:
    title, description = config.titles[tag], config.descriptions.get(tag, "")
    return {
        "name": title,
        "short_name": _shortened(title),
        **({"description": description} if description else {}),
        "lang": tag,
        "dir": direction,
    }


def _shortened(title: str) -> str:
    """As many words of a title as there is room for, and at least the first."""
    words = title.split()
    lengths = [len(" ".join(words[: count + 1])) for count in range(len(words))]
    return " ".join(words[: max(1, sum(length <= _SHORT_NAME for length in lengths))])


def _as_json(record: Mapping[str, object]) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
