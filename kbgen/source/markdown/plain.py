r"""The HTML of plain Markdown, as the converter writes it, in a small part of its time.

Plain is what most answers are made of: paragraphs, headings, lists and definitions of one line an item, tables,
admonitions and quotations, with links, emphasis and code in them. Whatever else stands in a text, be it one sign
that may mean something, leaves the whole of it to the converter. So nothing is decided here about what Markdown
means: this is what the converter does with these forms, and a test holds the two to the same bytes.
"""

import re
from collections.abc import Callable, Iterator
from typing import ClassVar

from kbgen.text.slug import slugify

# HTML, entities; tabs and other control characters.
_NEVER_PLAIN = re.compile("[\x00-\x09\x0b-\x1f<&]")
_BREAK, _DEFINITION = "  \n", "]:"  # a line break; a link or note that is defined

# A line that can be nothing but text, by its beginning. No pattern here takes more than linear time.
_LINE = r"(?:[^\s\d#>:|!=~*+\-]|\*\*(?=[^\s*])|\*(?=[^\s*\[])|\+(?=\S)|-(?=[^\s\-])|(?!\d+\.[ ])\d)[^\n|]*+"
_BLOCK = re.compile(
    rf"""
      (?P<heading>(?P<level>\#{{1,6}})(?P<title>[^\n\#{{\\]++)(?:\{{\#(?P<anchor>[A-Za-z][\w\-]*+)\}})?)(?:\n+|\Z)
    | (?:
        (?P<paragraph>{_LINE}(?:\n{_LINE})*)
      | (?P<ul>(?:[*+\-][ ]++{_LINE}(?:\n(?!\n)|(?=\n\n|\Z)))+)
      | (?P<ol>(?=1\.)(?:\d+\.[ ]++{_LINE}(?:\n(?!\n)|(?=\n\n|\Z)))+)
      | (?P<dl>{_LINE}\n:[ ]{{1,3}}{_LINE}(?:\n\n+{_LINE}\n:[ ]{{1,3}}{_LINE})*)
      | (?P<table>\|(?P<head>[^\n\\]+)\|\n
          \|(?P<rule>(?:[ ]*+:?-++:?[ ]*+\|){{2,}})(?P<rows>(?:\n\|[^\n\\]+\|(?=\n|\Z))+))
      | (?P<admonition>!!![ ](?P<kind>[a-z]+)[ ]"(?P<label>[^"\n]+)"(?P<content>(?:\n+[ ]{{4}}[^\n]+)+))
      | (?P<blockquote>>(?:[ ][^\n]*+)?(?:\n>(?:[ ][^\n]*+)?)*)
      )(?:\n\n+|\Z)
    """,
    re.X,
)
_ITEM = re.compile(r"^(?:[*+-]|\d+\.)[ ]+(.*)$", re.M)
_INDENT = re.compile(r"^[ ]{4}", re.M)
_QUOTE_SIGN = re.compile(r"^>[ ]?", re.M)
_JOINED = frozenset({"ul", "ol", "dl", "blockquote"})  # by the converter, where two follow each other

# Each form begins with a sign of its own, so that a search passes over text at full speed. The last ones may mean
# something to the converter; an underline inside a word does not.
_INLINE = re.compile(
    r"\[(?P<label>[^\[\]\n\\^][^\[\]\n\\]*+)\]\((?P<href>[^\s()\[\]{}*`'\"\\]++)\)"
    r"|\*\*(?![\s*])(?P<strong>[^*\\]++)(?<!\s)\*\*(?!\*)"
    r"|\*(?![\s*])(?P<em>[^*\\]++)(?<!\s)\*(?!\*)"
    r"|`(?!\s)(?P<code>[^`\n]++)(?<!\s)`(?!`)"
    r"|\\(?P<escaped>[*_{}\[\]()#+.!\-])"
    r"|\[|\]|\*|`|\{|\\|!\[|_(?:(?!\w)|(?<!\w_))"
)


class _NotPlainError(Exception):
    """The text is one for the converter."""


def plain_html(text: str) -> str | None:
    """What the converter makes of ``text``, or ``None`` if the text is not plain."""
    if _NEVER_PLAIN.search(text) or _BREAK in text or _DEFINITION in text:
        return None
    try:
        return "\n".join(_Writer().blocks(text))
    except _NotPlainError:
        return None


