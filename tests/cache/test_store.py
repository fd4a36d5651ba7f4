"""The cache is a help, never a need: whatever is wrong with it, the build is right, and says so."""

import os
import shutil
import sqlite3
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen import pipeline
from kbgen.cache.codec import decode, encode
from kbgen.cache.digest import digest
from kbgen.cache.store import FOLDER, Store
from kbgen.model.diagnostic import Location
from kbgen.model.entry import Reference
from kbgen.model.language import Language
from kbgen.source.entry_file import EntryText, Parsed, parse
from tests.publish.folders import PROCESSES
from tests.support import Project
from tests.test_reproducible import tree

FILE = FOLDER / "results.sqlite"


@pytest.fixture
def built(project: Project) -> Project:
    project.entry("el/a.md", "Πώς πληρώνω;", "Με κάρτα.")
    project.build()
    return project


def same_as_clean(project: Project) -> tuple[str, ...]:
    """Builds after a change, holds the outcome against a clean build, and returns what was said of the cache."""
    project.entry("el/a.md", "Πώς πληρώνω;", "Και με έμβασμα.")
    notes = project.try_build().notes
    clean = project.root.parent / "clean"
    project.try_build(clean, use_cache=False)
    assert tree(project.root / "site") == tree(clean)
    return notes


def test_a_damaged_cache_is_made_anew_with_a_note(built: Project) -> None:
    (built.root / FILE).write_bytes(b"SQLite format 3\0" + b"\xff" * 5_000)
    assert "is damaged" in " ".join(same_as_clean(built))
    assert built.try_build().notes == ()


def test_a_value_that_was_changed_is_not_believed(built: Project) -> None:
    with sqlite3.connect(built.root / FILE) as connection:
        connection.execute("UPDATE results SET value = value || 'x'")
    connection.close()
    same_as_clean(built)


def test_a_cache_that_came_with_a_copy_is_not_believed(built: Project, tmp_path: Path) -> None:
    copy = Project(tmp_path / "copy")
    shutil.copytree(built.root, copy.root)
    assert "was made elsewhere" in " ".join(same_as_clean(copy))
    assert copy.try_build().notes == ()


def test_a_folder_that_cannot_be_written_is_no_error(project: Project) -> None:
    project.entry("el/a.md", "Πώς πληρώνω;", "Με κάρτα.")
    project.write(".kbgen", "a file where the folder should be")
    assert "cannot be used" in " ".join(same_as_clean(project))


