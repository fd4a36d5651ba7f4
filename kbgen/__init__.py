"""kbgen: a static site generator for multilingual FAQ knowledge bases."""

__version__ = "0.1.0"
