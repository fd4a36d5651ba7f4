"""kbgen.yml to settings, every problem in one pass."""

from kbgen.config.settings import FILE_NAME, KEYS, read_config

__all__ = ["FILE_NAME", "KEYS", "read_config"]
