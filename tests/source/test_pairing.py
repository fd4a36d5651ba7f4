"""Files to entries: the same path or the same id makes one entry out of several languages."""

from datetime import date

from kbgen.model.entry import Audience, Entry
from kbgen.source.entry_file import EntryFile
from kbgen.source.pairing import pair
from tests.source.entries import good


def entries(*files: EntryFile) -> tuple[Entry, ...]:
    """The entries of files that agree."""
    found, problems = pair(files)
    assert problems == ()
    return found


def codes(*files: EntryFile) -> list[tuple[str, str]]:
    return [(str(problem.location), problem.rule.code) for problem in pair(files)[1]]


def languages(entry: Entry) -> list[str]:
    return [translation.language for translation in entry.translations]


def test_the_same_path_makes_one_entry() -> None:
    (entry,) = entries(good("", "orders/a.md"), good("", "orders/a.md", "he"))
    assert entry.id == "orders/a"
    assert languages(entry) == ["el", "he"]


def test_different_paths_make_two_entries() -> None:
    assert [entry.id for entry in entries(good("", "b.md"), good("", "a.md", "he"))] == ["a", "b"]


def test_the_same_id_makes_one_entry_of_different_paths() -> None:
    (entry,) = entries(good("id: pay", "a.md"), good("id: pay", "b/c.md", "he"))
    assert entry.id == "pay"
    assert languages(entry) == ["el", "he"]


def test_an_id_in_one_file_holds_for_the_file_at_the_same_path() -> None:
    for first, second in (("id: pay", ""), ("", "id: pay")):
        (entry,) = entries(good(first, "a.md"), good(second, "a.md", "he"))
        assert entry.id == "pay"


def test_an_id_that_is_the_path_of_the_other_language_pairs_them() -> None:
    (entry,) = entries(good("", "orders/a.md"), good("id: orders/a", "הזמנות/א.md", "he"))
    assert languages(entry) == ["el", "he"]


def test_different_ids_at_one_path_make_two_entries() -> None:
    assert [e.id for e in entries(good("id: x", "a.md"), good("id: y", "a.md", "he"))] == ["x", "y"]


def test_the_ending_of_a_file_is_no_part_of_its_id_in_capitals_either() -> None:
    (entry,) = entries(good("", "a.md"), good("", "a.MD", "he"))
    assert entry.id == "a"


def test_a_second_file_with_an_id_is_told_and_left_out() -> None:
    files = good("id: x", "a.md"), good("id: x", "b.md"), good("id: x", "c.md", "he")
    found, problems = pair(files)
    assert [str(problem.location) for problem in problems] == ["content/el/b.md:3:5"]
    assert [translation.path for translation in found[0].translations] == ["a.md", "c.md"]


def test_a_second_file_with_a_path_for_its_id_is_told_at_its_question() -> None:
    assert codes(good("id: b", "a.md"), good("", "b.md")) == [("content/el/b.md:2:11", "KB304")]


def test_shared_values_of_one_file_hold_for_the_entry() -> None:
    said = "category: orders\ntags: [x]\norder: 3\nrelated: [b]\naudience: internal\nowner: team"
    for first, second in ((said, ""), ("", said)):
        (entry,) = entries(good(first), good(second, language="he"))
        assert entry.category is not None
        assert (entry.category.target, entry.order, entry.owner) == ("orders", 3, "team")
        assert [tag.target for tag in entry.tags] == ["x"]
        assert [name.target for name in entry.related] == ["b"]
        assert entry.audience is Audience.INTERNAL


def test_shared_values_may_be_shared_out() -> None:
    (entry,) = entries(good("category: orders"), good("owner: team", language="he"))
    assert entry.category is not None
    assert (entry.category.target, entry.owner) == ("orders", "team")


def test_the_same_said_twice_is_no_mistake_in_another_order_either() -> None:
    assert codes(good("tags: [a, b]\norder: 0"), good("tags: [b, a]\norder: 0", language="he")) == []


def test_every_shared_value_that_differs_is_told_where_the_later_language_says_it() -> None:
    greek = good("category: a\ntags: [a]\norder: 1\nrelated: [a]\naudience: public\nowner: a")
    hebrew = good(
        "category: b\ntags: []\norder: 0\nrelated: [b]\naudience: internal\nowner: b", language="he"
    )
    expected = [(3, 11), (4, 7), (5, 8), (6, 10), (7, 11), (8, 8)]
    assert sorted(codes(greek, hebrew)) == [
        (f"content/he/orders/a.md:{line}:{at}", "KB305") for line, at in expected
    ]
    (entry,) = pair((greek, hebrew))[0]
    assert entry.category is not None
    assert (entry.category.target, entry.order) == ("a", 1), "the first language's value counts"


def test_draft_and_days_are_each_languages_own() -> None:
    (entry,) = entries(good("draft: true\nupdated: 2026-01-02"), good("updated: 2026-03-04", language="he"))
    assert [translation.draft for translation in entry.translations] == [True, False]
    assert [t.updated for t in entry.translations] == [date(2026, 1, 2), date(2026, 3, 4)]


def test_an_entry_is_public_where_nothing_is_said() -> None:
    assert entries(good(""))[0].audience is Audience.PUBLIC
