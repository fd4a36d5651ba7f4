"""The calls that programs use: load, check, build."""

from pathlib import Path

import pytest

import kbgen
from tests.support import TODAY, Project


def test_load_gives_settings_and_the_whole_knowledge_base(project: Project) -> None:
    project.entry("el/a.md", "Πώς πληρώνω;")
    project.entry("he/a.md", "איך משלמים?")
    loaded = kbgen.load(project.root)
    assert loaded.config is not None
    assert loaded.knowledge_base is not None
    (entry,) = loaded.knowledge_base.entries
    assert [translation.question for translation in entry.translations] == ["Πώς πληρώνω;", "איך משלמים?"]


def test_check_and_build_tell_what_they_found_and_did(project: Project, tmp_path: Path) -> None:
    project.entry("el/a.md", "Πώς πληρώνω;")
    assert [found.rule.code for found in kbgen.check(project.root, TODAY).diagnostics] == ["KB306", "KB401"]
    built = kbgen.build(project.root, TODAY, tmp_path / "out")
    assert built.result is not None
    assert built.output == tmp_path / "out"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        _ = kbgen.nonsense
