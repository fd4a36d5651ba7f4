"""Markdown to documents: the only home of Python-Markdown and of the sanitizer."""

from kbgen.source.markdown.document import Source, read_document

__all__ = ["Source", "read_document"]
