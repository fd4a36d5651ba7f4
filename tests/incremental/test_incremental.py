"""A build that does only what is new gives the bytes of one that does all."""

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kbgen import pipeline
from tests.support import TODAY, Project
from tests.test_reproducible import tree

NAMES = st.sampled_from(["a", "b", "orders/c", "orders/d", "σελίδα"])
LANGUAGES = st.sampled_from(["el", "he"])
TEXTS = st.sampled_from(
    [
        "Ναι.",
        "Όχι, [εδώ](entry:a).",
        "## Τίτλος {#top}\n\nΔείτε [πιο κάτω](#top).",
        "חדש: 100",
        "- ένα\n- δύο",
    ]
)
QUESTIONS = st.sampled_from(["Πώς πληρώνω;", "Πότε ανοίγετε;", "מתי פותחים?", "Και <b>; & «τι»"])
CATEGORY_TITLES = st.sampled_from(["Παραγγελίες", "Άλλα", "הזמנות"])
CONFIG = "title: {{el: {title}, he: ב}}\nlanguages: [el, he]\nfallback: {fallback}\n{look}"
SIGN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{size}v9z"/></svg>'
LOOKS = st.sampled_from(
    [
        "",
        "theme:\n  colors: {accent: '#7a1f5c'}\n",
        "theme:\n  logo: brand/sign.svg\n  css: brand/own.css\n",
        "footer: {el: '[Πληροφορίες](https://example.com/)', he: מידע}\n",
    ]
)


class Edits(RuleBasedStateMachine):
    """Any sequence of edits, with a build after each."""

    folder: Path

    @initialize()
    def begin(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.project = Project(self.folder / "project")
        self.project.write("kbgen.yml", CONFIG.format(title="Α", fallback="show", look=""))
        self.change_brand(9)
        self.project.entry("el/a.md", "Πρώτη;", "Ένα.")
        self.project.entry("he/a.md", "ראשונה?", "אחת.")
        (self.project.root / "content/he").mkdir(exist_ok=True)

    def path(self, language: str, name: str) -> Path:
        return self.project.root / f"content/{language}/{name}.md"

    @rule(language=LANGUAGES, name=NAMES, question=QUESTIONS, text=TEXTS, tag=st.sampled_from(["x", "y"]))
    def write(self, language: str, name: str, question: str, text: str, tag: str) -> None:
        self.project.entry(f"{language}/{name}.md", f'"{question}"', text, tags=f"[{tag}]")

    @rule(language=LANGUAGES, name=NAMES, text=TEXTS)
    def answer(self, language: str, name: str, text: str) -> None:
        path = self.path(language, name)
        if path.exists():
            head, _, body = path.read_text("utf-8").rpartition("---\n")
            path.write_text(f"{head}---\n{body}\n{text}\n", "utf-8")

    @rule()
    def check(self) -> None:
        pipeline.check(self.project.root, TODAY)

    @rule()
    def build_elsewhere(self) -> None:
        self.project.try_build(self.folder / "elsewhere")

    @rule(language=LANGUAGES, name=NAMES)
    def delete(self, language: str, name: str) -> None:
        self.path(language, name).unlink(missing_ok=True)

    @rule(language=LANGUAGES, old=NAMES, new=NAMES)
    def rename(self, language: str, old: str, new: str) -> None:
        if self.path(language, old).exists():
            self.path(language, new).parent.mkdir(exist_ok=True)
            self.path(language, old).replace(self.path(language, new))

    @rule(title=CATEGORY_TITLES)
    def retitle_category(self, title: str) -> None:
        self.project.write("content/categories.yml", f"orders:\n  title: {{el: {title}, he: {title}}}\n")

    @rule(title=st.sampled_from(["Α", "Β"]), fallback=st.sampled_from(["show", "hide"]), look=LOOKS)
    def change_settings(self, title: str, fallback: str, look: str) -> None:
        self.project.write("kbgen.yml", CONFIG.format(title=title, fallback=fallback, look=look))

    @rule(size=st.integers(1, 9))
    def change_brand(self, size: int) -> None:
        self.project.write("brand/sign.svg", SIGN.format(size=size))
        self.project.write("brand/own.css", f"@layer own {{ h1 {{ margin-block: {size}px; }} }}\n")

    @rule(mark=st.sampled_from(["ένα", "δύο"]))
    def change_theme(self, mark: str) -> None:
        template = f"{{% extends 'base/tag.html' %}}{{% block description %}}{mark}{{% endblock %}}"
        self.project.write("themes/default/templates/tag.html", template)
        self.project.write("themes/default/locale/el.po", f'msgid "Home"\nmsgstr "{mark}"\n')

    @invariant()
    def gives_what_a_clean_build_gives(self) -> None:
        site = self.folder / "site"
        clean = self.folder / "clean"
        time.sleep(0.06)  # what was changed just now is not known by its stamp
        shutil.rmtree(clean, ignore_errors=True)
        built, found = self.project.try_build(site), self.project.try_build(clean, use_cache=False)
        assert built.diagnostics == found.diagnostics
        assert (built.result is None) == (found.result is None)
        if found.result is not None:
            assert tree(site) == tree(clean)


@pytest.mark.slow
def test_any_sequence_of_edits_gives_what_a_clean_build_gives(tmp_path: Path) -> None:
    class Here(Edits):
        folder = tmp_path

    Here.TestCase.settings = settings(
        max_examples=6, stateful_step_count=12, suppress_health_check=list(HealthCheck)
    )
    Here.TestCase("runTest").runTest()
