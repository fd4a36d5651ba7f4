"""What the page of an entry holds besides its answer: the other translations, the way through the category."""

import re
from pathlib import Path

import pytest

from kbgen.render.links import with_prefixed_ids
from tests.support import Project


@pytest.fixture
def site(project: Project) -> Path:
    project.write("content/categories.yml", "orders:\n  title: {el: Παραγγελίες, he: הזמנות}\n")
    for number, (greek, hebrew) in enumerate([("Άλφα;", "ג?"), ("Βήτα;", "ב?"), ("Γάμμα;", "א?")]):
        project.entry(
            f"el/{'abc'[number]}.md", greek, f"## Ένα {{#one}}\n\nΤο [άλλο](a.md) και [εδώ](#one).{number}"
        )
        project.entry(
            f"he/{'abc'[number]}.md", hebrew, f"## אחד {{#one}}\n\nה[אחר](a.md) ו[כאן](#one).{number}"
        )
    project.entry("el/only.md", "Μόνο;", "Ναι.", order="5")
    project.entry("el/other.md", "Άλλη;", "Ένα.\n\nΔύο.")
    project.entry("he/other.md", "אחרת?", "- אחת")
    return project.build()


def page(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def beside(text: str, tag: str) -> str:
    return text.split(f'id="kb-with-{tag}"')[1].split("</section>", maxsplit=1)[0]


def test_a_page_holds_the_other_translation_with_its_own_language_and_direction(site: Path) -> None:
    text = beside(page(site, "el/b.html"), "he")
    assert re.search(r'<h2 [^>]*lang="he" dir="rtl">ב\?</h2>', text)
    assert '<div class="answer" lang="he" dir="rtl">' in text


def test_links_of_the_other_translation_lead_to_pages_in_its_language(site: Path) -> None:
    text = beside(page(site, "el/b.html"), "he")
    assert 'href="../he/a.html"' in text
    assert 'href="../he/b.html"' in text, "the way to the page itself"
    assert 'href="a.html"' not in text


def test_ids_of_the_other_translation_are_its_own(site: Path) -> None:
    text = page(site, "el/b.html")
    assert 'id="kb-he-one"' in beside(text, "he")
    assert 'href="#kb-he-one"' in beside(text, "he")
    assert text.count(' id="one"') == 1


def test_tables_of_both_languages_have_names_of_their_own(project: Project) -> None:
    for tag in ("el", "he"):
        project.entry(f"{tag}/table.md", "Α;", "| a |\n| - |\n| b |")
    text = page(project.build(), "el/table.html")
    assert re.findall(r'aria-label="(Πίνακας[^"]*)"', text) == [
        "Πίνακας",
        "Πίνακας: עברית",
    ]


@pytest.mark.parametrize("path", ["el/only.html", "he/only.html"])
def test_without_a_translation_there_is_nothing_to_show_beside_the_answer(site: Path, path: str) -> None:
    assert "kb-with" not in page(site, path)
    assert "side-language" not in page(site, path)


def test_answers_are_parallel_if_they_are_built_alike(site: Path) -> None:
    assert "beside is-parallel" in page(site, "el/a.html")
    assert "is-parallel" not in page(site, "el/other.html")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h2 id="a">a</h2>', '<h2 id="p-a">a</h2>'),
        ('<a href="#a" class="b">id="c"</a>', '<a href="#p-a" class="b">id="c"</a>'),
        ('<a href="x.html#a" title=\'id="d"\'>', '<a href="x.html#a" title=\'id="d"\'>'),
        ('<td headers="a b">1</td>', '<td headers="p-a p-b">1</td>'),
        ('<a href="#">a</a> 1 &lt;b id="x"&gt;', '<a href="#">a</a> 1 &lt;b id="x"&gt;'),
    ],
)
def test_only_ids_and_what_refers_to_them_get_a_prefix(html: str, expected: str) -> None:
    assert with_prefixed_ids(html, "p-") == expected


@pytest.mark.parametrize(
    ("path", "previous", "following"),
    [
        ("el/a.html", "other.html", "b.html"),
        ("el/only.html", "c.html", None),
        ("he/c.html", None, "other.html"),
        ("he/b.html", "other.html", "a.html"),
        ("he/only.html", "a.html", None),
    ],
)
def test_one_goes_on_through_the_category_in_the_order_of_ones_own_language(
    site: Path, path: str, previous: str | None, following: str | None
) -> None:
    text = page(site, path)
    found = dict(re.findall(r'rel="(prev|next)" href="([^"]+)"', text))
    assert (found.get("prev"), found.get("next")) == (previous, following)
