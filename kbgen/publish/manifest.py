"""The manifest: what a build wrote into the output folder, so that the next one may replace it."""

import json
import re
from collections.abc import Mapping

import msgspec

from kbgen.publish.paths import path_problem

FORMAT = 1
_SHA256 = re.compile("[0-9a-f]{64}")


def write_manifest(digests: Mapping[str, str]) -> bytes:
    """The manifest for files by path with their SHA-256 (hex); the same files give the same bytes."""
    record = {"kbgen": "manifest", "format": FORMAT, "files": dict(sorted(digests.items()))}
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def read_manifest(content: bytes) -> dict[str, str] | None:
    """The files of a manifest, path to SHA-256 (hex); None if it is damaged or not of this format."""
    try:
        record = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or (record.get("kbgen"), record.get("format")) != ("manifest", FORMAT):
        return None
    files = record.get("files")
    if not isinstance(files, dict) or not all(_is_valid(*item) for item in files.items()):
        return None
    return files


def _is_valid(path: str, digest: object) -> bool:
    return path_problem(path) is None and isinstance(digest, str) and bool(_SHA256.fullmatch(digest))
