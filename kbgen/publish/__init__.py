"""Artifacts to the output folder, whole or not at all."""

from kbgen.publish.publisher import PublishResult, publish
from kbgen.publish.stage import NotStanding

__all__ = ["NotStanding", "PublishResult", "publish"]
