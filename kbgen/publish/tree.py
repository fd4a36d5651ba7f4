"""What stands in a folder, links never followed, and which of it a manifest vouches for."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from kbgen.publish.manifest import read_manifest
from kbgen.publish.paths import MANIFEST_NAME, folders_of


class Stamp(NamedTuple):
    """By what a file is known for the same without being read: size in bytes, time of change (ns), inode."""

    size: int
    mtime_ns: int
    inode: int


def stamp_of(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a build, as that build left it: SHA-256 (hex) and stamp."""

    sha256: str
    stamp: Stamp


# Files of a build, by path.
PublishedFiles: TypeAlias = Mapping[str, PublishedFile]


@dataclass(frozen=True, slots=True)
class Tree:
    """The paths below a folder, with forward slashes: files, folders, and all else (links, sockets)."""

    files: dict[str, Stamp] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def scan(root: Path, shared: Mapping[str, PublishedFile] = MappingProxyType({})) -> Tree:
    """Everything below ``root``. Of files that are ``shared`` with another folder, by path, whose stamps are known from
    there, it is enough to see that they are the same. Raises OSError if a folder cannot be read."""
    tree = Tree()
    pending = [""]
    while pending:
        above = pending.pop()
        with os.scandir(f"{root}/{above}") as entries:
            for entry in entries:
                path = above + entry.name
                if entry.is_dir(follow_symlinks=False):
                    tree.folders.append(path)
                    pending.append(path + "/")
                elif entry.is_file(follow_symlinks=False):
                    other = shared.get(path)
                    if other is not None and other.stamp.inode == entry.inode():
                        tree.files[path] = other.stamp
                    else:
                        tree.files[path] = stamp_of(entry.stat(follow_symlinks=False))
                else:
                    tree.others.append(path)
    return tree


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def holds(root: Path, path: str, stamp: Stamp, digest: str, known: PublishedFiles) -> bool:
    """Whether a file with this stamp has this SHA-256: as ``known``, if it has not changed since, or read. What seems
    to be another file is read in any case: of builds at the same moment, stamps come round again."""
    before = known.get(path)
    is_known = before is not None and before.stamp == stamp and before.sha256 == digest
    return is_known or sha256_of(root / path) == digest


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in an output folder: files of an earlier build by path (its manifest is one of them),
    and what no build of ours wrote, or somebody changed, in words."""

    published: dict[str, PublishedFile]
    foreign: list[str]


def survey(root: Path, known: PublishedFiles = MappingProxyType({})) -> Survey:
    """Compare a folder with its manifest; without a valid one all is foreign. Files are read, unless ``known`` tells of
    their stamp what they hold. Raises OSError."""
    tree = scan(root)
    digests = manifest_of(root, tree, known)
    folders = folders_of(digests)
    # Nearly all are as they were, and are told at once.
    published = {
        path: file
        for path, file in known.items()
        if tree.files.get(path) == file.stamp and digests.get(path) == file.sha256
    }
    foreign = [f"{path} (not a file)" for path in tree.others]
    foreign += [f"{path}/" for path in tree.folders if path not in folders]
    for path in tree.files.keys() - published.keys():
        stamp = tree.files[path]
        if path in digests and holds(root, path, stamp, digests[path], known):
            published[path] = PublishedFile(digests[path], stamp)
        else:
            foreign.append(f"{path} (changed)" if path in digests else path)
    return Survey(published, sorted(foreign))


def manifest_of(root: Path, tree: Tree, known: PublishedFiles = MappingProxyType({})) -> dict[str, str]:
    """The digests by path of the files that the manifest in ``root`` vouches for, the manifest itself among
    them; nothing if there is none or it is damaged. It is not read if it is one of the files that are ``known``, and
    they all that it vouches for."""
    if MANIFEST_NAME not in tree.files:
        return {}
    before = known.get(MANIFEST_NAME)
    if before and before.stamp == tree.files[MANIFEST_NAME]:
        return {path: file.sha256 for path, file in known.items()}
    content = (root / MANIFEST_NAME).read_bytes()
    files = read_manifest(content)
    return {} if files is None else {**files, MANIFEST_NAME: hashlib.sha256(content).hexdigest()}
