"""kbgen.yml to settings, every problem in one pass."""

from pathlib import Path, PurePosixPath
from typing import Any

from kbgen.config.addresses import base_url, edit_address, feedback_address, log_address
from kbgen.config.languages import read_languages
from kbgen.config.look import read_look
from kbgen.fields.nodes import Mapping, Sequence, parse
from kbgen.fields.reader import Fields, Key
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.entry import Audience
from kbgen.model.site_config import Fallback, Offline, SiteConfig

FILE_NAME = "kbgen.yml"

KEYS = (
    Key("title"),
    Key("description"),
    Key("languages"),
    Key("base_url", ("url", "site_url")),
    Key("theme"),
    Key("footer"),
    Key("content"),
    Key("output"),
    Key("fallback"),
    Key("audience"),
    Key("drafts"),
    Key("raw_html"),
    Key("search_log"),
    Key("feedback"),
    Key("edit_url"),
    Key("offline"),
)


def read_config(text: str, root: Path) -> tuple[SiteConfig | None, tuple[Diagnostic, ...]]:
    """The settings in ``text`` (the content of kbgen.yml in the folder ``root``) and what is wrong with them.

    There are no settings when ``languages`` cannot be used as they stand: all else depends on them.
    """
    start = Location(FILE_NAME)
    node, diagnostics = parse(text, start)
    if diagnostics:
        return None, diagnostics
    if not isinstance(node, Mapping):
        problem = rules.WRONG_TYPE.at(
            start, "the settings must be keys with values", "Write `languages: [el, he]`."
        )
        return None, (problem,)
    report: list[Diagnostic] = []
    config = _settings(Fields(node, KEYS, report, "kbgen.yml"), root)
    return config, tuple(report)


def _settings(fields: Fields, root: Path) -> SiteConfig | None:
    languages = read_languages(fields)
    settings: dict[str, Any] = {
        "base_url": fields.parsed("base_url", base_url, "a web address", "https://help.example.com/"),
        "content": fields.parsed("content", _folder, "a folder inside the project", "content"),
        "output": fields.parsed("output", _folder, "a folder inside the project", "site"),
        "fallback": _enum(Fallback, fields.choice("fallback", ("show", "hide"))),
        "audience": _enum(Audience, fields.choice("audience", ("public", "internal"))),
        "drafts": fields.boolean("drafts"),
        "trust_html": _trust(fields.choice("raw_html", ("sanitize", "trust"))),
        "offline": _enum(Offline, fields.choice("offline", ("true", "false", "all"))),
        "search_log": fields.parsed("search_log", log_address, "a web address or a path", "/searches"),
        "feedback": fields.parsed("feedback", feedback_address, "an address", "help@example.com"),
        "edit_url": fields.parsed(
            "edit_url", edit_address, "a web address", "https://git.example.com/kb/edit/main/{path}"
        ),
    }
    _keep_apart(fields, settings["content"] or "content", settings["output"] or "site")
    if not languages:
        return None
    tags = tuple(language.tag for language in languages)
    titles = fields.by_language("title", tags)
    _require_titles(fields, titles, tags)
    descriptions = fields.by_language("description", tags)
    theme, look = read_look(fields, root, tags)
    given = {key: value for key, value in settings.items() if value is not None}
    return SiteConfig(
        root, languages, titles, descriptions, theme=theme.target, theme_location=theme.location, look=look, **given
    )  # fmt: skip


def _keep_apart(fields: Fields, content: str, output: str) -> None:
    """The output folder is emptied at each build: it cannot hold the content, or be in it."""
    first, second = PurePosixPath(content), PurePosixPath(output)
    if first.is_relative_to(second) or second.is_relative_to(first):
        message = f"the site would be written to `{output}`, and the content is in `{content}`"
        where = fields.where("output" if "output" in fields else "content")
        fields.report.append(rules.INVALID_VALUE.at(where, message, "Give the site a folder of its own."))


def _enum(kind: type, value: str | None) -> object | None:
    return None if value is None else kind(value)


def _trust(value: str | None) -> bool | None:
    return None if value is None else value == "trust"


def _require_titles(fields: Fields, titles: dict[str, str], tags: tuple[str, ...]) -> None:
    is_wrong = isinstance(fields.node("title"), Sequence)
    for tag in () if is_wrong else tags:
        if tag not in titles:
            message = f"the site has no title in `{tag}`"
            hint = f"Write `title:` and below it, indented, `{tag}: …`."
            fields.report.append(rules.MISSING_KEY.at(fields.where("title"), message, hint))


def _folder(text: str) -> str:
    path = PurePosixPath(text)
    if (
        text.startswith("~")
        or path.is_absolute()
        or "\\" in text
        or ":" in text
        or ".." in path.parts
        or str(path) in (".", "")
    ):
        raise ValueError("Use a path below the project's folder, such as `site` or `build/site`.")
    return str(path)
