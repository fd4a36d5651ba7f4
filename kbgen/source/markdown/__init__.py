"""Markdown to documents: the only home of Python-Markdown and of the sanitizer."""

from kbgen.source.markdown.document import Source, read_document
from kbgen.source.markdown.limits import too_long

__all__ = ["Source", "read_document", "too_long"]
