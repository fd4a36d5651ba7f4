"""No two pages or files want the same address; if they do, it is told at the one that can move."""

import pytest

from tests.support import Project


def clashes(project: Project) -> list[str]:
    return [str(found) for found in project.check() if found.rule.code == "KB601"]


def test_two_slugs_that_meet_are_told_at_the_second_in_each_language(project: Project) -> None:
    project.entry("el/a.md", slug="pay")
    project.entry("el/b.md", slug="pay")
    assert clashes(project) == [
        "content/el/b.md:4:7: error KB601 the address el/pay.html is taken by content/el/a.md",
        "content/el/b.md:4:7: error KB601 the address he/pay.html is taken by content/el/a.md",
    ]


@pytest.mark.parametrize("name", ["index", "search", "a-z", "404", "Search"])
def test_the_names_of_kbgens_own_pages_are_taken(project: Project, name: str) -> None:
    project.entry(f"el/{name}.md")
    assert "a page of kbgen's own" in clashes(project)[0]


def test_an_alias_may_not_stand_where_a_page_stands_nor_another_alias(project: Project) -> None:
    project.entry("el/a.md", aliases="[b, old, a]")
    project.entry("el/b.md", aliases="[OLD]")
    assert [line.split("address ")[1] for line in clashes(project)] == [
        "el/b.html is taken by content/el/b.md",
        "el/a.html is taken by content/el/a.md",
        "el/OLD.html is taken by the alias `old` of content/el/a.md",
    ]


def test_categories_whose_names_differ_in_case_alone_are_told(project: Project) -> None:
    project.entry("el/a.md")
    project.entry("el/b.md", category="Orders")
    assert "taken by the category `orders`" in clashes(project)[0]


def test_a_file_may_not_stand_where_a_page_stands(project: Project) -> None:
    project.entry("el/a.md", "Α;", "[μία](b.html), [δύο](b.html)")
    project.entry("el/b.md")
    project.write("content/el/b.html", "mine")
    assert clashes(project)[0] == (
        "content/el/a.md:5:7: error KB601 the address el/b.html is taken by content/el/b.md"
    )


def test_what_many_entries_share_is_no_clash(project: Project) -> None:
    project.write("content/el/x.txt", "x")
    for name in "abc":
        project.entry(f"el/{name}.md", f"{name};", "[x](x.txt)", tags="[t]")
    assert clashes(project) == []
