"""What stands in a folder, links never followed, and which of it a manifest vouches for."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kbgen.publish.manifest import read_manifest
from kbgen.publish.paths import MANIFEST_NAME


@dataclass(frozen=True, slots=True)
class Tree:
    """The paths below a folder, with forward slashes: files, folders, and all else (links, sockets)."""

    files: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def scan(root: Path) -> Tree:
    """Everything below ``root``. Raises OSError if a folder cannot be read."""
    tree = Tree()
    pending = [""]
    while pending:
        above = pending.pop()
        with os.scandir(root / above) as entries:
            for entry in entries:
                path = above + entry.name
                if entry.is_dir(follow_symlinks=False):
                    tree.folders.append(path)
                    pending.append(path + "/")
                else:
                    (tree.files if entry.is_file(follow_symlinks=False) else tree.others).append(path)
    return tree


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of an earlier build, as that build left it: SHA-256 (hex) and time of change (ns)."""

    sha256: str
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in an output folder: files of an earlier build by path (its manifest is one of them),
    and what no build of ours wrote, or somebody changed, in words."""

    published: dict[str, PublishedFile]
    foreign: list[str]


def survey(root: Path) -> Survey:
    """Compare a folder with its manifest; without a valid one all is foreign. Raises OSError."""
    tree = scan(root)
    digests = manifest_of(root, tree)
    folders = folders_of(digests)
    published = {}
    foreign = [f"{path} (not a file)" for path in tree.others]
    foreign += [f"{path}/" for path in tree.folders if path not in folders]
    for path in tree.files:
        digest = sha256_of(root / path)
        if digests.get(path) == digest:
            published[path] = PublishedFile(digest, (root / path).lstat().st_mtime_ns)
        else:
            foreign.append(f"{path} (changed)" if path in digests else path)
    return Survey(published, sorted(foreign))


def manifest_of(root: Path, tree: Tree) -> dict[str, str]:
    """The digests by path of the files that the manifest in ``root`` vouches for, the manifest itself among
    them; nothing if there is none or it is damaged."""
    if MANIFEST_NAME not in tree.files:
        return {}
    content = (root / MANIFEST_NAME).read_bytes()
    files = read_manifest(content)
    return {} if files is None else {**files, MANIFEST_NAME: hashlib.sha256(content).hexdigest()}


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders above the paths."""
    return {path[:i] for path in paths for i, character in enumerate(path) if character == "/"}