def test_a_cache_that_can_only_be_read_is_used_until_there_is_something_to_keep(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    store.put("kind", {"key": b"value"})
    store.close(True)
    with sqlite3.connect(tmp_path / "cache/results.sqlite") as connection:
        connection.execute(
            "CREATE TRIGGER no BEFORE INSERT ON results BEGIN SELECT RAISE(ABORT, 'read only'); END"
        )
    connection.close()
    store = Store(tmp_path / "cache")
    assert store.get("kind", ("key",)) == {"key": b"value"}
    store.put("kind", {"other": b"value"})
    assert "cannot be written" in store.notes[0]
    assert store.get("kind", ("key",)) == {}


def test_what_is_loaded_is_the_same_from_the_cache(built: Project) -> None:
    read = [pipeline.load(built.root, use_cache=use_cache) for use_cache in (True, True, False)]
    assert read[0] == read[1] == read[2]


def build_often(root: Path) -> None:
    for number in range(5):
        Project(root).try_build(root.parent / f"site{os.getpid()}-{number % 2}")


def test_builds_at_the_same_time_do_not_harm_each_other(built: Project) -> None:
    with ProcessPoolExecutor(3, mp_context=PROCESSES) as pool:
        for done in [pool.submit(build_often, built.root) for _ in range(3)]:
            done.result()
    assert same_as_clean(built) == ()


def test_what_no_build_asks_for_any_more_goes(tmp_path: Path) -> None:
    for number in range(4):
        store = Store(tmp_path / "cache")
        store.put("kind", {f"{number} {at}": b"." for at in range(2_000)})
        store.close(True)
    store = Store(tmp_path / "cache")
    kept = sum(len(store.get("kind", [f"{number} {at}" for at in range(2_000)])) for number in range(4))
    assert 2_000 <= kept <= 5_000
    assert len(store.get("kind", [f"3 {at}" for at in range(2_000)])) == 2_000


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the names of folders are texts")
def test_a_project_in_a_folder_whose_name_is_no_text_is_built_and_remembered(built: Project) -> None:
    moved = Project(built.root.rename(built.root.with_name(os.fsdecode(b"\xff"))))
    first = moved.try_build()
    assert first.result is not None
    second = moved.try_build()
    assert second.result is not None
    assert (second.result.written, second.notes) == (0, ())


def test_the_cache_stays_out_of_repositories(built: Project) -> None:
    assert (built.root / ".kbgen/.gitignore").read_text() == "*\n"


LANGUAGE = Language("el", "ltr", "Ελληνικά")
BODIES = st.text() | st.sampled_from(
    ["## Α\n\n[α](b.md) ![x](y.png)", "<b>x", "[a]: kbgen:0", "|a|b|\n|-|-|\n|1|2|"]
)


@given(question=st.text(min_size=1), body=BODIES)
def test_what_a_file_says_is_the_same_after_it_was_kept(question: str, body: str) -> None:
    head = f"---\nquestion: {question!r}\ntags: [a, b]\nupdated: 2026-01-01\naudience: internal\n---\n"
    data = (head + body).encode("utf-8", "replace")
    parsed = parse(EntryText(data, LANGUAGE, "a.md", "content/el/a.md", trust_html=False))
    assert decode(Parsed, encode(parsed)) == parsed


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"\xc1", b"\x91" * 100_000, encode((None, ()))[:-1]),
        *map(encode, ((), [None], {}, ((1,), ()), "x")),
    ],
)
def test_what_is_no_such_value_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="this is no"):
        decode(Parsed, data)


PLACES = st.builds(Location, st.sampled_from("ab"), st.integers(0, 2), st.integers(0, 2))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.text(max_size=2) | st.binary(max_size=2) | PLACES,
    lambda inner: st.tuples(inner, inner) | st.dictionaries(st.text(max_size=1), inner, max_size=2)
    | st.builds(Reference, inner, inner),
    max_leaves=6,
)  # fmt: skip


@given(one=VALUES, other=VALUES)
def test_values_have_one_digest_exactly_if_they_are_equal(one: object, other: object) -> None:
    is_equal = one == other and repr(one) == repr(other)  # 1 == True, but a page shows them differently
    if not isinstance(one, dict) and not isinstance(other, dict):
        assert (digest(one) == digest(other)) == is_equal
    assert digest(one) == digest(one)


@given(one=VALUES)
def test_a_tuple_a_record_and_one_with_a_tuple_of_the_same_values_differ(one: object) -> None:
    record, pair, both = Reference(one, one), (one, one), Reference((one, one), one)  # type: ignore[arg-type]
    assert len({digest(value) for value in (record, pair, both)}) == 3


def test_sets_and_mappings_have_one_digest_in_whatever_order_they_were_made() -> None:
    words = [f"word {number}" for number in range(50)]
    assert digest(frozenset(words)) == digest(frozenset(reversed(words)))
    assert digest(dict.fromkeys(words)) == digest(MappingProxyType(dict.fromkeys(reversed(words))))


def test_a_path_that_is_no_text_has_a_digest_and_what_says_nothing_of_its_value_has_none() -> None:
    assert digest(Path(os.fsdecode(b"\xff"))) != digest(Path(os.fsdecode(b"\xfe")))
    with pytest.raises(TypeError, match="cannot be encoded"):
        digest(object())
