"""Plain Markdown is written as the converter writes it, byte for byte; what is not plain is left to the converter."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kbgen.source.decode import decode
from kbgen.source.front_matter import split
from kbgen.source.markdown.convert import to_html
from kbgen.source.markdown.plain import plain_html

CONTENT = Path(__file__).parents[2] / "content"

PLAIN = (
    "Μία παράγραφος.",
    "Δύο γραμμές\nμιας παραγράφου.\n\nΚαι άλλη.\n\n\n\nΤρίτη.\n",
    "**Σημείωση:** έντονα, *πλάγια* και `κώδικας`.",
    "α*β*γ, α**β**γ, (*β*), «**β**», **[β](g.md)**, [**β**](g.md), [*β* `γ`](g.md#δ).",
    "[α](b.md)[γ](entry:d/e) [δ](https://example.com/a_b?c=d#e)",
    "file_name.txt, a__b, 3 > 2, ->, \"εισαγωγικά\" και 'άλλα', 50%, C++, !, +30 210 1234567, -5 βαθμοί",
    'דוא״ל או דוא"ל, בית־ספר, 50₪\u00a0ליום',
    r"Καλέστε \*2345 ή \#31\#· \_α\_, 1\. α, \[γ\](δ), \!, **β** \*, `\*`",
    "\\*2345\n\\- α\n1\\. β\n\\# γ",
    "5 ημέρες\n10.5 ευρώ\n2026-10-12",
    '# Α\n## Β\n### Γ\nκείμενο\n\n#### Δ {#delta}\n\n##### Ε\n###### דוא"ל חדש',
    "##Χωρίς κενό\n\n## Τίτλος > άλλος \n",
    "- α\n- **β** και [γ](d.md)\n- δ\n\nκείμενο\n\n* ε\n\n1. ένα\n2. δύο\n10. δέκα\n\n+ ζ",
    "Όρος\n:   Εξήγηση με [σύνδεσμο](a.md).\n\nΆλλος όρος\n: Άλλη.\n\nΚείμενο.",
    "| α | **β** | γ |\n| --- | :-: | --: |\n| 1 | 2 | 3 |\n| 4 | | |\n| 5 |  | 6 | 7 |\n| 8 |",
    '!!! tip "Με μία ματιά"\n    Κείμενο\n    σε δύο γραμμές.\n\n    - α\n    - β\n\n    Τέλος.\n\nΕκτός.',
    "> Παράθεση\n> σε δύο γραμμές.\n>\n> - α\n> - β\n\nκείμενο\n\n> άλλη",
)

NOT_PLAIN = (
    "<b>α</b>", "α & β", "&amp;", "α  \nβ", "\tα", "    κώδικας", "```\nα\n```", "~~~\nα\n~~~",
    "Σημείωση[^1].\n\n[^1]: Εδώ.", "[α][β]\n\n[β]: g.md", "*[SLA]: Συμφωνία", "![α](b.svg)", "[α](b.md 'τίτλος')",
    "[α](b(c).md)", "[α]", "**α", "α*", "**α *β* γ**", "***α***", "`α", "``α``", "_α_", "α _β", "Α\n===", "Α\n---",
    "α\n-", "***", "- - α", "- α\n    - β", "- α\n  συνέχεια", "- α\n\n- β", "- α\n1. β", "3. α", "- # α", "- > α",
    "α\n- β", "α\n: β\n: γ", ": α", "> α\n\n> β", "> > α", ">", "> α\n>", "| α |\n| - |\n| β |", "α | β\n- | -\n1 | 2",
    "| | α | β |\n| - | - |\n| γ | δ |", "| α | β |\n| - | - |", "| α {.b} | γ |\n| - | - |\n| 1 | 2 |",
    '!!! tip\n    α', '!!! tip ""\n    α', '!!! tip "α"\nβ', '!!! tip "α"\n    !!! tip "β"\n        γ',
    "α\\", r"\:", r"\\", r"\`α`", r"\>", r"**α\* β**", r"*α\*", r"[α\]](b.md)", r"[α](b\.md)", r"## Α\.",
    "| α\\| | β |\n| - | - |\n| γ | δ |",
    "## Α {.b}", "## Α {#b .c}", "## Α#β", "## **Α**", "## Α\n\n## α", "## Α {#b}\n\n## Β {#b}", "α\n{: .b}", "α {b}",
    "**α**{.b}", "##", "######## α",
)  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_written_as_the_converter_writes_it(text: str) -> None:
    assert plain_html(text) == to_html(text)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_what_may_mean_more_is_left_to_the_converter(text: str) -> None:
    assert plain_html(text) is None


def test_the_answers_of_this_project_are_written_as_the_converter_writes_them_and_most_are_plain() -> None:
    answers = [_answer(path) for path in sorted(CONTENT.glob("*/*/*.md"))]
    plain = [answer for answer in answers if plain_html(answer) is not None]
    assert len(plain) > 0.7 * len(answers)
    assert [plain_html(answer) for answer in plain] == [to_html(answer) for answer in plain]


def _answer(path: Path) -> str:
    text, _ = decode(path.read_bytes(), path.name)
    assert text is not None
    return split(text, path.name)[1]


_SIGNS = st.sampled_from((
    "α", "βγ δ", "word", "שלום", "42", "**", "*", "_", "__", "`", "``", "[", "](", ")", "](a.md)", "[α](b.md)", "**α**",
    "*α*", "`α`", "a_b", "|", " | ", "\n", "\n", "\n\n", "\n\n", "\n\n\n", " ", "  ", "    ", "\n    ", "# ", "## ",
    " {#a}", "{", "}", "{: .a}", "- ", "\n- ", "* ", "+ ", "1. ", "\n2. ", "3.", "-", "---", "=", "===", "> ", "\n> ",
    ">", ":", "\n:   ", "!!! tip \"α\"\n    ", "!!! ", "!", "![", "~~~", "```", "\\", "<", "<b>", "&", "&amp;", "]",
    "]:", "#", "[^1]", "[^1]: α", "*[α]: β", "  \n", " \n", "\u00a0", "\u2003", "\u05f4", "\"", "'", "(", ".", ",",
    "\n| α | β |\n| - | :-: |\n| γ | δ |",
))  # fmt: skip
_WORDS = st.sampled_from((
    "α", "βγ", "שלום", "5", "**β γ**", "*δ*", "`ε ζ`", "[η θ](i.md#j)", "**[α](b.md)**", "[**α** β](c.md)", "a_b",
    "(x)", "α*β*γ", "δ**ε**ζ", "«η»", ">", "->", "!", "\"α\"", "`α*β`", "*α `β` γ*", "\\*2345", "\\_",
    "α\\.", "\\", "_", "*", "[α]", "http://example.com/a_b",
))  # fmt: skip
_LINES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)


def _below(sign: str, lines: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(lines, min_size=1, max_size=3).map(lambda few: "\n".join(sign + line for line in few))


def _rows(columns: int) -> st.SearchStrategy[str]:
    def row(cell: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        cells = st.lists(cell, min_size=columns, max_size=columns)
        return cells.map(lambda few: f"| {' | '.join(few)} |")

    rule = row(st.sampled_from(("---", ":--", "--:", ":-:")))
    return st.tuples(row(_LINES), rule, row(_LINES), row(_LINES)).map("\n".join)


_FLAT = st.one_of(
    _below("", _LINES),
    _below("- ", _LINES),
    _below("1. ", _LINES),
    st.tuples(st.sampled_from(("# ", "## ", "###")), _LINES, st.sampled_from(("", " {#a}", "\nα"))).map(
        "".join
    ),
    st.tuples(_LINES, _LINES).map("\n:   ".join),
    st.integers(1, 3).flatmap(_rows),
)
_INSIDE = st.lists(_FLAT, min_size=1, max_size=2).map("\n\n".join)
_BLOCKS = st.one_of(
    _FLAT,
    _INSIDE.map(lambda text: '!!! note "α"\n    ' + text.replace("\n", "\n    ").replace("\n    \n", "\n\n")),
    _INSIDE.map(lambda text: "> " + text.replace("\n", "\n> ")),
)
_ANSWERS = st.lists(_BLOCKS, min_size=1, max_size=4).map("\n\n".join)


@given(st.one_of(_ANSWERS, st.lists(_SIGNS, max_size=12).map("".join), st.text(max_size=30)))
@example("1.\n-")
@example("> -> \n> ")
@settings(max_examples=800)
def test_no_text_is_written_otherwise_than_by_the_converter(text: str) -> None:
    written = plain_html(text)
    assert written is None or written == to_html(text)
