"""Artifacts to the output folder, whole or not at all."""

from kbgen.publish.publisher import PublishResult, publish

__all__ = ["PublishResult", "publish"]
