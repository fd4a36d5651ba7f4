"""Which paths a site may hold."""

import ntpath
import posixpath
import unicodedata
from itertools import combinations
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.errors import PublishError
from kbgen.publish.paths import PathRegistry, path_problem

PIECES = [
    "a",
    "..",
    ".",
    "",
    "/",
    "\\",
    "C:",
    "c:x",
    "//",
    "\0",
    "\n",
    "\x85",
    "\ud800",
    "ά",
    "א",
    "...",
    "a ",
]
WILD = st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.lists(
    st.sampled_from(PIECES), max_size=4
).map("/".join)
PLAIN = st.text(st.characters(categories=["L", "N"], include_characters=" -_.~"), min_size=1).filter(
    lambda name: name not in {".", ".."}
)


@given(path=WILD | st.text())
def test_accepted_path_stays_below_the_output_on_posix_and_windows(path: str) -> None:
    if path_problem(path) is not None:
        return
    assert posixpath.normpath(posixpath.join("/out", path)) == f"/out/{path}"
    assert ntpath.normpath(ntpath.join("D:\\out", path)).startswith("D:\\out\\")
    assert PurePosixPath(path).parts == PureWindowsPath(path).parts == tuple(path.split("/"))
    assert path.encode().decode() == path
    assert not set(path) & {"\0", "\n", "\r", "\x1b"}


@given(names=st.lists(PLAIN, min_size=1, max_size=4))
def test_path_of_letters_of_any_script_is_accepted(names: list[str]) -> None:
    assert path_problem("/".join(names)) is None


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/etc/passwd",
        "..",
        "../x",
        "a/../../x",
        "a//b",
        "a/",
        "./a",
        "a/.",
        "a\\b",
        "C:",
        "c:/x",
        "C:x",
        "a\0b",
        "a\nb",
        "\udc80",
        ".kbgen-manifest.json",
        ".KBGEN-Manifest.json",
        ".kbgen-manifest.json/x",
    ],
)
def test_path_that_leads_out_or_takes_the_manifests_place_is_refused(path: str) -> None:
    with pytest.raises(PublishError) as raised:
        PathRegistry().add(path)
    assert raised.value.hint


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("el/a.html", "el/a.html"),
        ("el/Faq.html", "el/faq.html"),
        ("EL/a.html", "el/b.html"),
        ("ΟΔΟΣ.html", "οδος.html"),
        ("λόγος.html", unicodedata.normalize("NFD", "λόγος.html")),
        ("a", "a/b"),
        ("a/b", "a"),
        ("A", "a/b"),
    ],
)
def test_two_paths_that_meet_on_some_disk_are_refused(one: str, other: str) -> None:
    registry = PathRegistry()
    registry.add(one)
    with pytest.raises(PublishError, match="side by side") as raised:
        registry.add(other)
    assert one in raised.value.message or one.split("/", maxsplit=1)[0] in raised.value.message


def nodes(path: str) -> list[tuple[str, str]]:
    parts = path.split("/")
    return [("/".join(parts[:n]), "file" if n == len(parts) else "folder") for n in range(1, len(parts) + 1)]


def meet(one: str, other: str) -> bool:
    """Naively: the paths are one, or a file or folder of one is found under another name of the other."""

    def blurred(name: str) -> str:
        return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())

    return one == other or any(
        blurred(a[0]) == blurred(b[0]) and a != b for a in nodes(one) for b in nodes(other)
    )


@given(paths=st.lists(st.lists(st.sampled_from("aAbάΆ"), min_size=1, max_size=3).map("/".join), max_size=5))
def test_paths_are_accepted_exactly_if_no_two_of_them_meet(paths: list[str]) -> None:
    registry = PathRegistry()
    try:
        for path in paths:
            registry.add(path)
        accepted = True
    except PublishError:
        accepted = False
    assert accepted == (not any(meet(*pair) for pair in combinations(paths, 2)))
