"""Checks of the whole: what is told of entries together, and what is not."""

import time
from datetime import date

import pytest

from kbgen.checks import CHECKS
from kbgen.model.diagnostic import Diagnostic
from tests.support import TODAY, Project


@pytest.fixture
def base(project: Project) -> Project:
    """Two languages, a category, and an entry in both languages."""
    project.write("content/categories.yml", "orders:\n  title: {el: Α, he: א}\n")
    project.entry("el/target.md", answer="## Μέσα {#inside}\n\nΕδώ.")
    project.entry("he/target.md", answer="## בפנים {#inside}\n\nכאן.")
    return project


def told(project: Project, today: date = TODAY) -> list[str]:
    return [f"{found.location} {found.rule.code}" for found in project.check(today)]


def hints(project: Project, code: str) -> list[str]:
    return [found.hint for found in project.check() if found.rule.code == code]


def test_a_project_in_order_is_told_nothing(base: Project) -> None:
    answer = "[a](target.md#inside) [b](entry:target) ![c](c.svg)"
    for tag in ("el", "he"):
        base.entry(f"{tag}/a.md", answer=answer, related="[target]", review_by="2027-01-01")
        base.write(f"content/{tag}/c.svg", "<svg/>")
    assert told(base) == []


def test_a_path_leads_to_the_own_language_and_else_to_any_other(base: Project) -> None:
    base.entry("he/alone.md")
    base.entry("el/a.md", answer="[a](alone.md)")
    base.entry("he/a.md", answer="[a](alone.md)")
    assert told(base) == ["content/he/alone.md:2:11 KB306"]


def test_an_anchor_is_looked_for_in_the_language_of_the_link(base: Project) -> None:
    base.entry("el/a.md", answer="[a](target.md#mesa)")
    base.entry("he/target.md", answer="## Μέσα\n")
    base.entry("he/a.md", answer="[a](target.md#mesa)")
    assert told(base) == ["content/el/a.md:5:5 KB502"]


def test_a_link_to_a_draft_is_dead_unless_drafts_are_published(base: Project) -> None:
    for tag in ("el", "he"):
        base.entry(f"{tag}/draft.md", draft="true")
        base.entry(f"{tag}/a.md", answer="[a](draft.md)")
    assert told(base) == ["content/el/a.md:5:5 KB501", "content/he/a.md:5:5 KB501"]
    base.write("kbgen.yml", "title: a\nlanguages: [el, he]\ndrafts: true\n")
    assert told(base) == []


def test_a_draft_may_link_drafts_and_needs_no_review_and_no_translation(base: Project) -> None:
    base.entry("el/one.md", draft="true", answer="[a](two.md)", review_by="2020-01-01")
    base.entry("el/two.md", draft="true")
    assert told(base) == []


def test_internal_entries_may_link_anything_and_public_ones_no_internal_ones(base: Project) -> None:
    base.write("kbgen.yml", "title: a\nlanguages: [el, he]\naudience: internal\n")
    for tag in ("el", "he"):
        base.entry(f"{tag}/inside.md", audience="internal", answer="[a](target.md)", related="[target]")
        base.entry(f"{tag}/public.md", answer="[a](entry:inside)", related="[inside]")
    codes = [found.rule.code for found in base.check()]
    assert codes == ["KB515", "KB515", "KB515"], "two links, and a related entry that both languages share"


def test_a_link_to_an_internal_entry_is_dead_on_a_public_site(base: Project) -> None:
    for tag in ("el", "he"):
        base.entry(f"{tag}/inside.md", audience="internal")
        base.entry(f"{tag}/public.md", answer="[a](inside.md)")
    assert [place[-5:] for place in told(base)] == ["KB501", "KB501"]


@pytest.mark.parametrize(("today", "is_told"), [(date(2026, 6, 1), False), (date(2026, 6, 2), True)])
def test_a_review_is_overdue_on_the_day_after(today: date, is_told: bool, base: Project) -> None:
    for tag in ("el", "he"):
        base.entry(f"{tag}/a.md", review_by="2026-06-01")
    assert told(base, today) == [f"content/{tag}/a.md:4:12 KB308" for tag in ("el", "he")] * is_told


def test_tags_are_free_where_none_are_declared(base: Project) -> None:
    for tag in ("el", "he"):
        base.entry(f"{tag}/a.md", tags="[anything]")
    assert told(base) == []
    base.write("content/tags.yml", "nothing: {title: a}\n")
    assert told(base) == ["content/el/a.md:4:8 KB402"]


def test_an_image_of_one_language_is_not_there_for_the_other(base: Project) -> None:
    base.write("content/el/c.svg", "<svg/>")
    for tag in ("el", "he"):
        base.entry(f"{tag}/a.md", answer="![c](c.svg)")
    assert told(base) == ["content/he/a.md:5:6 KB503"]
    assert hints(base, "KB503") == ["Copy el/c.svg, or better one in this language."]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[a](tarjet.md)", "Did you mean `target.md`?"),
        ("[a](entry:targett)", "Did you mean `target`?"),
        ("[a](no.md)", "Check the name."),
        ("[a](entry:x)", "Check the name."),
    ],
)
def test_a_dead_link_is_told_with_what_was_meant(written: str, meant: str, base: Project) -> None:
    base.entry("el/a.md", answer=written)
    assert hints(base, "KB501") == [meant]


def test_many_dead_links_do_not_take_for_ever(base: Project) -> None:
    links = "\n\n".join(f"[a](gone-{number}.md)" for number in range(50))
    for number in range(200):
        base.entry(f"el/entry-{number}.md", answer=links)
    begin = time.process_time()
    assert sum(found.rule.code == "KB501" for found in base.check()) == 10_000
    assert time.process_time() - begin < 20


def test_every_check_says_its_purpose_and_gives_an_example_of_each_kind() -> None:
    for run in CHECKS:
        manual = __import__(run.__module__, fromlist=["x"]).__doc__
        for part in ("Purpose: ", "Passes: ", "Fails"):
            assert part in manual, f"{run.__module__} has no {part}"
        assert run.__doc__


def test_a_check_told_twice_is_shown_once(base: Project) -> None:
    base.entry("el/a.md", answer="[a][x] [b][x]\n\n[x]: gone.md")
    found: tuple[Diagnostic, ...] = base.check()
    assert [diagnostic.rule.code for diagnostic in found].count("KB501") == 1


def test_a_file_that_cannot_be_read_is_told_once_and_not_by_all_that_lead_to_it(project: Project) -> None:
    project.entry("el/a.md", "Α;", "[β](b.md) και [β](entry:b)", related="[b]")
    project.entry("he/a.md", "א?", "[ב](b.md)", category="")
    project.entry("he/b.md", "ב?")
    project.write("content/el/b.md", "---\nquestion: [\n---\n")
    project.write("content/categories.yml", "orders: [\n")
    assert [(found.location.path, found.rule.code) for found in project.check()] == [
        ("content/categories.yml", "KB101"),
        ("content/el/b.md", "KB101"),
    ]