class _Writer:
    """Writes one answer: a method for each kind of block."""

    def __init__(self) -> None:
        self._anchors: set[str] = set()
        self._is_inside = (
            False  # an admonition or a quotation: these hold the other blocks, but not one another
        )

    def blocks(self, text: str) -> Iterator[str]:
        text = text.strip("\n")
        at, before = 0, ""
        while at < len(text):
            block = _BLOCK.match(text, at)
            kind = block.lastgroup if block else None
            if block is None or kind is None or (kind == before and kind in _JOINED):
                raise _NotPlainError
            yield self._WRITERS[kind](self, block)
            at, before = block.end(), kind

    def _heading(self, block: re.Match[str]) -> str:
        title = block["title"].strip()
        anchor = block["anchor"] or slugify(title) or "section"
        ends_well = block["anchor"] is None or block["title"][-1] == " "
        if not title or not ends_well or anchor in self._anchors or _INLINE.search(title):
            raise _NotPlainError
        self._anchors.add(anchor)
        level = len(block["level"])
        return f'<h{level} id="{anchor}">{_escaped(title)}</h{level}>'

    def _paragraph(self, block: re.Match[str]) -> str:
        return f"<p>{_inline(block['paragraph'])}</p>"

    def _list(self, block: re.Match[str]) -> str:
        tag = block.lastgroup
        items = "</li>\n<li>".join(map(_inline, _ITEM.findall(block[0])))
        return f"<{tag}>\n<li>{items}</li>\n</{tag}>"

    def _definitions(self, block: re.Match[str]) -> str:
        lines = (line for line in block["dl"].split("\n") if line)
        pairs = (
            f"<dt>{_inline(term.strip())}</dt>\n<dd>{_inline(meaning[1:].lstrip(' '))}</dd>"
            for term, meaning in zip(lines, lines, strict=True)
        )
        return "<dl>\n" + "\n".join(pairs) + "\n</dl>"

    def _table(self, block: re.Match[str]) -> str:
        aligned = [
            _ALIGNED[rule.strip()[0] == ":", rule.strip()[-1] == ":"] for rule in _cells(block["rule"])
        ]
        if block["head"].count("|") + 1 != len(aligned):
            raise _NotPlainError
        head = _row("th", block["head"], aligned)
        rows = "\n".join(_row("td", row[1:-1], aligned) for row in block["rows"][1:].split("\n"))
        return f"<table>\n<thead>\n{head}\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"

    def _admonition(self, block: re.Match[str]) -> str:
        inside = self._inside(_INDENT.sub("", block["content"]))
        title = f'<p class="admonition-title">{_inline(block["label"])}</p>'
        return f'<div class="admonition {block["kind"]}">\n{title}\n{inside}\n</div>'

    def _quotation(self, block: re.Match[str]) -> str:
        inside = self._inside(_QUOTE_SIGN.sub("", block["blockquote"]))
        return f"<blockquote>\n{inside}\n</blockquote>"

    def _inside(self, text: str) -> str:
        if self._is_inside or not text or text[-1] == "\n":
            raise _NotPlainError
        self._is_inside = True
        inside = "\n".join(self.blocks(text))
        self._is_inside = False
        return inside

    _WRITERS: ClassVar[dict[str, Callable[["_Writer", re.Match[str]], str]]] = {
        "heading": _heading, "paragraph": _paragraph, "ul": _list, "ol": _list, "dl": _definitions, "table": _table,
        "admonition": _admonition, "blockquote": _quotation,
    }  # fmt: skip


_ALIGNED = {
    (False, False): "",
    (True, False): ' align="left"',
    (False, True): ' align="right"',
    (True, True): ' align="center"',
}


def _cells(row: str) -> list[str]:
    return row.rstrip("|").split("|")


def _row(tag: str, row: str, aligned: list[str]) -> str:
    cells = row.split("|")
    cells += [""] * (len(aligned) - len(cells))
    written = (
        f"<{tag}{align}>{_inline(cell.strip(' '))}</{tag}>"
        for cell, align in zip(cells, aligned, strict=False)
    )
    return "<tr>\n" + "\n".join(written) + "\n</tr>"


def _inline(text: str) -> str:
    return _INLINE.sub(_element, _escaped(text))


def _escaped(text: str) -> str:
    return text.replace(">", "&gt;")


def _element(found: re.Match[str]) -> str:
    kind = found.lastgroup
    if kind is None:
        raise _NotPlainError
    if kind == "escaped":
        return found["escaped"]
    if kind == "href":
        return f'<a href="{found["href"]}">{_INLINE.sub(_element, found["label"])}</a>'
    inside = found[kind] if kind == "code" else _INLINE.sub(_element, found[kind])
    return f"<{kind}>{inside}</{kind}>"
