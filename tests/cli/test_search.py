"""kbgen search as a person or a program runs it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser_support import call
from tests.cli.test_commands import run
from tests.support import Project


@pytest.fixture
def shop(project: Project) -> Project:
    project.write("content/categories.yml", "orders:\n  title: {el: Παραγγελίες, he: הזמנות}\n")
    project.write("content/synonyms.yml", "- el: [επιστροφή χρημάτων, refund]\n  he: [החזר כספי]\n")
    project.entry("el/refund.md", "Πότε γίνεται η επιστροφή χρημάτων;", "Σε πέντε ημέρες.")
    project.entry("he/refund.md", "מתי מקבלים החזר כספי?", "תוך חמישה ימים.")
    project.entry("el/pay.md", "Πώς πληρώνω;", "Με κάρτα. Επιστροφή με τον ίδιο τρόπο.")
    return project


def answer(project: Project, *arguments: str) -> dict[str, Any]:
    done = run("search", "--json", *arguments, cwd=project.root)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_results_are_told_with_their_file_and_address_the_best_first(shop: Project) -> None:
    done = run("search", "επιστροφη", "χρηματων", cwd=shop.root)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("2 results for Ελληνικά (el)\n\n1. Πότε γίνεται η επιστροφή χρημάτων;\n")
    assert "content/el/refund.md > el/refund.html" in done.stdout
    assert "Παραγγελίες" in done.stdout


def test_a_query_is_searched_in_the_language_of_its_letters_unless_another_is_asked_for(
    shop: Project,
) -> None:
    assert answer(shop, "החזר")["language"] == "he"
    assert answer(shop, "επιστροφή")["language"] == "el"
    assert answer(shop, "refund")["language"] == "el"
    assert answer(shop, "--lang", "he", "refund")["language"] == "he"


def test_readers_of_a_language_find_what_is_there_in_another_alone(shop: Project) -> None:
    done = run("search", "--lang", "he", "πληρώνω", cwd=shop.root)
    assert "content/el/pay.md > he/pay.html" in done.stdout
    assert "in Ελληνικά" in done.stdout


def test_it_says_how_the_query_was_read(shop: Project) -> None:
    assert "read as “επιστροφη”" in run("search", "epistrofi", cwd=shop.root).stdout
    assert answer(shop, "epistrofi")["readAs"] == "επιστροφη"
    assert answer(shop, '"επιστροφή καρτών"')["readAs"] == "επιστροφή καρτών"


def test_json_has_the_names_and_the_scores_of_the_search_in_the_browser(
    shop: Project, browser: Browser, tmp_path: Path
) -> None:
    site = shop.build(tmp_path / "site")
    ask = """async query => {
      const { query: asked, readAs, language, total, results } = await kbgen.search(query, { limit: 5 });
      return { query: asked, readAs, language, total, results: results.map(
        ({ id, language, direction, question, score, why, category, internal }) =>
          ({ id, language, direction, question, score, why, category, internal })) };
    }"""
    with browser.new_page() as page:
        page.goto((site / "el/index.html").as_uri())
        shown = call(page, ask, "επιστροφη χρηματων")
    told = answer(shop, "επιστροφη χρηματων", "--limit", "5")
    assert all(set(shown["results"][0]) < set(result) for result in told["results"])
    told["results"] = [{key: result[key] for key in shown["results"][0]} for result in told["results"]]
    assert told == shown


def test_the_excerpt_is_the_beginning_of_the_answer(shop: Project) -> None:
    first = answer(shop, "χρημάτων")["results"][0]
    assert (first["id"], first["url"], first["source"]) == (
        "refund",
        "el/refund.html",
        "content/el/refund.md",
    )
    assert first["excerpt"] == "Σε πέντε ημέρες."


def test_explain_adds_up_to_the_score_and_names_words_fields_and_synonyms(shop: Project) -> None:
    done = run("search", "--explain", "--limit", "1", "refund", cwd=shop.root)
    scores = [float(score) for score in re.findall(r"^ +(\d+\.\d\d) .*(?:>|close)", done.stdout, re.M)]
    (total,) = re.findall(r"^ +(\d+\.\d\d) +sum$", done.stdout, re.M)
    assert sum(scores) == pytest.approx(float(total), abs=0.02)
    assert "refund > επιστροφη: επιστροφη (0.70; question 1)" in done.stdout
    explained = answer(shop, "--explain", "refund")["results"][0]["why"]
    assert explained[0]["matches"][0]["fields"] == {"question": 1}


def test_no_more_results_are_shown_than_asked_for_but_all_are_counted(shop: Project) -> None:
    found = answer(shop, "--limit", "1", "επιστροφή")
    assert (found["total"], len(found["results"])) == (2, 1)
    assert (
        "2 results for Ελληνικά (el), the first 1"
        in run("search", "--limit", "1", "επιστροφή", cwd=shop.root).stdout
    )


@pytest.mark.parametrize("query", ["σκύλος", "?!", "", "[bold]", "x" * 5000])
def test_nothing_found_is_an_answer_too(shop: Project, query: str) -> None:
    done = run("search", query, cwd=shop.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing for Ελληνικά (el)")
    assert answer(shop, query)["results"] == []


def test_errors_in_the_content_are_told_aside_and_the_rest_is_searched(shop: Project) -> None:
    shop.write("content/el/broken.md", "no front matter")
    done = run("search", "επιστροφή", cwd=shop.root)
    assert done.returncode == 0
    assert done.stdout.startswith("2 results")
    assert "1 error" in done.stderr
    assert "kbgen check" in done.stderr


def test_settings_that_cannot_be_used_are_told_with_their_place(shop: Project) -> None:
    shop.write("kbgen.yml", "title: [\n")
    done = run("search", "επιστροφή", cwd=shop.root)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "kbgen.yml:1:8: error KB101" in done.stderr


@pytest.mark.parametrize(
    "arguments", [[], ["--lang", "xx", "α"], ["--limit", "0", "α"], ["--nonsense", "α"], ["-x"]]
)
def test_wrong_usage_ends_with_2(shop: Project, arguments: list[str]) -> None:
    done = run("search", *arguments, cwd=shop.root)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_folder_without_settings_ends_with_2(tmp_path: Path) -> None:
    assert run("search", "α", cwd=tmp_path).returncode == 2


def test_minus_and_quotes_count_as_on_the_site(shop: Project) -> None:
    assert [hit["id"] for hit in answer(shop, "--", "επιστροφή -κάρτα")["results"]] == ["refund"]
    assert [hit["id"] for hit in answer(shop, '"επιστροφή χρημάτων"')["results"]] == ["refund"]


def test_drafts_are_found_on_request(shop: Project) -> None:
    shop.entry("el/later.md", "Τι γίνεται με τα κουπόνια;", draft="true")
    assert answer(shop, "κουπόνια")["total"] == 0
    assert answer(shop, "--drafts", "κουπόνια")["total"] == 1


def test_what_cannot_be_printed_is_replaced(shop: Project) -> None:
    assert run("search", b"\xff\xfe \xce".decode("utf-8", "surrogateescape"), cwd=shop.root).returncode == 0
