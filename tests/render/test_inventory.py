"""What is noted of the files of a site."""

from pathlib import Path

from kbgen.model.artifact import Artifact
from kbgen.model.site_config import Offline
from kbgen.publish import publish
from kbgen.publish.paths import MANIFEST_NAME
from kbgen.render.inventory import Inventory


def version(*artifacts: Artifact) -> str:
    inventory = Inventory(Offline.READ)
    assert list(inventory.of(artifacts)) == list(artifacts)
    return inventory.contents().version


def test_the_version_hangs_on_each_file_and_not_on_their_order(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"2")
    one, two = Artifact("a", b"1"), Artifact("b", tmp_path / "file")
    assert version(one, two) == version(two, one) == version(one, Artifact("b", b"2"))
    assert version(one, Artifact("b", b"3")) != version(one, two) != version(one, Artifact("c", b"2"))


def test_pages_and_indexes_are_of_the_version_as_well() -> None:
    inventory = Inventory(Offline.READ)
    artifacts = (Artifact("a", b"1"), Artifact("b", b"22"), Artifact("c", b"3"))
    parts = (
        inventory.of(artifacts[:1]),
        inventory.of_index(artifacts[1:2]),
        inventory.of_pages(artifacts[2:]),
    )
    assert tuple(artifact for part in parts for artifact in part) == artifacts
    contents = inventory.contents()
    assert contents.version == version(*artifacts)
    assert contents.index == {"b": 2}
    assert contents.copies.keys() == {"c"}


def test_files_that_stand_are_noted_as_those_that_pass(tmp_path: Path) -> None:
    artifacts = [Artifact("a", b"1"), Artifact("b", b"22"), Artifact("c", b"3")]
    files = publish(artifacts, tmp_path / "site").files
    passing, noting = Inventory(Offline.READ), Inventory(Offline.READ)
    (
        list(passing.of(artifacts[:1])),
        list(passing.of_index(artifacts[1:2])),
        list(passing.of_pages(artifacts[2:])),
    )
    noting.note({path: file for path, file in files.items() if path != MANIFEST_NAME}, ["b"], ["c"])
    assert noting.contents() == passing.contents()
