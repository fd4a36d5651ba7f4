"""A web server for looking at a built site on one's own machine."""

from kbgen.preview.server import serve

__all__ = ["serve"]
