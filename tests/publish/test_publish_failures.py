"""Builds that fail half way: the old site stands, and nothing lies about."""

import errno
import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from kbgen.errors import PublishError, ThemeError
from kbgen.model.artifact import Artifact
from kbgen.publish import publish
from tests.publish.folders import hashes, hashes_on_disk, in_another_process, no_exchange, site


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with a published site."""
    publish(site("old"), tmp_path / "site")
    return tmp_path / "site"


def is_untouched(output: Path) -> bool:
    return hashes_on_disk(output) == hashes(site("old")) and os.listdir(output.parent) == ["site"]


def publish_with_little_room(output: Path, limit: int) -> tuple[str, str, int | None]:
    """Publish in a process that may not write files of more than ``limit`` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        publish([*site("new"), Artifact("big.bin", bytes(2 * limit))], output)
    except PublishError as error:
        return error.message, error.hint, getattr(error.__cause__, "errno", None)
    return "published", "", None


def test_disk_that_takes_no_more_leaves_the_old_site(output: Path) -> None:
    message, hint, cause = in_another_process(publish_with_little_room, output, 100_000)
    assert message.startswith(f"cannot publish to {output}")
    assert (hint, cause) == ("The file is larger than the system allows.", errno.EFBIG)
    assert is_untouched(output)


def test_file_where_a_folder_is_needed_is_reported(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("a file")
    with pytest.raises(PublishError, match="cannot publish") as raised:
        publish(site("new"), tmp_path / "public" / "site")
    assert "file stands where a folder is needed" in raised.value.hint
    assert isinstance(raised.value.__cause__, OSError)
    assert (tmp_path / "public").read_text() == "a file"


def test_name_too_long_for_the_disk_is_reported(output: Path) -> None:
    with pytest.raises(PublishError, match="too long"):
        publish([*site("new"), Artifact("α" * 200, b"")], output)
    assert is_untouched(output)


def test_source_that_is_gone_is_named(output: Path, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r"cannot read .*gone\.svg"):
        publish([*site("new"), Artifact("gone.svg", tmp_path / "gone.svg")], output)
    assert is_untouched(output)


def test_bad_path_among_good_ones_publishes_nothing(output: Path) -> None:
    with pytest.raises(PublishError, match="not relative"):
        publish([*site("new"), Artifact("/etc/kbgen", b"")], output)
    assert is_untouched(output)


@pytest.mark.parametrize("error", [ThemeError("no such template"), KeyboardInterrupt()])
def test_failure_while_pages_are_rendered_passes_through(output: Path, error: BaseException) -> None:
    def rendered() -> Iterator[Artifact]:
        yield from site("new")
        raise error

    with pytest.raises(type(error)) as raised:
        publish(rendered(), output)
    assert raised.value is error
    assert is_untouched(output)


def test_failed_first_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(PublishError):
        publish([Artifact("a", b""), Artifact("a", b"")], tmp_path / "site")
    assert os.listdir(tmp_path) == []


def test_failed_trade_of_places_leaves_the_old_site(output: Path) -> None:
    def broken(one: Path, other: Path) -> bool:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    with pytest.raises(PublishError) as raised:
        publish(site("new"), output, exchange=broken)
    assert "delete it, then build again" in raised.value.hint
    assert is_untouched(output)


def test_old_site_is_put_back_when_the_new_one_cannot_take_its_place(output: Path, tmp_path: Path) -> None:
    def new_site_vanishes(one: Path, other: Path) -> bool:
        one.rename(tmp_path / "taken")
        return False

    with pytest.raises(PublishError):
        publish(site("new"), output, exchange=new_site_vanishes)
    assert hashes_on_disk(output) == hashes(site("old"))
    assert hashes_on_disk(tmp_path / "taken") == hashes(site("new"))
    assert sorted(os.listdir(tmp_path)) == ["site", "taken"]


def test_output_that_vanishes_at_the_last_moment_is_no_failure(output: Path, tmp_path: Path) -> None:
    def output_vanishes(one: Path, other: Path) -> bool:
        other.rename(tmp_path / "taken")
        return no_exchange(one, other)

    publish(site("new"), output, exchange=output_vanishes)
    assert hashes_on_disk(output) == hashes(site("new"))
    assert sorted(os.listdir(tmp_path)) == ["site", "taken"]
