"""The same corpus as projects of Hugo and Pelican, with small themes that show as much on a page."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_LINK = re.compile(r"\(entry:([^)]+)\)")
_FRONT = re.compile(
    r"---\nquestion: (?P<title>.*)\n(?:category: (?P<category>.*)\ntags: \[(?P<tags>.*)\]\n)?"
)

_HUGO_PAGE = """\
<!DOCTYPE html><html lang="{{ .Site.Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a>
{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Language.Lang }}</a>{{ end }}</header>
<nav><ul>{{ range .Site.Taxonomies.categories.ByCount }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }} {{ .Count }}</a></li>{{ end }}</ul></nav>
<main><h1>{{ .Title }}</h1>{{ block "main" . }}{{ end }}</main></body></html>
"""
_HUGO_SINGLE = """\
{{ define "main" }}{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
<ul>{{ with .PrevInSection }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
{{ with .NextInSection }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""
_HUGO_LIST = """\
{{ define "main" }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}
"""
_HUGO_SETTINGS = """\
baseURL = "https://example.com/"
title = "Test"
defaultContentLanguage = "el"
defaultContentLanguageInSubdir = true
disableKinds = ["RSS"]
[languages.el]
contentDir = "content/el"
weight = 1
[languages.he]
contentDir = "content/he"
weight = 2
"""
_PELICAN_SETTINGS = """\
SITENAME, SITEURL, TIMEZONE, DEFAULT_LANG = "Test", "", "UTC", "el"
PATH, OUTPUT_PATH, THEME, RELATIVE_URLS = "content", "site", "theme", True
ARTICLE_URL = ARTICLE_SAVE_AS = "{lang}/{category}/{slug}.html"
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "{lang}/{category}/{slug}.html"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = ""
DEFAULT_PAGINATION, DEFAULT_DATE, SLUGIFY_SOURCE = False, "fs", "basename"
MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {}}, "output_format": "html5"}
"""
_PELICAN_PAGE = """\
<!DOCTYPE html><html lang="{{ DEFAULT_LANG }}"><head><meta charset="utf-8">
<title>{% block title %}{{ SITENAME }}{% endblock %}</title></head>
<body><header><a href="{{ SITEURL }}/">{{ SITENAME }}</a></header>
<nav><ul>{% for category, articles in categories %}
<li><a href="{{ SITEURL }}/{{ category.url }}">{{ category }} {{ articles|length }}</a></li>{% endfor %}</ul></nav>
<main>{% block main %}{% endblock %}</main></body></html>
"""
_PELICAN_ARTICLE = """\
{% extends "base.html" %}{% block title %}{{ article.title }}{% endblock %}
{% block main %}<h1>{{ article.title }}</h1>{{ article.content }}
<ul>{% for tag in article.tags %}<li><a href="{{ SITEURL }}/{{ tag.url }}">{{ tag }}</a></li>{% endfor %}</ul>
{% for other in article.translations %}<a href="{{ SITEURL }}/{{ other.url }}">{{ other.lang }}</a>
{% endfor %}{% endblock %}
"""
_PELICAN_LIST = """\
{% extends "base.html" %}{% block main %}<ul>{% for article in articles %}<li><a href="{{ SITEURL }}/{{ article.url }}">
{{ article.title }}</a></li>{% endfor %}</ul>{% endblock %}
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator: how a project of ours becomes one of it, and the command that builds it there."""

    name: str
    write: Callable[[Path, Path], None]
    command: tuple[str, ...]


def _entries(project: Path) -> list[tuple[str, Path, re.Match[str], str]]:
    """Language, path below its folder, front matter and body of each entry."""
    found = []
    for path in sorted((project / "content").rglob("*.md")):
        language, *rest = path.relative_to(project / "content").parts
        text = path.read_text("utf-8")
        front = _FRONT.match(text)
        assert front is not None
        found.append((language, Path(*rest), front, text.split("---\n", 2)[2]))
    return found


def _put(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def _write_hugo(project: Path, root: Path) -> None:
    _put(
        root,
        {
            "hugo.toml": _HUGO_SETTINGS,
            "layouts/baseof.html": _HUGO_PAGE,
            "layouts/single.html": _HUGO_SINGLE,
            "layouts/list.html": _HUGO_LIST,
        },
    )
    for language, path, front, body in _entries(project):
        linked = _LINK.sub(rf"(/{language}/\1/)", body)
        head = f"title: {front['title']}\ncategories: [{path.parts[0]}]\ntags: [{front['tags'] or ''}]\n"
        _put(root, {f"content/{language}/{path}": f"---\n{head}date: 2026-10-12\n---\n{linked}"})


def _write_pelican(project: Path, root: Path) -> None:
    lists = dict.fromkeys(
        ("index", "category", "tag", "categories", "tags", "author", "period_archives"), _PELICAN_LIST
    )
    templates = {"base": _PELICAN_PAGE, "article": _PELICAN_ARTICLE, "page": _PELICAN_LIST, **lists}
    _put(root, {f"theme/templates/{name}.html": text for name, text in templates.items()})
    _put(root, {"pelicanconf.py": _PELICAN_SETTINGS, "theme/static/.keep": ""})
    for language, path, front, body in _entries(project):
        linked = _LINK.sub(rf"(/{language}/\1.html)", body)
        head = (
            f"Title: {front['title']}\nLang: {language}\nSlug: {path.stem}\nCategory: {path.parts[0]}\n"
            f"Tags: {front['tags'] or ''}\nDate: 2026-10-12\n"
        )
        _put(root, {f"content/{language}/{path}": f"{head}\n{linked}"})


PEERS = (
    Peer("hugo", _write_hugo, ("hugo", "build", "--quiet", "--destination", "site")),
    Peer("pelican", _write_pelican, ("pelican", "--quiet", "--settings", "pelicanconf.py")),
)
