"""What pages load: styles, scripts, strings and search indexes, each under a name that tells its content."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from kbgen.model.site import Artifact
from kbgen.render.environment import Templates
from kbgen.render.theme import Theme
from kbgen.text import tables

_FOLDER = "assets"


@dataclass(frozen=True, slots=True)
class Assets:
    """Files to publish, and where each is published by the name that templates use. ``strings.js`` and
    ``index.js`` are a language's own: their names begin with its tag, as in ``el/index.js``."""

    artifacts: tuple[Artifact, ...]
    paths: Mapping[str, str]

    def path(self, name: str, language: str) -> str | None:
        """Where ``name`` is published for a reader of ``language`` (a tag); ``None`` if it is not."""
        return self.paths.get(name) or self.paths.get(f"{language}/{name}")


def build_assets(theme: Theme, templates: Mapping[str, Templates], indexes: Mapping[str, bytes]) -> Assets:
    """The assets of a theme in the languages of ``templates``, with the search index of each."""
    script = tables.as_script() + theme.text(theme.scripts)
    named = {"kbgen.css": theme.text(theme.styles).encode(), "kbgen.js": script.encode()}
    for tag, own in templates.items():
        named[f"{tag}/strings.js"] = own.render("strings.js", {}).encode()
        named[f"{tag}/index.js"] = indexes[tag]
    paths = {name: _published_path(name, content) for name, content in named.items()}
    artifacts = [Artifact(paths[name], content) for name, content in named.items()]
    for path, source in theme.static_files():
        paths[path] = f"{_FOLDER}/{path}"
        artifacts.append(Artifact(paths[path], source))
    return Assets(tuple(artifacts), paths)


def _published_path(name: str, content: bytes) -> str:
    """The name with a hash of the content in it: a browser may keep the file for ever, and never a stale one."""
    stem, ending = name.replace("/", "-").rsplit(".", 1)
    return f"{_FOLDER}/{stem}-{sha256(content).hexdigest()[:10]}.{ending}"
