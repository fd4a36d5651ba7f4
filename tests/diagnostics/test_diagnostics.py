"""Every rule, by examples: one file a rule in this folder, read by ``cases``."""

import re
from pathlib import Path

import pytest

from kbgen.model import rules
from tests.diagnostics.cases import CASES, FOLDER, Case, output
from tests.support import Project

MANUAL = Path(__file__).parent.parent.parent / "docs/diagnostics.md"
SECTION = re.compile(r"^### (KB\d+) ([a-z0-9-]+) \((error|warning|note)\)$", re.M)
FILES = {f"{rule.code}-{rule.name}.txt": rule for rule in rules.ALL}


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{case.source.removesuffix('.txt')}: {case.title}" for case in CASES]
)
def test_a_mistake_is_told_with_its_place_and_what_to_do(case: Case, tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    case.write(project)
    assert output(project) == case.expected


def test_every_rule_has_examples_that_break_it() -> None:
    broken = {
        rule
        for rule in FILES.values()
        for case in CASES
        if rule.code in case.expected and case.source in FILES
    }
    assert broken == set(rules.ALL)


def test_every_file_of_examples_is_named_after_its_rule_and_breaks_it_in_each_case() -> None:
    assert {path.name for path in FOLDER.glob("*.txt")} == set(FILES)
    for case in CASES:
        assert f" {FILES[case.source].code} " in case.expected, f"{case.source}: {case.title}"


def test_every_rule_is_in_the_manual_with_its_name_and_severity() -> None:
    sections = SECTION.findall(MANUAL.read_text("utf-8"))
    assert sections == [(rule.code, rule.name, rule.severity.value) for rule in rules.ALL]


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in rules.ALL}) == len({rule.name for rule in rules.ALL}) == len(rules.ALL)


def test_messages_and_hints_end_as_sentences_of_their_kind() -> None:
    for case in CASES:
        messages, hints = case.expected.splitlines()[::2], case.expected.splitlines()[1::2]
        for message in messages:
            assert not message.endswith("."), message
        for hint in hints:
            assert hint.startswith("    "), hint
            assert hint.endswith((".", "?")), hint
