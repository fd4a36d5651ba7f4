"""The body of an entry file to a document: converted, sanitized, isolated, with its headings and links."""

import posixpath
from dataclasses import dataclass
from html import unescape

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.document import Document, Heading, Link, LinkKind
from kbgen.model.language import Language
from kbgen.source.markdown.convert import URL_ATTRIBUTES, sanitize, to_html
from kbgen.source.markdown.limits import too_long, too_many_brackets
from kbgen.source.markdown.links import read_link
from kbgen.source.markdown.places import Places
from kbgen.source.markdown.plain import plain_html
from kbgen.source.markdown.problems import markdown_problems
from kbgen.source.markdown.tags import Tag, parts, read_tag
from kbgen.source.markdown.together import held_together, with_units
from kbgen.text.bidi import isolate_html

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
))  # fmt: skip
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"))
_VERBATIM = ("script", "style")
_LEFT_TO_RIGHT = ("code", "pre", "kbd", "samp")
_LITERAL = frozenset((*_LEFT_TO_RIGHT, *_VERBATIM, "bdi", "bdo"))
# Most tags: they have no attributes, no meaning of their own here, and stay as they are. By name, so that a block's
# is told from one inside a line.
_BARE = {
    written: name
    for name in (
        "blockquote", "dd", "div", "dl", "dt", "em", "li", "ol", "p", "strong", "tbody", "td", "th", "thead", "tr", "ul"
    )
    for written in (f"<{name}>", f"</{name}>")
}  # fmt: skip
_CODE_BLOCK, _TEXT_BLOCK = '<pre dir="ltr">', '<pre dir="auto">'
_RESERVED = ("kb-", "kbgen")  # ids of the theme and the name of the scripts
_ALIGNED = {"left": "align-start", "right": "align-end", "center": "align-center"}


def _is_plain_text(tag: Tag) -> bool:
    """Whether this is a fenced block in the language ``text``: prose to copy, such as an e-mail, and no code."""
    return tag.name == "code" and "language-text" in tag.attributes.get("class", "").split()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a Markdown text comes from: ``path`` is relative to the language's content folder, ``start`` the
    place of the text's first character."""

    language: Language
    path: str
    start: Location
    trust_html: bool = False


