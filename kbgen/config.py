"""kbgen.yml to settings, every problem in one pass."""

import re
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import SplitResult, urlsplit

from babel import Locale, UnknownLocaleError

from kbgen.fields.nodes import Mapping, Sequence, parse
from kbgen.fields.reader import Fields, Key, close_match
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.entry import Audience
from kbgen.model.language import Direction, Language
from kbgen.model.site_config import Fallback, SiteConfig

FILE_NAME = "kbgen.yml"

KEYS = (
    Key("title"),
    Key("description"),
    Key("languages"),
    Key("base_url", ("url", "site_url")),
    Key("theme"),
    Key("content"),
    Key("output"),
    Key("fallback"),
    Key("audience"),
    Key("drafts"),
    Key("raw_html"),
    Key("search_log"),
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
    languages = _languages(fields)
    settings: dict[str, Any] = {
        "base_url": fields.parsed("base_url", _base_url, "a web address", "https://help.example.com/"),
        "theme": fields.parsed("theme", _theme, "the name of a theme", "default"),
        "content": fields.parsed("content", _folder, "a folder inside the project", "content"),
        "output": fields.parsed("output", _folder, "a folder inside the project", "site"),
        "fallback": _enum(Fallback, fields.choice("fallback", ("show", "hide"))),
        "audience": _enum(Audience, fields.choice("audience", ("public", "internal"))),
        "drafts": fields.boolean("drafts"),
        "trust_html": _trust(fields.choice("raw_html", ("sanitize", "trust"))),
        "search_log": fields.parsed("search_log", _log_address, "a web address or a path", "/searches"),
    }
    _keep_apart(fields, settings["content"] or "content", settings["output"] or "site")
    if not languages:
        return None
    tags = tuple(language.tag for language in languages)
    titles = fields.by_language("title", tags)
    _require_titles(fields, titles, tags)
    descriptions = fields.by_language("description", tags)
    given = {key: value for key, value in settings.items() if value is not None}
    return SiteConfig(root, languages, titles, descriptions, theme_location=fields.where("theme"), **given)


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


def _languages(fields: Fields) -> tuple[Language, ...]:
    """The languages; none if one of them cannot be."""
    found: dict[str, Language] = {}
    before = len(fields.report)
    items = fields.references("languages")
    for item in items or ():
        try:
            made = language(item.target)
        except ValueError as error:
            message = f"`{item.target}` is not a language that kbgen knows"
            fields.report.append(rules.INVALID_VALUE.at(item.location, message, str(error)))
            continue
        if found.setdefault(made.tag, made) is not made:
            message = f"`{item.target}` stands twice"
            fields.report.append(rules.INVALID_VALUE.at(item.location, message, "Keep one of them."))
    if items is None or fields.is_empty("languages"):
        hint = "Write `languages: [el, he]`; the first one is the default."
        message = "kbgen.yml has no `languages`" if items is None else "`languages` is empty"
        fields.report.append(rules.MISSING_KEY.at(fields.where("languages"), message, hint))
    return tuple(found.values()) if len(fields.report) == before else ()


def language(tag: str) -> Language:
    """The language with the BCP 47 ``tag``, its name and direction from CLDR.

    Raises ``ValueError``, with a hint as its text, for a tag that CLDR does not know.
    """
    try:
        if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*", tag, re.ASCII):
            raise ValueError
        locale = Locale.parse(tag.replace("_", "-"), sep="-")
        canonical = str(locale).replace("_", "-")
        if canonical.lower() != tag.replace("_", "-").lower():
            raise ValueError
    except (UnknownLocaleError, ValueError, LookupError) as error:
        names = {
            "greek": "el",
            "gr": "el",
            "hebrew": "he",
            "iw": "he",
            "il": "he",
            "arabic": "ar",
            "english": "en",
        }
        near = names.get(tag.lower()) or close_match(tag, names)
        code = names.get(near, near) if near else None
        raise ValueError(
            f"Did you mean `{code}`?" if code else "Use a code such as el, he, en, pt-BR."
        ) from error
    direction: Direction = "rtl" if locale.text_direction == "rtl" else "ltr"
    name = locale.get_display_name(locale) or tag
    return Language(canonical, direction, name[:1].upper() + name[1:])


def _base_url(text: str) -> str:
    parts = _address(text)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("Begin with https://, as in https://help.example.com/.")
    if parts.query or parts.fragment:
        raise ValueError("Leave out what comes after ? or #.")
    return text.rstrip("/") + "/"


def _log_address(text: str) -> str:
    """A web address that takes what browsers send, or a path on the server of the site itself."""
    parts = _address(text)
    is_path = text.startswith("/") and not parts.netloc
    if not is_path and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("Begin with https://, or with / for a path on the same server.")
    if parts.fragment or "@" in parts.netloc:
        raise ValueError("Leave out what comes after #, and any name or password.")
    return text


def _address(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
        is_host = re.fullmatch(r"[a-z0-9._:-]*", host.encode("idna").decode())
    except ValueError as error:
        raise ValueError("Check the name of the server, and the brackets and digits after it.") from error
    if re.search(r"[\s<>\"'\\^`{|}]", text) or not is_host:
        raise ValueError("Leave out spaces, quotes and brackets.")
    return parts


def _theme(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", text, re.ASCII):
        raise ValueError("Use the name of a folder in themes/, with letters, digits, - and _.")
    return text


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
