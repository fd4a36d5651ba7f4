"""What pages load: styles, scripts, strings and search indexes, each under a name that tells its content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from kbgen.model.artifact import Artifact, Known
from kbgen.render.branding import Branding
from kbgen.render.environment import Library, Templates
from kbgen.render.messages import Messages
from kbgen.render.minify import minified_script, minified_style
from kbgen.render.shorten import shortened
from kbgen.render.theme import Theme, built_in_themes
from kbgen.text import tables

LOGO = "logo"  # the name by which templates ask for it
_FOLDER = "assets"


@dataclass(frozen=True, slots=True)
class Assets:
    """Files to publish, and where each is published by the name that templates use. ``strings.js`` is a language's
    own: its name begins with the tag, as in ``el/strings.js``."""

    artifacts: tuple[Artifact, ...]
    paths: Mapping[str, str]

    def with_files(self, files: Mapping[str, Artifact]) -> "Assets":
        """These and ``files`` by name."""
        paths = {name: file.path for name, file in files.items()}
        return replace(self, artifacts=(*self.artifacts, *files.values()), paths={**self.paths, **paths})

    def of(self, language: str) -> dict[str, str]:
        """Where each asset is published for a reader of ``language`` (a tag), by name."""
        own = f"{language}/"
        return {name.removeprefix(own): path for name, path in self.paths.items()}


def build_assets(theme: Theme, branding: Branding, messages: Sequence[Messages], offline: bool) -> Assets:
    """The assets of a theme in the languages of ``messages``. ``offline``: whether pages ask for a service worker.
    One has a lasting name: by ``engine.js`` a page left open finds out that its search is not the site's any more."""
    templates = _templates(theme, messages)
    named = {
        "kbgen.css": stylesheet(theme, branding).encode(),
        "head.js": head_script(theme).encode(),
        "kbgen.js": page_script(theme).encode(),
        "search.js": search_script(theme, _search_strings(templates)).encode(),
    }
    engine = _published_path("search.js", named["search.js"]).removeprefix(f"{_FOLDER}/")
    named |= _strings(templates, {"engine": engine, "offline": offline})
    paths = {name: _published_path(name, content) for name, content in named.items()}
    artifacts = [Artifact(paths[name], content) for name, content in named.items()]
    artifacts.append(Artifact(f"{_FOLDER}/engine.js", f'kbgen.receive("{engine}");\n'.encode()))
    if branding.logo is not None:
        content = branding.logo.source.read_bytes()
        paths[LOGO] = _published_path(f"logo{branding.logo.source.suffix.lower()}", content)
        artifacts.append(Artifact(paths[LOGO], content))
    for path, source in theme.static_files():
        paths[path] = f"{_FOLDER}/{path}"
        artifacts.append(Artifact(paths[path], source))
    return Assets(tuple(artifacts), paths)


def stylesheet(theme: Theme, branding: Branding) -> str:
    """All styles of a site: the theme's, the colours, the project's own."""
    return minified_style(theme.text(theme.styles) + branding.palette.as_css() + branding.styles)


def _templates(theme: Theme, messages: Sequence[Messages]) -> dict[str, Templates]:
    """The templates of each language by its tag. Raises ``ThemeError`` for a mistake in the project's own."""
    library = Library(theme, theme.templates())
    made = {own.language.tag: Templates(library, own) for own in messages}
    for templates in made.values():
        templates.check()
    return made


def _strings(templates: Mapping[str, Templates], site: Mapping[str, str | bool]) -> dict[str, bytes]:
    known = {"languages": list(templates), **site}
    return {
        f"{tag}/strings.js": minified_script(own.render("strings.js", {"tag": tag, **known})).encode()
        for tag, own in templates.items()
    }


def _search_strings(templates: Mapping[str, Templates]) -> str:
    """The strings that only the search shows, in all languages: they come with its script, which is one for all."""
    return "".join(own.render("search_strings.js", {"tag": tag}) for tag, own in templates.items())


def head_script(theme: Theme) -> str:
    """The scripts that run before a page is drawn, without comments and spare white space."""
    return _joined(theme, theme.head_scripts)


def page_script(theme: Theme) -> str:
    """The scripts that every page loads, without comments and spare white space."""
    return _joined(theme, theme.scripts)


def search_script(theme: Theme, strings: str = "") -> str:
    """Likewise those that a page loads when a reader searches, with the tables and ``strings`` they need."""
    return minified_script(tables.as_script() + strings) + "\n" + _joined(theme, theme.search_scripts)


def _joined(theme: Theme, paths: Sequence[str]) -> str:
    """Scripts one after the other. Names are shortened in our own alone: others may be written in any way."""
    own = built_in_themes()
    scripts = ((theme.find(path), minified_script(theme.text((path,)))) for path in paths)
    return "\n".join(shortened(script) if file.is_relative_to(own) else script for file, script in scripts)


def search_files(tag: str, files: Mapping[str, Known]) -> dict[str, Known]:
    """The files of the search index of a language (a tag) by path, in a folder named by its content, and the script
    that leads there. That has a lasting name: no page changes when only the index does."""
    folder = f"search-{tag}-{_digest(*(file.sha256.encode() for file in files.values()))}"
    leading = f'kbgen.receive("{folder}");\n'.encode()
    led = {f"{_FOLDER}/search-{tag}.js": Known.at_hand(leading)}
    return led | {f"{_FOLDER}/{folder}/{name}": file for name, file in files.items()}


def _published_path(name: str, content: bytes) -> str:
    """The name with a hash of the content in it: a browser may keep the file for ever, and never a stale one."""
    stem, ending = name.replace("/", "-").rsplit(".", 1)
    return f"{_FOLDER}/{stem}-{_digest(content)}.{ending}"


def _digest(*contents: bytes) -> str:
    digest = sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:10]
