"""YAML to nodes with their places."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kbgen.fields import nodes
from kbgen.fields.nodes import Mapping, Node, Scalar, Sequence, parse
from kbgen.model.diagnostic import Location

START = Location("a.md", 2)


def plain(node: Node | None) -> object:
    """A node as PyYAML's own loader would give it, all scalars being text."""
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None else [(key.text, plain(value)) for key, value in node.pairs]


def read(text: str) -> object:
    node, problems = parse(text, START)
    assert problems == ()
    return plain(node)


def test_values_keep_the_form_in_which_they_were_written() -> None:
    assert read("a: 010\nb: yes\nc: 2026-01-02\nd: 1_000\ne: 'null'\n") == [
        ("a", "010"), ("b", "yes"), ("c", "2026-01-02"), ("d", "1_000"), ("e", "null"),
    ]  # fmt: skip


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "# x"])
def test_nothing_is_nothing_in_each_of_its_forms(nothing: str) -> None:
    assert read(f"a: {nothing}\n") == [("a", None)]
    assert parse(nothing, START) == (None, ())


def test_blocks_and_flows_mean_the_same() -> None:
    assert read("a:\n  - b\n  - c: d\n") == read("a: [b, {c: d}]\n") == [("a", ["b", [("c", "d")]])]


def test_every_node_knows_its_place() -> None:
    node, _ = parse("α: β\nlist:\n  - γ\n  - [δ, ε]\n", START)
    assert isinstance(node, Mapping)
    (_, first), (key, second) = node.pairs
    assert isinstance(second, Sequence)
    assert isinstance(second.items[1], Sequence)
    found = [node.location, first.location, key.location, second.location, second.items[1].items[1].location]
    assert [(place.line, place.column) for place in found] == [(2, 1), (2, 4), (3, 1), (4, 3), (5, 9)]


def test_a_key_that_stands_twice_is_kept_twice() -> None:
    assert read("a: b\na: c\n") == [("a", "b"), ("a", "c")]


def test_twenty_levels_are_read_and_no_more() -> None:
    assert parse("[" * nodes.DEEPEST + "]" * nodes.DEEPEST, START)[1] == ()
    _, (problem,) = parse("[" * (nodes.DEEPEST + 1) + "]" * (nodes.DEEPEST + 1), START)
    assert (problem.location.line, problem.location.column) == (2, nodes.DEEPEST + 1)


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "[{", "!x [", "'a': ["])
@pytest.mark.parametrize("before", ["", "# ]]]]\n", '"]": ', "a: "])
def test_no_depth_overflows_the_stack(unit: str, before: str) -> None:
    assert len(parse(before + unit * 100_000, START)[1]) == 1


DATA = st.recursive(
    st.text("abαώאש :'\"-#[]{}&*!?,\n\\", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abαא -'\"", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def written(data: object) -> object:
    if isinstance(data, dict):
        return [(key, written(value)) for key, value in data.items()]
    return [written(item) for item in data] if isinstance(data, list) else data


@given(st.dictionaries(st.sampled_from("abc"), DATA, min_size=1))
def test_what_a_yaml_writer_writes_is_read_again(data: dict[str, object]) -> None:
    # Anchors are no part of content: a writer leaves them out when it is told to.
    dumper = type("Dumper", (yaml.SafeDumper,), {"ignore_aliases": lambda self, data: True})
    assert read(yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False)) == written(data)


SIGNS = st.sampled_from(
    [
        *"abק:\n \t\"'[]{}-?,&*!|>%@`#\\~.=<0\x85\u2028\r",
        ": ",
        "\n  ",
        "\n- ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
    ]
)
LOADERS = sorted({nodes.Loader, yaml.SafeLoader}, key=lambda loader: loader.__name__)


@settings(max_examples=500)
@given(st.lists(SIGNS, max_size=14).map("".join))
def test_any_text_is_read_or_told_within_its_bounds(text: str) -> None:
    node, problems = parse(text, START)
    lines = nodes._LINE_END.split(text)
    assert node is None or problems == ()
    for problem in problems:
        assert 2 <= problem.location.line <= len(lines) + 1
        assert 1 <= problem.location.column <= len(lines[problem.location.line - 2]) + 1


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: b: c", (2, 5), "a second colon on this line: what stands before it cannot be a key"),
        ('a: "b"c"', (2, 6), "the text in quotes ends here, but more follows"),
        ("a: 'b", (2, 4), "the text in quotes has no end"),
        ("a: [b", (2, 4), "the bracket `[` is not closed"),
        ("a: [b}", (2, 6), "a comma or the closing `]` is missing"),
        ("a: b]\nc: [d]]", (3, 7), "`]` closes nothing"),
        ("a: @b", (2, 4), "a value cannot begin with @"),
        ("a: *b", (2, 4), "a value cannot begin with *"),
        ("a: b\n\tc: d", (3, 1), "a tab stands where YAML wants spaces"),
        ("a: b\nc d", (3, 1), "the line has no colon with a space after it"),
        ("a: b\n  c: d", (3, 3), "the line is indented, but belongs to nothing above it"),
        ("a: - b", (2, 4), "a list cannot begin on this line"),
        ("a:\n  - b\n  c: d", (4, 3), "the line is no item of the list above it"),
        ("a:\n  - b\n c: d", (4, 2), "the line does not begin where the lines above it do"),
        ("a: b\n---\nc: d", (3, 1), "a second document begins here: a file has one"),
    ],
)
def test_both_parsers_of_pyyaml_are_understood(
    loader: type, text: str, place: tuple[int, int], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nodes, "Loader", loader)  # an installation without libyaml has the other one
    _, (problem,) = parse(text, START)
    assert ((problem.location.line, problem.location.column), problem.message) == (place, message)
