"""Markdown to HTML by Python-Markdown, and HTML to safe HTML by nh3."""

from functools import cache
from typing import TYPE_CHECKING, Any

import nh3

from kbgen.text.slug import slugify

if TYPE_CHECKING:
    from markdown import Markdown

_EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "sane_lists", "tables", "toc",
)  # fmt: skip

_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
ALLOWED_TAGS = frozenset(nh3.ALLOWED_TAGS) - {"acronym", "area", "center", "map", "rtc", "strike", "tt"} | {
    "tfoot"
}
URL_ATTRIBUTES = frozenset({"cite", "href", "src"})
URL_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "entry"})


@cache
def _markdown() -> "Markdown":
    """One converter a process: to make one costs as much as to convert a long answer, and to load it as much as
    to parse a hundred plain ones."""
    from markdown import Markdown  # noqa: PLC0415

    return Markdown(
        extensions=list(_EXTENSIONS),
        extension_configs={
            "footnotes": {"BACKLINK_TITLE": "", "SEPARATOR": "-"},
            "tables": {"use_align_attribute": True},
            "toc": {"marker": "", "slugify": _anchor},
        },
        output_format="html",
        tab_length=4,
    )


def _anchor(text: str, separator: str) -> str:
    return slugify(text) or "section"


def to_html(body: str) -> str:
    """The HTML of a Markdown text, unsafe as it is. May raise what the converter raises on text that no
    person wrote (``RecursionError`` above all)."""
    converter: Any = _markdown()
    try:
        return str(converter.reset().convert(body))
    except Exception:
        _markdown.cache_clear()  # what was half done stays in it, and would spoil the next text
        raise


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(ALLOWED_TAGS),
        clean_content_tags={"script", "style", "template", "iframe", "object", "title"},
        attributes=_ATTRIBUTES,
        link_rel=None,
        url_schemes=set(URL_SCHEMES),
    )


def is_allowed(tag: str, attribute: str) -> bool:
    """Whether the sanitizer leaves this attribute of this element in the page."""
    return attribute in _ATTRIBUTES["*"] or attribute in _ATTRIBUTES.get(tag, ())


def sanitize(html: str) -> str:
    """``html`` without whatever could run, load or imitate: well formed, attributes in double quotes."""
    return _cleaner().clean(html)