def read_document(text: str, source: Source) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document that a Markdown text means, and what is wrong with it."""
    places = Places(text, source.start)
    limit = too_long(places) or too_many_brackets(places)
    if limit is not None:
        return Document("", ""), (limit,)
    problems = tuple(markdown_problems(places, source.language.tag, source.trust_html))
    try:
        html = plain_html(text) or to_html(text)
    except Exception as error:  # whatever it raises over text that no person wrote
        message = f"the Markdown cannot be converted ({type(error).__name__})"
        hint = "Look for lists, quotes or brackets nested very deeply, and write them flat."
        return Document("", ""), (*problems, rules.UNREADABLE_MARKDOWN.at(source.start, message, hint))
    builder = _Builder(source, places)
    for part in parts(html if source.trust_html else sanitize(html)):
        builder.add(*part)
    return builder.document(), (*problems, *builder.report)


class _Builder:
    """Goes once through the HTML: what is written, what is found and what is wrong grows with every part."""

    def __init__(self, source: Source, places: Places) -> None:
        self.report: list[Diagnostic] = []
        self._source, self._places = source, places
        self._html: list[str] = []
        self._text: list[str] = []
        self._headings: list[Heading] = []
        self._links: list[Link] = []
        self._anchors: set[str] = set()
        self._blocks: list[str] = []
        self._depth = 0  # how many elements are open
        self._open_heading: tuple[str, int] | None = None  # its id, and where its text begins
        self._literal = 0  # how many elements are open whose text is not prose
        self._silent = False  # inside the arrow that leads back from a footnote

    def document(self) -> Document:
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        return Document(
            held_together("".join(self._html)),
            "\n".join(line for line in lines if line),
            tuple(self._headings),
            tuple(self._links),
            frozenset(self._anchors),
            tuple(self._blocks),
        )

    def add(self, text: str, written: str) -> None:
        """Adds a text and the tag after it, as they are in the HTML; one of them may be ''."""
        if text:
            self._add_text(text)
        if written in _BARE:
            self._add_bare(written, _BARE[written])
        elif written:
            tag = read_tag(written)
            self._end(tag) if tag.is_end else self._start(tag)

    def _add_bare(self, written: str, name: str) -> None:
        self._html.append(written)
        if written[1] == "/":
            self._depth = max(0, self._depth - 1)
        else:
            self._count(name)
        if name not in _INLINE:
            self._text.append("\n")

    def _count(self, name: str) -> None:
        if self._depth == 0:
            self._blocks.append(name)
        self._depth += name not in _VOID

    def _add_text(self, escaped: str) -> None:
        if escaped == "\n" and not self._literal:  # between two blocks, as half of all texts are
            self._html.append(escaped)
            self._text.append(" ")
            return
        if not self._literal:
            escaped = with_units(escaped)
        text = unescape(escaped)
        if not self._silent:
            self._text.append(text if self._literal else text.replace("\n", " "))
        isolated = self._source.language.is_rtl and not self._literal
        html = isolate_html(text) if isolated else escaped
        self._html.append(html.replace('"kbgen:', "&quot;kbgen:"))

    def _start(self, tag: Tag) -> None:
        self._count(tag.name)
        for name, value in tag.attributes.items():
            if value.startswith("kbgen:") and name not in URL_ATTRIBUTES:
                tag.attributes[name] = f" {value}"  # what begins with it is not for authors to write
        if _is_plain_text(tag) and self._html[-1:] == [_CODE_BLOCK]:
            self._html[-1] = _TEXT_BLOCK
            self._literal = 0
        elif tag.name in _LITERAL:
            self._literal += 1
            if tag.name in _LEFT_TO_RIGHT:
                tag.attributes.setdefault("dir", "ltr")
        if tag.name in ("td", "th") and (align := _ALIGNED.get(tag.attributes.pop("align", ""))):
            tag.attributes["class"] = align
        if tag.name not in _INLINE:
            self._text.append("\n")
        self._anchor(tag)
        self._address(tag)
        if tag.name in _HEADINGS:
            self._open_heading = (tag.attributes.get("id", ""), len(self._text))
        if tag.name == "table":
            self._html.append(
                '<div class="table-scroll" role="group" tabindex="0" aria-label="kbgen:label:table">'
            )
        self._html.append(str(tag))

    def _end(self, tag: Tag) -> None:
        self._html.append(str(tag))
        self._depth = max(0, self._depth - 1)
        if tag.name in _LITERAL:
            self._literal = max(0, self._literal - 1)
        if tag.name in _HEADINGS:
            self._close_heading(int(tag.name[1]))
        if tag.name == "table":
            self._html.append("</div>")
        if tag.name == "a":
            self._silent = False
        if tag.name not in _INLINE:
            self._text.append("\n")

    def _close_heading(self, level: int) -> None:
        if self._open_heading is None:
            return
        anchor, begin = self._open_heading
        self._open_heading = None
        text = " ".join("".join(self._text[begin:]).split())
        self._headings.append(Heading(level, anchor, text))
        if level == 1:
            hint = "Begin with ## : the question is the page's heading of level 1."
            where = self._places.next_top_heading()
            self.report.append(rules.TOP_HEADING.at(where, f"`{text[:60]}` is a heading of level 1", hint))

    def _anchor(self, tag: Tag) -> None:
        anchor = tag.attributes.get("id")
        if anchor is None:
            return
        place = self._places.next_anchor(anchor)
        if anchor.lower().startswith(_RESERVED):
            problem, hint = (
                f"the anchor `{anchor}` is one of kbgen's own",
                "Choose one that begins otherwise.",
            )
        elif anchor in self._anchors:
            problem, hint = f"the anchor `{anchor}` stands twice", "Give one of the two another name."
        else:
            self._anchors.add(anchor)
            return
        self.report.append(rules.BAD_ANCHOR.at(place, problem, hint))

    def _address(self, tag: Tag) -> None:
        key = {"a": "href", "img": "src"}.get(tag.name)
        if key is None or key not in tag.attributes:
            return
        if "footnote-backref" in tag.attributes.get("class", ""):
            tag.attributes.pop("title", None)
            tag.attributes["aria-label"] = "kbgen:label:footnote"
            self._silent = True
        elif "footnote-ref" not in tag.attributes.get("class", ""):
            tag.attributes[key] = self._resolved(tag.attributes[key], tag)

    def _resolved(self, href: str, tag: Tag) -> str:
        """The address to write for ``href``: itself, or the number of a link inside the project."""
        location = self._places.next_link(href)
        if tag.name == "img":
            self._text.append(f" {tag.attributes.get('alt', '')} ")
            if not tag.attributes.get("alt", "").strip():
                hint = "Write what the picture says: `![the text](file.svg)`."
                self.report.append(rules.MISSING_ALT.at(location, f"the image `{href}` has no text", hint))
        found = read_link(href, posixpath.dirname(self._source.path), location)
        if isinstance(found, Diagnostic):
            self.report.append(found)
            return "#"
        if found is None:
            return href
        self._links.append(found)
        return href if found.kind is LinkKind.FRAGMENT else f"kbgen:{len(self._links) - 1}"
