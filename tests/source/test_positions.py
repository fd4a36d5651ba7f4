"""Where mistakes are, in a text whose parser keeps no positions."""

import pytest

from tests.source.reading import read


def places(text: str, code: str = "KB505") -> list[tuple[int, int]]:
    """Where ``code`` is told; a link that begins with a slash is the mistake of most texts here."""
    return [(line, column) for line, column, found in read(text)[1] if found == code]


@pytest.mark.parametrize(
    "before",
    [
        "```\n[a](/x)\n```\n\n",
        "~~~\n[a](/x)\n~~~\n\n",
        "```{.sh #code}\n[a](/x)\n```\n\n",
        "α `[a](/x)`\n\n",
        "α ``[a](/x) ` β``\n\n",
        "α `[a]\n(/x)` β\n\n",
        "α\n\n    [a](/x)\n\n",
        "α\n\n    [a](/x)\n\n    [a](/x)\n\n",
        "<!-- [a](/x) -->\n\n",
        "<!--\n[a](/x)\n-->\n\n",
    ],
)
def test_a_link_after_code_is_not_taken_for_the_one_in_the_code(before: str) -> None:
    assert places(f"{before}β [a](/x)\n") == [(before.count("\n") + 1, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "α [b](/x)",
        "α [b](</x>)",
        "α ![b](/x)",
        'α [b](/x "τίτλος")',
        'α <a href="/x">b</a>',
        "α <a href='/x'>b</a>",
        "α <a href=/x>b</a>",
        "α [b][c]\n\n[c]: /x",
        "- α\n\n    [b](/x)",
        '!!! note "α"\n    [b](/x)',
        "α\n:   [b](/x)",
        "α[^1]\n\n[^1]: β\n\n    [b](/x)",
        "| α |\n| - |\n| [b](/x) |",
        "> α\n> [b](/x)",
        "## α [b](/x)",
        "α **[b](/x)**",
    ],
)
def test_a_link_is_placed_at_its_address_however_it_is_written(text: str) -> None:
    at = text.index("/x")
    line = text.count("\n", 0, at) + 1
    assert places(text + "\n") == [(line, at - text.rfind("\n", 0, at))]


def test_each_of_several_equal_links_has_its_own_place() -> None:
    assert places("[a](/x) [b](/x)\n\n[c](/x)\n") == [(1, 5), (1, 13), (3, 5)]


def test_a_link_whose_address_begins_like_another_is_not_taken_for_it() -> None:
    assert places("[a](/xyz) [b](/x)\n") == [(1, 5), (1, 15)]


def test_an_address_with_an_escaped_sign_is_found() -> None:
    assert places("α [b](/x\\_y)\n") == [(1, 7)]
    assert places("α [b](/x&amp;y)\n") == [(1, 7)]


def test_columns_count_characters_and_not_bytes() -> None:
    assert places("שלום 😀 [a](/x)\n") == [(1, 12)]


def test_the_second_of_two_equal_anchors_is_the_one_that_is_told() -> None:
    text = "## A {#x}\n\n[a](#x)\n\n## B {#x}\n\n<p id='x'>c</p>\n"
    assert places(text, "KB514") == [(5, 8), (7, 8)]


def test_each_heading_of_level_1_has_its_own_place() -> None:
    text = "# A\n\nB\n===\n\n```\n# no\n```\n\n> # C\n\n<h1>D</h1>\n"
    assert places(text, "KB510") == [(1, 1), (3, 1), (10, 3), (12, 1)]


def test_an_open_fence_is_placed_at_its_beginning_and_what_follows_is_read_as_text() -> None:
    _, problems = read("```\nx\n```\n\n```\n[a](/x)\n")
    assert problems == [(5, 1, "KB511"), (6, 5, "KB505")]


@pytest.mark.parametrize(
    "fence",
    [
        "```\nx\n```",
        "~~~ \nx\n~~~",
        "````\n```\n````",
        "```c++\nx\n```",
        "```\n  ```\n```",
        "    ```\n    x\n    ```",
    ],
)
def test_a_closed_fence_is_no_mistake(fence: str) -> None:
    assert read(f"{fence}\n")[1] == []


@pytest.mark.parametrize("fence", ["- a\n\n    ```\n    b\n    ```", "- a\n\n  ~~~sh\n  b\n  ~~~"])
def test_a_fence_in_a_list_is_told_for_its_code_would_be_one_line(fence: str) -> None:
    assert [code for *_, code in read(f"{fence}\n")[1]] == ["KB511"]


def test_a_fence_in_a_comment_or_in_other_code_is_no_mistake() -> None:
    assert read("<!--\n  ```\n  x\n-->\n")[1] == []


@pytest.mark.parametrize(
    "text", ["`<script>`", "```\n<script>\n```", "    <script>", "&lt;script>", "a < b > c"]
)
def test_html_in_code_is_no_mistake(text: str) -> None:
    assert read(f"{text}\n")[1] == []


def test_an_attribute_that_is_left_out_is_placed_at_itself() -> None:
    assert places('<b\n  title="α"\n  onclick="x">β</b>\n', "KB506") == [(3, 3)]
