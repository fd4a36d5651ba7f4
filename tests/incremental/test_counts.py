"""How much a build does, counted: a guard against doing again what is done."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kbgen import pipeline
from kbgen.work.crew import Crew, Results
from kbgen.work.processes import R, S, T, Task
from tests.support import TODAY, Project
from tests.test_reproducible import tree

# The other language is beside it.
SHOW_E1 = {"el/e1.html", "he/e1.html", "el/booklet/orders.html"}


class CountingCrew(Crew):
    """Notes the name of each item that is worked on, and how many pages were planned."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.planned = 0

    def share(self, task: Task[S, T, R]) -> Results[R]:
        results = super().share(task)
        self.planned = len(task.items)

        def counted(positions: Sequence[int]) -> Iterator[R]:
            self.done += [task.name(task.items[position]) for position in positions]
            return results(positions)

        return counted

    def files(self) -> list[str]:
        return [name for name in self.done if name.startswith("content/") and " " not in name]

    def pages(self) -> set[str]:
        return {name.split("(for ")[-1].rstrip(")") for name in self.done} - set(self.files())


@pytest.fixture
def site(project: Project) -> Project:
    project.write(
        "content/categories.yml", "orders:\n  title: {el: Α, he: א}\nother:\n  title: {el: Β, he: ב}\n"
    )
    for number in range(6):
        category = "orders" if number < 3 else "other"
        for tag in ("el", "he"):
            answer = "Απάντηση."
            project.entry(
                f"{tag}/e{number}.md", f"Ερώτηση {number};", answer, category=category, description="Σ"
            )
    return project


def work_of(project: Project) -> CountingCrew:
    crew = CountingCrew()
    built = pipeline.build(project.root, TODAY, crew=crew)
    assert built.result is not None, built.diagnostics
    return crew


def test_a_first_build_parses_each_file_and_renders_each_page_once(site: Project) -> None:
    crew = work_of(site)
    assert sorted(crew.files()) == sorted(f"content/{tag}/e{n}.md" for tag in ("el", "he") for n in range(6))
    assert len(crew.done) == len(set(crew.done))
    published = {
        path.relative_to(site.root / "site").as_posix() for path in (site.root / "site").rglob("*.html")
    }
    assert crew.pages() == published


def test_a_changed_answer_renders_only_the_pages_that_show_it(site: Project) -> None:
    work_of(site)
    site.entry("el/e1.md", "Ερώτηση 1;", "Νέα απάντηση.", category="orders", description="Σ")
    crew = work_of(site)
    assert crew.files() == ["content/el/e1.md"]
    assert crew.pages() == SHOW_E1


@pytest.mark.parametrize("between", [lambda root: None, lambda root: pipeline.check(root, TODAY)])
def test_where_no_more_than_answers_changed_other_pages_are_not_even_planned(
    site: Project, between: Callable[[Path], object]
) -> None:
    time.sleep(0.1)  # what was changed just now is not known by its stamp
    work_of(site)
    for answer in ("Νέα απάντηση.", "Νεότερη.\n\n- απάντηση"):
        site.entry("el/e1.md", "Ερώτηση 1;", answer, category="orders", description="Σ")
        time.sleep(0.1)
        between(site.root)
        crew = work_of(site)
        assert crew.files() in (["content/el/e1.md"], [])  # a check has read it
        assert (crew.pages(), crew.planned) == (SHOW_E1, len(SHOW_E1))


def test_many_edits_in_turn_give_what_a_clean_build_gives(site: Project, tmp_path: Path) -> None:
    time.sleep(0.1)
    work_of(site)
    for turn in range(12):  # more than are kept beside an index
        name = f"e{turn % 2}"
        site.entry(f"el/{name}.md", f"Ερώτηση {name[1]};", f"Λέξη{turn}.", category="orders", description="Σ")
        time.sleep(0.1)
        assert work_of(site).planned == len(SHOW_E1)
    clean = tmp_path / "clean"
    assert pipeline.build(site.root, TODAY, clean, use_cache=False).result is not None
    assert tree(site.root / "site") == tree(clean)


def test_where_a_question_changed_all_pages_are_planned(site: Project) -> None:
    time.sleep(0.1)
    work_of(site)
    site.entry("el/e1.md", "Άλλη ερώτηση;", "Απάντηση.", category="orders", description="Σ")
    time.sleep(0.1)
    crew = work_of(site)
    assert crew.planned > len(crew.pages()) > len(SHOW_E1)


def test_a_build_without_anything_new_does_nothing(site: Project) -> None:
    work_of(site)
    assert work_of(site).done == []
    for path in (site.root / "content").rglob("*.md"):  # touched, but the same
        path.write_bytes(path.read_bytes())
    assert work_of(site).done == []


def test_a_page_that_was_lost_is_rendered_again(site: Project, tmp_path: Path) -> None:
    work_of(site)
    (site.root / "site").rename(tmp_path / "away")
    assert len(work_of(site).pages()) > 10


def test_a_change_behind_a_link_to_a_hidden_file_is_something_new(site: Project) -> None:
    hidden = site.entry(".kept/e9.md", "Ερώτηση 9;")
    (site.root / "content/el/e9.md").symlink_to(hidden)
    work_of(site)
    time.sleep(0.1)  # what was changed just now is read again in any case
    work_of(site)
    assert work_of(site).done == []
    site.entry(".kept/e9.md", "Ερώτηση 9;", "Άλλη απάντηση.")
    assert work_of(site).files() == ["content/el/e9.md"]
