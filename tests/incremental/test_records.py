"""Records of an index, kept some at a time."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbgen.cache.store import Store
from kbgen.incremental.outdated import Outdated
from kbgen.incremental.records import Records

RECORDS = [f"[{place}]" for place in range(50)]
PLACES = st.integers(0, 50)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(tmp_path_factory.mktemp("cache"))


@given(st.dictionaries(st.integers(0, 49), st.text("αא\u2028", max_size=3)), PLACES, PLACES)
def test_records_are_found_again_and_so_are_new_ones(
    store: Store, new: dict[int, str], one: int, other: int
) -> None:
    begin, end = sorted((one, other))
    kept = Records.kept(store, "some", RECORDS)
    assert kept.between(begin, end) == RECORDS[begin:end]
    replaced = kept.replaced(new)
    assert replaced.between(begin, end) == [new.get(at, RECORDS[at]) for at in range(begin, end)]
    assert kept.between(begin, end) == RECORDS[begin:end]


def test_records_that_are_lost_are_told(tmp_path: Path) -> None:
    kept = Records.kept(Store(tmp_path / "one"), "some", RECORDS)
    elsewhere = Records(Store(tmp_path / "other"), "some", kept.keys)
    with pytest.raises(Outdated):
        elsewhere.between(3, 4)
    with pytest.raises(Outdated):
        elsewhere.replaced({3: ""})
