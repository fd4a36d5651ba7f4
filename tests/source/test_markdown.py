"""What Markdown means: each element that authors may use, as HTML."""

from kbgen.model.document import Heading, LinkKind
from kbgen.model.language import Language
from tests.source.reading import HEBREW, html, read


def test_a_table_is_a_region_that_can_be_scrolled_by_keyboard() -> None:
    written = html("| α | β |\n| :-- | --: |\n| γ | δ |\n")
    assert (
        '<div class="table-scroll" role="group" tabindex="0" aria-label="kbgen:label:table"><table>'
        in written
    )
    assert "</table></div>" in written
    assert '<th class="align-start">α</th>' in written
    assert '<td class="align-end">δ</td>' in written


def test_a_fenced_code_block_is_left_to_right_and_keeps_its_text() -> None:
    written = html("```sh\nkbgen build <x> # *2345\n```\n", HEBREW)
    assert '<pre dir="ltr"><code class="language-sh" dir="ltr">' in written
    assert "kbgen build &lt;x&gt; # *2345\n" in written


def test_a_fence_with_tildes_may_hold_backticks() -> None:
    assert "```\nx\n```" in html("~~~\n```\nx\n```\n~~~\n")


def test_a_definition_list_has_terms_and_definitions() -> None:
    assert "<dt>SLA</dt>\n<dd>Συμφωνία</dd>" in html("SLA\n:   Συμφωνία\n")


def test_a_footnote_is_linked_to_and_fro_with_a_name_for_the_way_back() -> None:
    document, problems = read("Κείμενο[^1].\n\n[^1]: Σημείωση.\n")
    assert problems == []
    assert 'href="#fn-1"' in document.html
    assert 'aria-label="kbgen:label:footnote"' in document.html
    assert {"fn-1", "fnref-1"} <= document.anchors
    assert document.text == "Κείμενο1.\nΣημείωση.", "the arrow back is no text"


def test_an_admonition_has_its_kind_and_title() -> None:
    written = html('!!! warning "Προσοχή"\n    Μόνο σήμερα.\n')
    assert '<div class="admonition warning">' in written
    assert '<p class="admonition-title">Προσοχή</p>' in written


def test_an_admonition_without_a_title_is_told_where_that_would_be_english() -> None:
    text = "Πρώτα.\n\n!!! tip\n    Ρωτήστε.\n"
    assert read(text)[1] == [(3, 5, "KB517")]
    assert read(text, Language("en", "ltr", "English"))[1] == []
    assert "admonition-title" not in html('!!! tip ""\n    Ρωτήστε.\n')
    assert read("Ένα `!!! tip`.\n\n```\n!!! tip\n```\n")[1] == []


def test_an_attribute_list_gives_an_anchor_and_a_class() -> None:
    document, problems = read("## Επιστροφή {#money-back .wide}\n")
    assert problems == []
    assert document.headings == (Heading(2, "money-back", "Επιστροφή"),)
    assert 'class="wide"' in document.html


def test_an_abbreviation_is_explained_where_it_stands() -> None:
    assert '<abbr title="Συμφωνία">SLA</abbr>' in html("Το SLA.\n\n*[SLA]: Συμφωνία\n")


def test_an_abbreviation_of_one_entry_does_not_reach_the_next() -> None:
    html("Το SLA.\n\n*[SLA]: Συμφωνία\n")
    assert "abbr" not in html("Το SLA.\n")


def test_steps_keep_their_number_and_lists_their_kind() -> None:
    written = html("3. Τρία\n4. Τέσσερα\n\n- ένα\n- δύο\n")
    assert '<ol start="3">' in written
    assert "<ul>" in written


def test_the_converter_forgets_footnotes_and_references_of_the_text_before() -> None:
    read("α[^1]\n\n[^1]: β\n\n[x]: https://example.com/\n")
    document, _ = read("[x] γ[^1]\n")
    assert "href" not in document.html


def test_the_converter_is_as_new_after_a_text_that_it_cannot_convert() -> None:
    fresh = html("- α\n\n> β\n\n1. γ\n")
    _, problems = read("1. " * 6000)
    assert [code for *_, code in problems] == ["KB516"]
    assert html("- α\n\n> β\n\n1. γ\n") == fresh


def test_plain_text_has_a_line_a_block_and_no_markup() -> None:
    document, _ = read("## Α *β*\n\nγ `δ`\nε\n\n- ζ\n- η &amp; θ\n\n![ι](https://example.com/a.png)\n")
    assert document.text == "Α β\nγ δ ε\nζ\nη & θ\nι"


def test_text_that_looks_like_a_placeholder_stays_text() -> None:
    written = html('α ="kbgen:7" `="kbgen:label:x"` <span title="kbgen:3">β</span>\n')
    assert '="kbgen:' not in written
    assert "kbgen:7" in written


def test_links_are_numbered_and_resolved_from_the_file_that_they_stand_in() -> None:
    document, problems = read(
        "[a](../team/b.md#x) [c](entry:orders/d#y) [e](f.pdf) [g](#h) [i](https://example.com/)\n\n## H\n"
    )
    assert problems == []
    assert [(link.kind, link.target, link.fragment) for link in document.links] == [
        (LinkKind.ENTRY_PATH, "team/b.md", "x"),
        (LinkKind.ENTRY_ID, "orders/d", "y"),
        (LinkKind.FILE, "orders/f.pdf", ""),
        (LinkKind.FRAGMENT, "", "h"),
    ]
    for address in (
        'href="kbgen:0"',
        'href="kbgen:1"',
        'href="kbgen:2"',
        'href="#h"',
        'href="https://example.com/"',
    ):
        assert address in document.html


def test_an_address_in_percent_signs_means_the_letters() -> None:
    document, _ = read("[a](%CF%8E%CF%81%CE%B1.md#%CE%B1) [b](β.md)\n")
    assert [(link.target, link.fragment) for link in document.links] == [
        ("orders/ώρα.md", "α"),
        ("orders/β.md", ""),
    ]


def test_a_document_knows_its_outermost_blocks() -> None:
    text = "Ένα[^1]  \nδύο ![α](a.svg)\n\n## Τίτλος\n\n- α\n    - β\n\n| a |\n| - |\n| b |\n\n---\n\n[^1]: Σημείωση\n"
    assert read(text)[0].blocks == ("p", "h2", "ul", "table", "hr", "div")
