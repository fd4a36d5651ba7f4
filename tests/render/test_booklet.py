"""A category's booklet: every answer of it on one page, whole and apart from the others."""

import re
from pathlib import Path

import pytest

from tests.support import Project


@pytest.fixture
def site(project: Project) -> Path:
    project.write("content/categories.yml", "orders:\n  title: {el: Παραγγελίες, he: הזמנות}\n")
    project.entry("el/pay.md", "Πώς πληρώνω;", '## Όταν {#when}\n\nΔείτε [τη θυρίδα](desk.md#when), [άλλο](far.md) ή '
                  '[εδώ](#when). Γράψτε `id="when"` και `<h2>`.[^1]\n\n[^1]: Μία.', order="2")  # fmt: skip
    project.entry(
        "el/desk.md", "Πού είναι η θυρίδα;", "## Πότε {#when}\n\nΤο πρωί.[^1]\n\n[^1]: Δύο.", order="1"
    )
    project.entry("he/desk.md", "איפה הדלפק?", "בכניסה, *2345.")
    project.entry("el/far.md", "Άλλο;", "Άλλο.", category="others")
    return project.build(base_url="https://help.example.com/")


def booklet(site: Path, language: str = "el") -> str:
    return (site / language / "booklet" / "orders.html").read_text("utf-8")


def chapter(site: Path, entry: str, language: str = "el") -> str:
    found = re.search(rf'<article[^>]*"entry:{entry}">.*?</article>', booklet(site, language), re.DOTALL)
    assert found, entry
    return found[0]


def test_the_entries_of_a_category_stand_in_its_order_in_contents_and_text(site: Path) -> None:
    questions = re.findall(r"Πώς πληρώνω;|Πού είναι η θυρίδα;", booklet(site))
    assert questions == ["Πού είναι η θυρίδα;", "Πώς πληρώνω;"] * 2


def test_the_page_of_a_category_leads_to_its_booklet(site: Path) -> None:
    assert 'href="../booklet/orders.html"' in (site / "el/category/orders.html").read_text("utf-8")


def test_each_id_stands_once_though_two_answers_have_it(site: Path) -> None:
    ids = re.findall(r' id="([^"]+)"', booklet(site))
    assert {"entry:pay:when", "entry:desk:when", "entry:pay:fn-1", "entry:desk:fn-1"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_link_to_an_entry_of_the_booklet_leads_within_it_and_others_to_their_pages(site: Path) -> None:
    addresses = re.findall(r'<a href="([^"]+)"', chapter(site, "pay"))
    assert addresses[:3] == ["#entry:desk:when", "../far.html", "#entry:pay:when"]


def test_a_footnote_leads_to_that_of_its_own_answer_and_back(site: Path) -> None:
    text = chapter(site, "desk")
    assert 'href="#entry:desk:fn-1"' in text
    assert 'href="#entry:desk:fnref-1"' in text


def test_headings_of_an_answer_stand_below_its_question(site: Path) -> None:
    text = chapter(site, "pay")
    assert re.findall(r"<(h\d)", text) == ["h2", "h3"]
    assert text.count("</h3>") == 1


def test_what_an_author_writes_as_text_is_left_alone(site: Path) -> None:
    text = chapter(site, "pay")
    assert 'id="when"</code>' in text
    assert "&lt;h2&gt;" in text


def test_an_answer_in_another_language_says_so_and_keeps_its_direction(site: Path) -> None:
    text = chapter(site, "pay", "he")
    assert '<h2 id="entry:pay" lang="el" dir="ltr">' in text
    assert '<div class="answer" lang="el" dir="ltr">' in text
    assert "badge-language" in text


def test_search_engines_are_kept_from_booklets(site: Path) -> None:
    assert '<meta name="robots" content="noindex">' in booklet(site)
    assert "booklet" not in (site / "sitemap.xml").read_text("utf-8")


def test_an_entry_may_not_stand_where_a_booklet_stands(project: Project) -> None:
    project.entry("el/booklet/orders.md")
    assert "KB601" in project.codes()


def test_a_file_name_with_spaces_makes_an_anchor_without(project: Project) -> None:
    project.entry("el/two words.md", "Α;", "## Β\n\nΓ.")
    ids = re.findall(r' id="(entry:[^"]+)"', (project.build() / "el/booklet/orders.html").read_text("utf-8"))
    assert ids == ["entry:two_words", "entry:two_words:v"]
