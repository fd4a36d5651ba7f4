"""categories.yml and tags.yml."""

from kbgen.model.taxonomy import Category
from kbgen.source.terms import read_terms


def read(text: str) -> tuple[tuple[Category, ...], list[str]]:
    terms, problems = read_terms(text, "categories.yml", ("el", "he"), Category)
    return terms, [f"{p.location.line}:{p.location.column} {p.rule.code}" for p in problems]


def test_terms_have_titles_descriptions_and_an_order() -> None:
    (term,), problems = read("orders:\n  title: {el: Α, he: א}\n  description: {el: Β}\n  order: 7\n")
    assert problems == []
    assert (term.id, term.title("el"), term.title("he")) == ("orders", "Α", "א")
    assert (term.description("el"), term.description("he"), term.order) == ("Β", "", 7)


def test_one_title_holds_for_all_languages() -> None:
    (term,), problems = read("sla:\n  title: SLA\n")
    assert problems == []
    assert term.titles == {"el": "SLA", "he": "SLA"}


def test_terms_stand_in_the_order_of_the_file_unless_they_say_otherwise() -> None:
    terms, _ = read("b: {title: x}\na: {title: x, weight: 1}\nc: {title: x}\n")
    assert [(term.id, term.order) for term in terms] == [("b", 1), ("a", 1), ("c", 3)]


def test_an_empty_file_declares_nothing() -> None:
    assert read("# nothing yet\n") == ((), [])


def test_a_wrong_term_does_not_keep_the_others_from_being_read() -> None:
    terms, problems = read("a: x\nb: {title: x}\nc:\nd: {titel: x}\n")
    assert [term.id for term in terms] == ["b", "d"]
    assert problems == ["1:4 KB104", "3:3 KB104", "4:5 KB103", "4:4 KB403", "4:4 KB403"]
