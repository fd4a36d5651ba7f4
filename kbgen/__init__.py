"""kbgen: a static site generator for multilingual FAQ knowledge bases.

``load``, ``check`` and ``build`` are the public calls; they stand in ``kbgen.pipeline``.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kbgen.pipeline import build, check, load

__version__ = "0.1.0"
__all__ = ["__version__", "build", "check", "load"]


def __getattr__(name: str) -> Any:
    # Imported when first asked for: a command such as `kbgen --help` needs none of it.
    if name in ("build", "check", "load"):
        from kbgen import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'kbgen' has no attribute {name!r}")
