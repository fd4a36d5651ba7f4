"""How well search finds, on questions whose answers are known: python -m benchmarks.search_quality --data DIR

DIR holds a folder a set, with ``docs.jsonl`` (id, lang, title, body), ``queries.dev.jsonl`` (qid, query,
relevant) and ``queries.dev.VARIANT.jsonl``, the same questions typed otherwise. The index is built as for a
site, and asked in Chromium, on a page opened from the disk, through ``kbgen.search``.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, sync_playwright

from kbgen.model.language import Language
from kbgen.search.document import SearchDocument
from tests.browser_support import launch
from tests.search_pages import write_search

LIMIT = 10
_BATCH = 200
_LANGUAGES = {"el": Language("el", "ltr", "Ελληνικά"), "he": Language("he", "rtl", "עברית")}
_ASK = """
async ([queries, limit]) => {
  const found = [];
  for (const query of queries) {
    const started = performance.now();
    const { results } = await kbgen.search(query, { limit });
    found.push([results.map(({ id }) => id), performance.now() - started]);
  }
  return found;
}
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A judged question; ``source`` is where it comes from, the beginning of its id."""

    source: str
    query: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The place of the first relevant document among the results, from 1, or 0; how many results there were;
    milliseconds to find and mark them."""

    source: str
    place: int
    total: int
    milliseconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the sets")
    parser.add_argument("--sets", help="some of them, with commas between")
    parser.add_argument("--variants", help="some of: plain, typo, ...")
    options = parser.parse_args()
    sets = (
        options.sets.split(",")
        if options.sets
        else sorted(p.parent.name for p in options.data.glob("*/docs.jsonl"))
    )
    print(f"| set | variant | source | questions | MRR@{LIMIT} | recall@1 | recall@5 | no result | ms |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = launch(playwright)
        for name in sets:
            page = browser.new_page()
            page.goto(_write_page(options.data / name, Path(folder) / name))
            for variant, path in _variants(options.data / name, options.variants):
                _print_rows(name, variant, _answers(page, read_questions(path)))
            page.close()
        browser.close()


def _variants(folder: Path, chosen: str | None) -> Iterable[tuple[str, Path]]:
    paths = {path.name.split(".")[2]: path for path in sorted(folder.glob("queries.dev.*.jsonl"))}
    paths = {"plain": folder / "queries.dev.jsonl"} | paths
    return ((name, path) for name, path in paths.items() if not chosen or name in chosen.split(","))


def read_documents(path: Path) -> list[SearchDocument]:
    """The passages of ``path``, with their titles for questions."""
    return [
        SearchDocument(
            row["id"], _LANGUAGES[row["lang"]], row["id"] + ".html", row["title"], body=row["body"]
        )
        for row in _rows(path)
    ]


def read_questions(path: Path) -> list[Question]:
    """The judged questions of ``path``."""
    return [
        Question(row["qid"].split("-")[0], row["query"], frozenset(row["relevant"])) for row in _rows(path)
    ]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _write_page(data: Path, folder: Path) -> str:
    """Writes what a site would need to answer, and returns its file:// address."""
    documents = read_documents(data / "docs.jsonl")
    return write_search(folder, {documents[0].language.tag: documents}).as_uri()


def _answers(page: Page, questions: Sequence[Question]) -> list[Answer]:
    answers = []
    for begin in range(0, len(questions), _BATCH):
        batch = questions[begin : begin + _BATCH]
        found = page.evaluate(_ASK, [[question.query for question in batch], LIMIT])
        for question, (ids, milliseconds) in zip(batch, found, strict=True):
            place = next((at for at, one in enumerate(ids, 1) if one in question.relevant), 0)
            answers.append(Answer(question.source, place, len(ids), milliseconds))
    return answers


def _print_rows(name: str, variant: str, answers: Sequence[Answer]) -> None:
    sources = defaultdict(list)
    for answer in answers:
        sources[answer.source].append(answer)
    groups = {"all": list(answers), **(dict(sorted(sources.items())) if len(sources) > 1 else {})}
    for source, group in groups.items():
        print(f"| {name} | {variant} | {source} | {len(group)} | {measured(group)} |", flush=True)


def measured(answers: Sequence[Answer]) -> str:
    """MRR, recall at 1 and 5, the share without result, and the median of milliseconds, as cells of a table."""
    count = len(answers)
    reciprocal = sum(1 / answer.place for answer in answers if answer.place) / count
    recall = [sum(0 < answer.place <= depth for answer in answers) / count for depth in (1, 5)]
    nothing = sum(not answer.total for answer in answers) / count
    middle = sorted(answer.milliseconds for answer in answers)[count // 2]
    return f"{reciprocal:.3f} | {recall[0]:.3f} | {recall[1]:.3f} | {nothing:.2%} | {middle:.1f}"


if __name__ == "__main__":
    main()
