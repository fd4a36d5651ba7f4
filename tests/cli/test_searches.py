"""`kbgen searches report` as an editor runs it: the table, JSON, drafts, and what is wrong with a log."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kbgen import pipeline
from kbgen.model.diagnostic import Severity
from kbgen.model.knowledge_base import KnowledgeBase
from tests.support import Project

LOG = """\
query,language,results,count,last
μικροτσίπ σκύλου,el,0,5,2026-11-20
mikrotsip skylou,el,0,1,2026-11-21
επιστροφή,el,1,2,2026-11-21
שבב לכלב,he,0,4,2026-11-21
"""
LINES = """\
{"query":"acc kfkc","language":"he","results":0}
{"query":"μικροτσίπ σκύλων","language":"el","results":0}
"""
DRAFT = """\
---
question: μικροτσίπ σκύλου
category: orders
also_asked:
  - μικροτσίπ σκύλων
related:
  - orders/dog
draft: true
---
"""


@pytest.fixture
def shop(project: Project) -> Project:
    project.write("kbgen.yml", "title: {el: Βάση, he: מאגר}\nlanguages: [el, he]\naudience: internal\n")
    project.write("content/categories.yml", "orders:\n  title: {el: Παραγγελίες, he: הזמנות}\n")
    for tag, dog, refund in (
        ("el", "Πώς ταξιδεύει ένας σκύλος;", "Πώς γίνεται η επιστροφή;"),
        ("he", "איך נוסעים עם כלב?", "איך עושים החזרה?"),
    ):
        project.entry(f"{tag}/orders/dog.md", dog)
        project.entry(f"{tag}/orders/return.md", refund, audience="internal")
    project.write("log.csv", LOG)
    project.write("beacons.log", LINES)
    return project


def run(project: Project, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent), "COLUMNS": "120"}
    command = [sys.executable, "-m", "kbgen", "searches", "report", *arguments]
    done = subprocess.run(
        command, cwd=project.root, capture_output=True, text=True, env=variables, check=False, timeout=60,
        input=text,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done


def rows(project: Project, *arguments: str) -> list[tuple[str, int]]:
    done = run(project, "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return [(row["query"], row["count"]) for row in json.loads(done.stdout)]


def errors(project: Project) -> list[str]:
    return [str(found) for found in project.check() if found.severity is Severity.ERROR]


def knowledge_base(project: Project) -> KnowledgeBase:
    base = pipeline.load(project.root).knowledge_base
    assert base is not None
    return base


def drafts(project: Project) -> list[str]:
    folder = project.root / "content"
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/drafts/*"))


def test_the_table_shows_what_was_looked_for_how_often_and_what_comes_nearest(shop: Project) -> None:
    done = run(shop, "log.csv", "beacons.log")
    assert (done.returncode, done.stderr) == (0, "")
    first = next(line for line in done.stdout.splitlines() if "μικροτσίπ σκύλου" in line)
    assert first.split()[0] == "7"
    assert "orders/dog Πώς ταξιδεύει ένας σκύλος;" in first
    for text in ("mikrotsip skylou", "שבב לכלב", "acc kfkc", "orders/dog איך נוסעים עם כלב?"):
        assert text in done.stdout
    assert "\x1b" not in done.stdout


def test_json_tells_the_same(shop: Project) -> None:
    done = run(shop, "log.csv", "beacons.log", "--json", "--limit", "1")
    assert json.loads(done.stdout) == [
        {
            "query": "μικροτσίπ σκύλου",
            "language": "el",
            "count": 7,
            "results": 0,
            "last": "2026-11-21",
            "spellings": ["μικροτσίπ σκύλων", "mikrotsip skylou"],
            "nearest": [{"id": "orders/dog", "question": "Πώς ταξιδεύει ένας σκύλος;"}],
        }
    ]


def test_several_files_and_standard_input_are_added_up(shop: Project) -> None:
    done = run(shop, "--json", "log.csv", "-", text=LINES)
    assert [row["count"] for row in json.loads(done.stdout)] == [7, 5, 2]
    assert rows(shop, "log.csv", "log.csv")[0] == ("μικροτσίπ σκύλου", 12)


def test_a_language_and_a_number_narrow_it_down(shop: Project) -> None:
    assert rows(shop, "log.csv", "--lang", "he") == [("שבב לכלב", 4)]
    assert rows(shop, "log.csv", "--limit", "2") == [("μικροτσίπ σκύλου", 6), ("שבב לכלב", 4)]


def test_bad_lines_are_told_with_their_place_and_the_rest_is_reported(shop: Project) -> None:
    shop.write("bad.csv", LOG + "nonsense\nx,xx,0\n" + "y\n" * 50)
    done = run(shop, "bad.csv")
    assert done.returncode == 0
    assert "bad.csv:6: warning: passed over: `language` is missing" in done.stderr
    assert "bad.csv: warning: 51 lines in all were passed over" in done.stderr
    assert "1 search in xx, which is no language of the project" in done.stderr
    assert len(done.stderr.splitlines()) < 20
    assert "μικροτσίπ" in done.stdout


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_reported(shop: Project) -> None:
    shop.write("greek.csv", "query,language,results\nκωδικός,el,1\n".encode("cp1253"))
    done = run(shop, "greek.csv", "none.csv", "content", "log.csv")
    assert done.returncode == 0
    assert "greek.csv: warning: this is no UTF-8; save it as “CSV UTF-8”" in done.stderr
    assert "none.csv: warning: it cannot be read" in done.stderr
    assert "content: warning: it cannot be read" in done.stderr
    assert "μικροτσίπ" in done.stdout


@pytest.mark.parametrize("log", ["none.csv", "kbgen.yml"])
def test_a_log_without_a_single_failed_search_in_it_ends_with_2(shop: Project, log: str) -> None:
    done = run(shop, log)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there are no failed searches to be read" in done.stderr


def test_an_empty_log_is_good_news(shop: Project) -> None:
    shop.write("empty.csv", "\ufeffquery,language,results,count,last\r\n")
    done = run(shop, "empty.csv")
    assert (done.returncode, done.stdout, done.stderr) == (0, "No failed searches.\n", "")
    assert rows(shop, "empty.csv") == []


@pytest.mark.parametrize("arguments", [[], ["log.csv", "--lang", "xx"], ["log.csv", "--limit", "0"]])
def test_wrong_usage_ends_with_2(shop: Project, arguments: list[str]) -> None:
    assert run(shop, *arguments).returncode == 2


def test_settings_that_cannot_be_used_end_with_1(shop: Project) -> None:
    shop.write("kbgen.yml", "title: a\nlanguages: [xx]\n")
    done = run(shop, "log.csv")
    assert done.returncode == 1
    assert "kbgen.yml:2:13: error KB106" in done.stdout


def test_drafts_are_written_in_both_languages_and_the_project_has_no_errors_then(shop: Project) -> None:
    done = run(shop, "log.csv", "beacons.log", "--draft")
    assert done.returncode == 0
    assert drafts(shop) == [
        "el/drafts/epistrofi.md", "el/drafts/mikrotsip-skylou.md", "he/drafts/שבב-לכלב.md",
    ]  # fmt: skip
    assert "Written: content/el/drafts/mikrotsip-skylou.md" in done.stdout
    text = (shop.root / "content/el/drafts/mikrotsip-skylou.md").read_text("utf-8")
    assert text.startswith(DRAFT)
    assert "δεν βρήκαν απάντηση" in text
    assert "לא מצאו תשובה" in (shop.root / "content/he/drafts/שבב-לכלב.md").read_text("utf-8")
    assert shop.codes() == [], "not even a warning"
    with_drafts = shop.build(drafts=True)
    assert (with_drafts / "el/drafts/mikrotsip-skylou.html").is_file()
    without = shop.build(drafts=False)
    assert not (without / "el/drafts").exists()


def test_a_public_draft_is_not_related_to_internal_entries(shop: Project) -> None:
    run(shop, "log.csv", "--draft")
    text = (shop.root / "content/el/drafts/epistrofi.md").read_text("utf-8")
    assert "category: orders" in text
    assert "related" not in text


def test_what_an_entry_or_a_draft_asks_already_is_not_written_again(shop: Project) -> None:
    shop.entry("el/orders/chip.md", "Τσιπ;", also_asked="[Σκύλου μικροτσιπ;]")
    done = run(shop, "log.csv", "--lang", "el", "--limit", "1", "--draft")
    assert "Not written: content/el/orders/chip.md asks “μικροτσίπ σκύλου” already." in done.stdout
    run(shop, "log.csv", "--lang", "he", "--draft")
    before = drafts(shop)
    again = run(shop, "log.csv", "--lang", "he", "--draft")
    assert "Not written: content/he/drafts/שבב-לכלב.md" in again.stdout
    assert drafts(shop) == before == ["he/drafts/שבב-לכלב.md"]


def test_a_file_that_is_there_is_never_touched(shop: Project) -> None:
    mine = shop.write("content/he/drafts/vpn.md", "mine")
    shop.write("vpn.csv", "query,language,results,count\nVPN,el,0,2\nVPN!,he,0,1\n")
    done = run(shop, "vpn.csv", "--draft")
    assert done.returncode == 0
    assert mine.read_text() == "mine"
    assert drafts(shop) == ["el/drafts/vpn-2.md", "he/drafts/vpn-3.md", "he/drafts/vpn.md"], "never a pair"
    mine.unlink()
    assert errors(shop) == []


def test_queries_of_any_kind_make_drafts_that_can_be_read(shop: Project) -> None:
    queries = [
        "no", "null", "12", "a: b # c", "- [x]", "'quoted' \"twice\"", "דוא\"ל: איך?", "…", "😀", "../../etc/passwd",
        "{a}", "&x *y", "%s", "τι #1;", "x" * 190, "סיסמה " * 30, "CON", "<b>", "| > @",
    ]  # fmt: skip
    lines = [json.dumps({"query": query, "language": "el", "results": 0}) for query in queries]
    shop.write("odd.log", "\n".join(lines))
    done = run(shop, "odd.log", "--draft", "--limit", "100")
    assert done.returncode == 0, done.stderr
    assert len(drafts(shop)) == len(queries)
    assert errors(shop) == []
    asked = {
        translation.question
        for entry in knowledge_base(shop).entries
        for translation in entry.translations
        if entry.id.startswith("drafts/")
    }
    assert asked == {" ".join(query.split()) for query in queries}


def test_drafts_are_never_written_outside_the_project(shop: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (shop.root / "content/el/drafts").symlink_to(tmp_path / "elsewhere")
    (shop.root / "content/he/drafts").symlink_to("drafts")
    for language in ("el", "he"):
        done = run(shop, "log.csv", "--lang", language, "--draft")
        assert done.returncode == 2
        assert "drafts" in done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_with_json_what_was_written_is_told_beside_it(shop: Project) -> None:
    done = run(shop, "log.csv", "--draft", "--json")
    json.loads(done.stdout)
    assert "Written: content/el/drafts/mikrotsip-skylou.md" in done.stderr
