"""A build that is killed, at any moment."""

import os
import random
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from kbgen.model.artifact import Artifact
from kbgen.publish import publish
from kbgen.publish.siblings import new_sibling
from kbgen.publish.swap import Exchange, exchange
from tests.publish.folders import PROCESSES, hashes, hashes_on_disk, in_another_process, no_exchange, site

PAGES = 250
VERSIONS = ["alpha", "beta"]
WHOLE = [hashes(site(version, PAGES, size=300)) for version in VERSIONS]


def publish_for_ever(output: Path, way: Exchange) -> None:
    for version in cycle(VERSIONS):
        publish(site(version, PAGES, size=300), output, exchange=way)


def killed_builds(output: Path, way: Exchange, kills: int) -> Iterator[list[str]]:
    """Kill builds at random moments, and tell after each what stands beside the output."""
    moments = random.Random(kills)
    started = time.perf_counter()
    publish(site("beta", PAGES, size=300), output)
    publish(site("alpha", PAGES, size=300), output)
    duration = time.perf_counter() - started
    for _ in range(kills):
        build = PROCESSES.Process(target=publish_for_ever, args=(output, way))
        build.start()
        time.sleep(moments.uniform(0, duration))
        build.kill()
        build.join()
        yield [name for name in os.listdir(output.parent) if name != output.name]


@pytest.mark.slow
def test_killed_build_leaves_the_old_site_or_the_new_one_whole(tmp_path: Path) -> None:
    output = tmp_path / "site"
    seen: set[str] = set()
    for count, litter in enumerate(killed_builds(output, exchange, kills=400)):
        assert hashes_on_disk(output) in WHOLE
        seen |= {name.split("-")[1] for name in litter}
        publish(site("alpha", PAGES, size=300), output)
        assert hashes_on_disk(output) == WHOLE[0]
        assert os.listdir(tmp_path) == ["site"]
        if count >= 60 and seen == {"staging", "spare"}:
            break
    assert seen == {"staging", "spare"}  # or else no build was hit where it matters


class NothingToPublishError(Exception):
    """A build that goes wrong before it has a single page."""


def nothing() -> Iterator[Artifact]:
    raise NothingToPublishError
    yield


@pytest.mark.slow
def test_site_is_put_back_after_a_kill_where_folders_cannot_trade_places(tmp_path: Path) -> None:
    output = tmp_path / "site"
    for _ in killed_builds(output, no_exchange, kills=25):
        with pytest.raises(NothingToPublishError):
            publish(nothing(), output)
        assert hashes_on_disk(output) in WHOLE
        assert os.listdir(tmp_path) == ["site"]


def die_while_deleting(output: Path) -> None:
    spare = new_sibling(output, "spare")
    publish(site("alpha"), spare)
    (spare / "index.html").unlink()


def test_half_deleted_site_of_a_dead_build_is_not_put_back(tmp_path: Path) -> None:
    output = tmp_path / "site"
    in_another_process(die_while_deleting, output)
    assert len(os.listdir(tmp_path)) == 1
    with pytest.raises(NothingToPublishError):
        publish(nothing(), output)
    assert os.listdir(tmp_path) == []


def die_between_the_renames(output: Path) -> None:
    def aside_and_die(one: Path, other: Path) -> bool:
        other.rename(one.with_name(one.name[:-8] + "0" * 8))
        os._exit(9)

    publish(site("beta"), output, exchange=aside_and_die)


def test_site_that_was_put_aside_by_a_dead_build_is_put_back(tmp_path: Path) -> None:
    output = tmp_path / "site"
    publish(site("alpha"), output)
    build = PROCESSES.Process(target=die_between_the_renames, args=(output,))
    build.start()
    build.join()
    assert build.exitcode == 9
    assert not output.exists()
    with pytest.raises(NothingToPublishError):
        publish(nothing(), output)
    assert hashes_on_disk(output) in [hashes(site("alpha")), hashes(site("beta"))]
    assert os.listdir(tmp_path) == ["site"]
