"""Interface strings as a page gets them: compiled from catalogs, in the plural that the number asks for."""

from pathlib import Path

import pytest

from kbgen.config.languages import language
from kbgen.render.messages import Messages, load_messages
from kbgen.render.theme import load_theme

QUESTIONS = ("%(num)s question", "%(num)s questions")


def messages(tag: str) -> Messages:
    root = Path(__file__).parent
    return load_messages(language(tag), load_theme("default", root).catalogs(tag), (), root)[0]


@pytest.mark.parametrize(
    ("tag", "number", "text"),
    [
        ("he", 1, "שאלה אחת"), ("he", 2, "שתי שאלות"), ("he", 12, "%(num)s שאלות"), ("he", 0, "%(num)s שאלות"),
        ("el", 1, "%(num)s ερώτηση"), ("el", 2, "%(num)s ερωτήσεις"), ("el", 0, "%(num)s ερωτήσεις"),
    ],
)  # fmt: skip
def test_a_number_takes_the_plural_of_its_language(tag: str, number: int, text: str) -> None:
    assert messages(tag).ngettext(*QUESTIONS, number) == text


def test_a_browser_gets_the_plurals_by_the_categories_that_it_counts_in() -> None:
    assert set(messages("he").plurals(*QUESTIONS)) == {"one", "two", "other"}
    assert messages("he").plurals(*QUESTIONS)["other"] == "%(num)s שאלות"
    assert messages("he").plurals(*QUESTIONS)["two"] == "שתי שאלות"
    assert set(messages("el").plurals(*QUESTIONS)) == {"one", "other"}
    assert set(messages("el").plurals(*QUESTIONS)) == {"one", "other"}
