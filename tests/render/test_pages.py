"""The pages of a site: which there are, where they stand, what they say of themselves."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.support import Project


class Links(HTMLParser):
    """Every address and every id of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.duplicates: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action", "data-index") and value is not None and tag != "link":
                self.addresses.append(value)
            if name == "id" and value:
                if value in self.ids:
                    self.duplicates.append(value)
                self.ids.add(value)


def pages(site: Path) -> dict[Path, Links]:
    return {path: Links(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def head(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8").split("</head>")[0]


@pytest.fixture
def site(project: Project) -> Path:
    project.write("content/categories.yml", "orders:\n  title: {el: Παραγγελίες, he: הזמנות}\n")
    project.entry("el/orders/pay.md", "Πώς πληρώνω;", "Δείτε [εδώ](refund.md#money).", tags="[money]",
                  aliases="[old/pay]", updated="2026-01-05")  # fmt: skip
    project.entry("he/orders/pay.md", "איך משלמים?", "ראו [כאן](refund.md#money).", updated="2026-01-05")
    project.entry("el/orders/refund.md", "Επιστροφή χρημάτων;", "## Χρήματα {#money}\n\nΠίσω σε 5 ημέρες.",
                  tags="[money]")  # fmt: skip
    project.entry("he/orders/refund.md", "החזר כספי?", "## כסף {#money}\n\nתוך חמישה ימים.")
    project.entry("el/only.md", "Μόνο ελληνικά;", "Ναι. [Εδώ](orders/pay.md) και ![Εικόνα](pic.svg)")
    project.write("content/el/pic.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')
    return project.build(base_url="https://help.example.com/kb/")


def test_every_language_has_all_kinds_of_pages(site: Path) -> None:
    for tag in ("el", "he"):
        for name in ("index", "a-z", "search", "404", "category/orders", "tag/money", "orders/pay", "only"):
            assert (site / tag / f"{name}.html").is_file(), f"{tag}/{name}"
    assert (site / "index.html").is_file()
    assert (site / "404.html").is_file()


@pytest.mark.parametrize("which", ["small", "own"])
def test_every_link_is_relative_and_leads_to_a_file_and_an_anchor_that_are_there(
    which: str, site: Path, own_site: Path
) -> None:
    checked = 0
    folder = site if which == "small" else own_site
    found = pages(folder)
    for path, links in found.items():
        if path.name == "404.html":
            continue
        for address in links.addresses:
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in ("https", "http", "mailto", "tel")
                continue
            assert not address.startswith("/"), f"{path}: {address}"
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path}: {address}"
            if parts.fragment:
                assert unquote(parts.fragment) in found[target].ids, f"{path}: {address}"
            checked += 1
    assert checked > 100


def test_no_page_of_our_own_has_an_id_twice(own_site: Path) -> None:
    assert {str(path): links.duplicates for path, links in pages(own_site).items() if links.duplicates} == {}


def test_a_404_page_links_from_the_root_of_the_site_for_it_is_shown_at_any_depth(site: Path) -> None:
    addresses = Links((site / "he/404.html").read_text("utf-8")).addresses
    assert "/kb/he/index.html" in addresses
    assert all(address.startswith(("/kb/", "#")) for address in addresses)


def test_a_fallback_page_is_honest_about_itself(site: Path) -> None:
    text = (site / "he/only.html").read_text("utf-8")
    assert re.search(r'<html lang="he" dir="rtl"', text)
    assert re.search(r'<h1 lang="el" dir="ltr">', text)
    assert 'class="answer" lang="el" dir="ltr"' in text
    assert 'rel="canonical" href="https://help.example.com/kb/el/only.html"' in text
    assert '<meta name="robots" content="noindex">' in text
    assert "hreflang" not in head(site, "he/only.html")
    assert "התשובה" in text.split("<main")[1].split('class="answer"')[0]


def test_a_fallback_page_is_in_no_sitemap_and_no_hreflang(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert "/kb/el/only.html" in sitemap
    assert "he/only.html" not in sitemap
    assert 'hreflang="he"' not in head(site, "el/only.html")


def test_links_of_a_fallback_page_lead_to_the_readers_own_language(site: Path) -> None:
    text = (site / "he/only.html").read_text("utf-8").split('class="answer"')[1]
    assert 'href="orders/pay.html"' in text
    assert 'src="../el/pic.svg"' in text


def test_translations_name_each_other(site: Path) -> None:
    page = head(site, "el/orders/pay.html")
    assert 'hreflang="he" href="https://help.example.com/kb/he/orders/pay.html"' in page
    assert 'hreflang="el" href="https://help.example.com/kb/el/orders/pay.html"' in page
    assert 'rel="canonical" href="https://help.example.com/kb/el/orders/pay.html"' in page


def test_the_language_switch_goes_to_the_same_entry(site: Path) -> None:
    text = (site / "el/orders/pay.html").read_text("utf-8")
    assert re.search(r'<a href="../../he/orders/pay.html" hreflang="he" lang="he" dir="rtl"', text)


def test_an_alias_leads_to_the_entry_without_script(site: Path) -> None:
    text = (site / "el/old/pay.html").read_text("utf-8")
    assert re.search(r'<meta http-equiv="refresh" content="0; ?url=../orders/pay.html">', text)
    assert "noindex" in text
    assert 'href="../orders/pay.html"' in text


def test_hidden_fallback_leaves_the_page_out_and_the_switch_leads_home(project: Project, site: Path) -> None:
    project.write("kbgen.yml", "title: {el: Α, he: א}\nlanguages: [el, he]\nfallback: hide\n")
    hidden = project.build()
    assert not (hidden / "he/only.html").exists()
    text = (hidden / "el/only.html").read_text("utf-8")
    assert 'href="../he/index.html" hreflang="he"' in text
    assert "Μόνο ελληνικά" not in (hidden / "he/a-z.html").read_text("utf-8")


def test_without_an_address_of_its_own_a_site_has_no_sitemap_and_links_its_404_page_relatively(
    project: Project, site: Path
) -> None:
    plain = project.build()
    assert not (plain / "sitemap.xml").exists()
    assert 'href="index.html"' in (plain / "he/404.html").read_text("utf-8")


def test_dates_are_written_as_the_language_writes_them(site: Path) -> None:
    assert "5 Ιανουαρίου 2026" in (site / "el/orders/pay.html").read_text("utf-8")
    assert "5 בינואר 2026" in (site / "he/orders/pay.html").read_text("utf-8")


def test_internal_entries_and_drafts_are_left_out_unless_asked_for(project: Project) -> None:
    project.entry("el/open.md", "Ανοιχτή;")
    project.entry("el/secret.md", "Εσωτερική;", audience="internal")
    project.entry("el/draft.md", "Πρόχειρη;", draft="true")
    site = project.build()
    assert not (site / "el/secret.html").exists()
    assert not (site / "el/draft.html").exists()
    everything = "".join(
        path.read_bytes().decode("utf-8", "replace") for path in site.rglob("*") if path.is_file()
    )
    assert "Εσωτερική" not in everything
    assert (project.build(drafts=True) / "el/draft.html").exists()
    project.write("kbgen.yml", "title: Τ\nlanguages: [el, he]\naudience: internal\n")
    assert (project.build() / "el/secret.html").exists()


def test_the_index_is_in_the_order_of_the_languages_own_alphabet(project: Project) -> None:
    for name, question in enumerate(
        ("Ώρες;", "ωμέγα;", "Άλφα;", "Βήτα;", "άκρη;", "ABC;", "«Έψιλον»;", "24 ώρες;")
    ):
        project.entry(f"el/e{name}.md", question)
    for name, question in enumerate(("תודה?", "אבא?", "בית?", "שלום?", "כסף?", "24 שעות?", "ABC?")):
        project.entry(f"he/h{name}.md", question)
    project.write("kbgen.yml", "title: Τ\nlanguages: [el, he]\nfallback: hide\n")
    site = project.build()

    def questions(tag: str) -> list[str]:
        text = (site / tag / "a-z.html").read_text("utf-8").split("<main")[1]
        return re.findall(r">([^<>]+[;?])<", text)

    greek = ["άκρη;", "Άλφα;", "Βήτα;", "«Έψιλον»;", "ωμέγα;", "Ώρες;", "ABC;", "24 ώρες;"]
    assert [q for q in questions("el") if q in greek] == greek
    hebrew = ["אבא?", "בית?", "כסף?", "שלום?", "תודה?", "ABC?", "24 שעות?"]
    assert [q for q in questions("he") if q in hebrew] == hebrew


def test_no_page_changes_but_its_own_and_its_booklet_when_an_answer_does(project: Project) -> None:
    project.entry("el/pay.md", "Πώς πληρώνω;", "Με κάρτα.", description="Τρόποι.")
    project.entry("el/refund.md", "Επιστροφή;", "Σε 5 ημέρες.")
    site = project.build()
    before = {path: path.read_bytes() for path in site.rglob("*.html")}
    project.entry("el/pay.md", "Πώς πληρώνω;", "Και με έμβασμα.", description="Τρόποι.")
    site = project.build()
    changed = {path.relative_to(site).as_posix() for path in before if path.read_bytes() != before[path]}
    assert changed == {f"{tag}/{name}.html" for tag in ("el", "he") for name in ("pay", "booklet/orders")}
