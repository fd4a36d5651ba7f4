"""Broken input of every kind, on the real file system: each is told at its place, in words, and in good time."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kbgen.model.diagnostic import Diagnostic, Severity
from tests.support import Project

LONGEST = 5.0  # seconds of the processor for a whole check
HEAD = "---\nquestion: Ερώτηση;\ncategory: orders\n---\n"
MANY = 100_000
HEBREW = "---\nquestion: שאלה?\ncategory: orders\n---\nתשובה.\n"
FRENCH = "---\nquestion: Le caf\u00e9 ?\ncategory: orders\n---\nOui.\n"


def entry(extra: str, answer: str = "Απάντηση.\n") -> str:
    return f"---\nquestion: Ερώτηση;\ncategory: orders\n{extra}\n---\n{answer}"


@pytest.fixture
def one_language(project: Project) -> Project:
    """A project in Greek alone, in which a good entry is told nothing."""
    project.write("kbgen.yml", "title: Βάση\nlanguages: [el]\n")
    project.write("content/categories.yml", "orders:\n  title: Παραγγελίες\n")
    (project.root / "content/he").rmdir()
    return project


def checked(project: Project) -> tuple[Diagnostic, ...]:
    """What is found, within the time that there is, each with a place in a file and in words."""
    begin = time.process_time()
    found = project.check()
    assert time.process_time() - begin < LONGEST
    for diagnostic in found:
        place = diagnostic.location
        assert not Path(place.path).is_absolute()
        assert place.line >= 1
        assert place.column >= 1
        assert diagnostic.message
        assert diagnostic.hint
        assert "\n" not in str(diagnostic)
        assert len(str(diagnostic)) < 400
    return found


def told(project: Project) -> list[str]:
    """`path:line:column code` of all that is found."""
    return [f"{found.location} {found.rule.code}" for found in checked(project)]


def test_a_good_entry_is_told_nothing(one_language: Project) -> None:
    one_language.entry("el/a.md")
    assert told(one_language) == []


YAML = {
    "an unclosed quote": ('owner: "team', "4:8 KB101"),
    "an unclosed quote over several lines": ("owner: 'team\nid: x", "4:8 KB101"),
    "a tab for indentation": ("tags:\n\t- a", "5:1 KB101"),
    "a colon in a value": ("owner: team: orders", "4:12 KB101"),
    "gershayim in double quotes": ('owner: "דוא"ל"', "4:12 KB101"),
    "an apostrophe in single quotes": ("owner: 'it's'", "4:11 KB101"),
    "a backslash in double quotes": ('owner: "C:\\temp"', None),
    "a wrong backslash in double quotes": ('owner: "C:\\q"', "4:11 KB101"),
    "a value that begins with @": ("owner: @team", "4:8 KB101"),
    "a value that begins with *": ("owner: *2345", "4:8 KB101"),
    "a value that begins with %": ("owner: %team", "4:8 KB101"),
    "a value that begins with `": ("owner: `team`", "4:8 KB101"),
    "a value that begins with &": ("owner: &team", "4:8 KB101"),
    "a value that begins with !": ("owner: !team me", "4:8 KB101"),
    "a value that begins with |": ("owner: |team", "4:8 KB101"),
    "a value that begins with ?": ("owner: ? team", "4:8 KB101"),
    "a value that begins with ,": ("owner: , team", "4:8 KB101"),
    "an unclosed bracket": ("tags: [a, b", "4:7 KB101"),
    "an unclosed brace": ("tags: {a: b", "4:7 KB101"),
    "a bracket too many": ("tags: [a]]", "4:10 KB101"),
    "a comma that is missing": ('tags: ["a" "b"]', "4:10 KB101"),
    "a key without a colon": ("owner team", "4:1 KB101"),
    "an indented key": ("  owner: team", "4:3 KB101"),
    "a list for a key": ("[a, b]: c", "4:1 KB101"),
    "a mapping for a key": ("{a: b}: c", "4:1 KB101"),
    "a question mark for a key": ("? [a]\n: b", "4:3 KB101"),
    "a binary tag": ("owner: !!binary aGVsbG8=", "4:8 KB101"),
    "a tag of Python": ("owner: !!python/object/apply:os.system [ls]", "4:8 KB101"),
    "a merge key": ("<<: {owner: team}", "4:1 KB103"),
    "a merge key with an alias": ("a: &a {owner: team}\n<<: *a", "4:4 KB101"),
    "an alias bomb": ("a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ntags: *d", "4:4 KB101"),
    "a value that contains itself": ("tags: &t [*t]", "4:7 KB101"),
    "a directive": ("%YAML 9.9", "4:1 KB101"),
    "brackets nested over lines": ("tags:\n" + ("  " + "[" * 1000 + "\n") * 100, "5:22 KB101"),
    "brackets nested behind a comment": ("tags: # " + "]" * 9000 + "\n" + (" " + "[" * 9000 + "\n") * 11, "5:21 KB101"),
    "braces nested over lines": ("tags:\n" + ("  " + "{a: " * 1000 + "\n") * 40, "5:79 KB101"),
    "dashes nested": ("tags:\n  " + "- " * 9000, "5:41 KB101"),
    "question marks nested": ("? " * 9000, "4:3 KB101"),
    "keys nested by indentation": ("\n".join(" " * i + "a:" for i in range(600)), "24:21 KB101"),
    "a key that is a number": ("1: x", "4:1 KB103"),
    "a key that is nothing": ("~: x", "4:1 KB103"),
    "a key twice": ("owner: a\nowner: b", "5:1 KB102"),
    "a key and its synonym": ("order: 1\nweight: 2", "5:1 KB107"),
    "a key with a Greek letter that looks Latin": ("οrder: 3", "4:1 KB103"),
    "a key with a capital": ("Owner: team", "4:1 KB103"),
    "a text for tags": ("tags: a, b", "4:7 KB104"),
    "a mapping for tags": ("tags: {a: b}", "4:7 KB104"),
    "a list in tags": ("tags: [[a]]", "4:8 KB104"),
    "an empty tag": ("tags: [a, '']", "4:11 KB104"),
    "a mapping for aliases": ("aliases: {a: b}", "4:10 KB104"),
    "a list for the id": ("id: [a]", "4:5 KB104"),
    "a list for the slug": ("slug: [a]", "4:7 KB104"),
    "a list for the order": ("order: [1]", "4:8 KB104"),
    "a mapping for the owner": ("owner: {a: b}", "4:8 KB104"),
    "a list for a day": ("updated: [2026-01-01]", "4:10 KB104"),
    "a list for draft": ("draft: [true]", "4:8 KB104"),
    "a list for the audience": ("audience: [public]", "4:11 KB104"),
    "a list for the description": ("description: [a]", "4:14 KB104"),
    "a mapping for keywords": ("keywords: {a: b}", "4:11 KB104"),
    "a mapping for also_asked": ("also_asked: {a: b}", "4:13 KB104"),
    "a mapping for related": ("related: {a: b}", "4:10 KB104"),
    "a day with slashes": ("updated: 31/12/2025", "4:10 KB106"),
    "a day that is not": ("updated: 2025-02-30", "4:10 KB106"),
    "a month that is not": ("updated: 2025-13-01", "4:10 KB106"),
    "a day in words": ("review_by: soon", "4:12 KB106"),
    "a day in Arabic digits": ("updated: ٢٠٢٥-٠١-٠١", "4:10 KB106"),
    "a number too long to count": ("order: " + "9" * 5000, "4:8 KB106"),
    "a number with a point": ("order: 1.5", "4:8 KB106"),
    "a slug with a way out": ("slug: ../../etc", "4:7 KB106"),
    "an id with a way out": ("id: ../../etc", "4:5 KB106"),
    "an alias with a way out": ("aliases: [../../etc]", "4:11 KB106"),
    "an alias on another site": ("aliases: ['https://example.com/']", "4:11 KB106"),
    "an alias that is a language's page": ("aliases: [index]", "4:11 KB601"),
    "a related entry that is not there": ("related: [gone]", "4:11 KB501"),
}  # fmt: skip


@pytest.mark.parametrize("name", YAML)
def test_broken_front_matter_is_told_at_its_place(name: str, one_language: Project) -> None:
    extra, expected = YAML[name]
    one_language.write("content/el/a.md", entry(extra))
    found = [place for place in told(one_language) if not place.endswith("KB509")]
    assert found == ([] if expected is None else [f"content/el/a.md:{expected}"])


BYTES = {
    "UTF-16 LE with a mark": (entry("owner: a").encode("utf-16"), "1:1 KB201"),
    "UTF-16 LE without a mark": (entry("owner: a").encode("utf-16-le"), "1:1 KB201"),
    "UTF-16 BE with a mark": (b"\xfe\xff" + entry("owner: a").encode("utf-16-be"), "1:1 KB201"),
    "UTF-16 BE without a mark": (entry("owner: a").encode("utf-16-be"), "1:1 KB201"),
    "UTF-32": (entry("owner: a").encode("utf-32"), "1:1 KB201"),
    "Windows-1253": (entry("owner: a").encode("cp1253"), "2:11 KB201"),
    "Windows-1255": (HEBREW.encode("cp1255"), "2:11 KB201"),
    "Latin-1": (FRENCH.encode("latin-1"), "2:17 KB201"),
    "a letter cut in two": ((HEAD + "α").encode()[:-1], "5:1 KB201"),
    "NUL": ((HEAD + "a\0b").encode(), "5:2 KB204"),
    "an escape sequence": ((HEAD + "a\x1b[31mb").encode(), "5:2 KB204"),
    "DEL": ((HEAD + "a\x7f").encode(), "5:2 KB204"),
    "a line separator": ((HEAD + "a\u2028b").encode(), "5:2 KB204"),
    "a mark in the middle": ((HEAD + "a\ufeffb").encode(), "5:2 KB204"),
    "no character at all": ((HEAD + "a\uffff").encode(), "5:2 KB204"),
    "a byte order mark": ("\ufeff".encode() + entry("owner: a").encode(), "1:1 KB202"),
    "CRLF": (entry("owner: a").replace("\n", "\r\n").encode(), "1:1 KB203"),
    "CR alone": (entry("owner: a").replace("\n", "\r").encode(), "1:1 KB203"),
    "one CRLF among LF": (entry("owner: a\r").encode(), "4:1 KB203"),
    "nothing": (b"", "1:1 KB303"),
    "blanks alone": (b" \n\t\n\n", "1:1 KB303"),
    "random bytes": (bytes(range(256)) * 40, "2:118 KB201"),
}  # fmt: skip


@pytest.mark.parametrize("name", BYTES)
def test_broken_bytes_are_told_at_their_place(name: str, one_language: Project) -> None:
    data, expected = BYTES[name]
    one_language.write("content/el/a.md", data)
    assert told(one_language) == [f"content/el/a.md:{expected}"]


FRAMES = {
    "front matter without an end": ("---\nquestion: a\n\nText\n", ["1:1 KB302"]),
    "front matter alone": ("---\nquestion: a\ncategory: orders\n---", ["4:1 KB307"]),
    "no front matter": ("# Heading\n\nText\n", ["1:1 KB301"]),
    "front matter behind an empty line": ("\n---\nquestion: a\n---\n", ["1:1 KB301"]),
    "empty front matter": ("---\n---\nText\n", ["2:1 KB105"]),
    "front matter that is a list": ("---\n- a\n---\nText\n", ["2:1 KB104"]),
    "front matter that is text": ("---\ntext\n---\nText\n", ["2:1 KB104"]),
    "front matter that is nothing": ("---\n~\n---\nText\n", ["2:1 KB105"]),
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_broken_frame_is_told_at_its_place(name: str, one_language: Project) -> None:
    text, expected = FRAMES[name]
    one_language.write("content/el/a.md", text)
    assert told(one_language) == [f"content/el/a.md:{place}" for place in expected]


ANSWERS = {
    "a dead link": ("[a](gone.md)", ["5:5 KB501"]),
    "a dead link to an id": ("[a](entry:gone)", ["5:5 KB501"]),
    "a dead link to a file": ("[a](gone.pdf)", ["5:5 KB503"]),
    "a dead image": ("![a](gone.svg)", ["5:6 KB503"]),
    "a dead anchor": ("[a](#gone)", ["5:5 KB502"]),
    "a link without an address": ("[a]()", ["5:5 KB501"]),
    "a link out of the folder": ("[a](../../../etc/passwd)", ["5:5 KB505"]),
    "a link out of the folder, in disguise": ("[a](%2e%2e/%2e%2e/etc/passwd)", ["5:5 KB505"]),
    "a link to the root": ("[a](/etc/passwd)", ["5:5 KB505"]),
    "a link to a network share": ("[a](\\\\\\\\server\\share)", ["5:5 KB505"]),
    "a link without a scheme to another host": ("[a](//evil.example/x)", ["5:5 KB505"]),
    "an unclosed fence": ("```\ncode", ["5:1 KB511"]),
    "an undefined footnote": ("a[^1]", ["5:2 KB512"]),
    "an undefined name of a link": ("[a][b]", ["5:5 KB512"]),
    "a script": ("<script>alert(1)</script>", ["5:1 KB506"]),
    "a script that is not closed": ("<script>alert(1)", ["5:1 KB506"]),
    "an attribute that runs": (
        '<img src="https://e.example/a.png" alt="a" onerror="alert(1)">',
        ["5:44 KB506"],
    ),
    "an attribute list that runs": ("a\n{: onclick=x }", ["6:4 KB506"]),
    "javascript:": ("[a](javascript:alert(1))", ["5:5 KB507"]),
    "javascript: in HTML": ("<a href='javascript:alert(1)'>a</a>", ["5:10 KB507"]),
    "javascript: in capitals": ("[a](JaVaScRiPt:alert(1))", ["5:5 KB507"]),
    "javascript: in entities": ("[a](&#106;avascript:alert(1))", ["5:5 KB507"]),
    "data:": ("![a](data:image/svg+xml;base64,AAAA)", ["5:6 KB507"]),
    "vbscript: in a definition": ("[a]\n\n[a]: vbscript:x", ["7:6 KB507"]),
    "SVG": ("<svg onload=x></svg>", ["5:1 KB506"]),
    "a frame": ('<iframe src="https://e.example/"></iframe>', ["5:1 KB506"]),
    "a style sheet": ("<style>*{display:none}</style>", ["5:1 KB506"]),
    "a base address": ('<base href="https://e.example/">', ["5:1 KB506"]),
    "a form": ('<form action="https://e.example/"><input></form>', ["5:1 KB506", "5:35 KB506"]),
    "a link that looks like one of kbgen's own": ('<a href="kbgen:3">a</a>', ["5:10 KB507"]),
    "a bidi mark that is not closed": ("a\u202eb", ["5:2 KB508"]),
    "a heading of level 1": ("# A", ["5:1 KB510"]),
    "an anchor twice": ("## A {#x}\n\n## B {#x}", ["7:8 KB514"]),
    "an anchor of kbgen's own": ("## A {#kb-main}", ["5:8 KB514"]),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_broken_answer_is_told_at_its_place(name: str, one_language: Project) -> None:
    text, expected = ANSWERS[name]
    one_language.write("content/el/a.md", HEAD + text + "\n")
    assert told(one_language) == [f"content/el/a.md:{place}" for place in expected]


@pytest.mark.parametrize("sign", ["[", "![", "[a](", "[a][", "[a](b", "<a href='", "(", "]("])
@pytest.mark.parametrize("glue", ["", " ", "\n"])
def test_brackets_that_are_never_closed_do_not_take_for_ever(
    sign: str, glue: str, one_language: Project
) -> None:
    one_language.write("content/el/a.md", HEAD + glue.join([sign] * 6_000))
    assert {found.rule.code for found in checked(one_language)} <= {"KB206", "KB516"}


@pytest.mark.parametrize(
    "sign",
    ["> ", "- ", "1. ", "*", "_", "**a *b ", "`", "~", "<", "<div>", "<b>", "&", "&#", "\\", "|", "#", "{", "'",
     '"', "<!--", "<![CDATA[", "<?", "!!! ", "[^a]", "*[a]: ", ":   ", "http://a", "a@b.",
     "0-", "+1 ", "/a", "a.", "Kα"],
)  # fmt: skip
@pytest.mark.parametrize("glue", ["", "\n", "\n\n"])
def test_ten_thousand_of_one_sign_do_not_take_for_ever(sign: str, glue: str, one_language: Project) -> None:
    one_language.write("content/el/a.md", HEAD + glue.join([sign] * 10_000))
    checked(one_language)


@pytest.mark.parametrize(
    "sign", ["# a\n", "a\n===\n", "- a\n", "!!! note\n", "*[a]: b\n", "a\n:   b\n", "<a href='b'>\n", "|a\n"]
)
def test_the_longest_answer_that_is_read_does_not_take_for_ever(sign: str, one_language: Project) -> None:
    one_language.write("content/el/a.md", HEAD + (sign * 2000)[: 1990 * len(sign) // sign.count("\n")])
    checked(one_language)


@pytest.mark.parametrize("depth", [100, 2000])
def test_lists_nested_by_indentation_do_not_take_for_ever(depth: int, one_language: Project) -> None:
    one_language.write("content/el/a.md", HEAD + "".join("    " * level + "- a\n" for level in range(depth)))
    checked(one_language)


def test_a_line_of_a_megabyte_is_told(one_language: Project) -> None:
    one_language.write("content/el/a.md", HEAD + "α" * 1_000_000)
    assert told(one_language) == ["content/el/a.md:5:1 KB206"]


@pytest.mark.parametrize("line", ["x", "", "# a", "- a", "`a", "| a |", "[a](b.md)"])
def test_a_hundred_thousand_lines_are_told(line: str, one_language: Project) -> None:
    one_language.write("content/el/a.md", HEAD + f"{line}\n" * MANY + "end\n")
    assert told(one_language) == ["content/el/a.md:2001:1 KB516"]


@pytest.mark.parametrize("line", ["- a", "# comment", "x: y", "  - 'a"])
def test_a_hundred_thousand_lines_of_front_matter_are_told(line: str, one_language: Project) -> None:
    one_language.write("content/el/a.md", entry("also_asked:\n" + f"{line}\n" * MANY))
    assert told(one_language) == ["content/el/a.md:2001:1 KB516"]


@pytest.mark.parametrize("line", ["a: b", "- a", "a:", "? a", "'a", "[", "{a: "])
def test_ten_thousand_lines_of_settings_do_not_take_for_ever(line: str, one_language: Project) -> None:
    one_language.write("content/categories.yml", f"{line}\n" * 10_000)
    one_language.write("content/tags.yml", f"{line}\n" * 10_000)
    assert {found.rule.code for found in checked(one_language)} <= {"KB101", "KB102", "KB104"}


def test_a_broken_entry_does_not_hide_the_mistakes_of_the_next(one_language: Project) -> None:
    one_language.write("content/el/a.md", HEAD + "1. " * 6_000)
    one_language.write("content/el/b.md", HEAD + "- a\n\n- [b](gone.md)\n")
    assert told(one_language)[-1] == "content/el/b.md:7:7 KB501"


def make_folder(path: Path) -> None:
    path.mkdir()


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_dangling(path: Path) -> None:
    path.symlink_to("gone")


def make_link_outside(path: Path) -> None:
    outside = path.parent.parent.parent.parent / "outside.md"
    outside.write_text(entry("owner: a"), "utf-8")
    path.symlink_to(outside)


def make_link_to_folder(path: Path) -> None:
    path.symlink_to(path.parent, target_is_directory=True)


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    os.chdir(path.parent)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(path.name)


MAKERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a folder": (make_folder, "KB205"),
    "a link to itself": (make_loop, "KB205"),
    "a link to nothing": (make_dangling, "KB205"),
    "a link out of the project": (make_link_outside, "KB207"),
    "a link to a folder": (make_link_to_folder, "KB205"),
    "a pipe that nobody fills": (make_pipe, "KB205"),
    "a socket": (make_socket, "KB205"),
}


@pytest.mark.parametrize("name", MAKERS)
def test_what_is_no_file_is_told(name: str, one_language: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(one_language.root)  # put back afterwards
    make, code = MAKERS[name]
    make(one_language.root / "content/el/a.md")
    assert told(one_language) == [f"content/el/a.md:1:1 {code}"]


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("file", ["categories.yml", "tags.yml"])
def test_terms_that_are_no_file_are_told(
    name: str, file: str, one_language: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(one_language.root)
    make, code = MAKERS[name]
    (one_language.root / "content" / file).unlink(missing_ok=True)
    make(one_language.root / "content" / file)
    assert told(one_language) == [f"content/{file}:1:1 {code}"]


def test_a_language_whose_folder_is_a_link_out_of_the_project_is_told(
    one_language: Project, tmp_path: Path
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/a.md").write_text(entry("owner: a"), "utf-8")
    (one_language.root / "content/el").rmdir()
    (one_language.root / "content/el").symlink_to(tmp_path / "outside")
    assert told(one_language) == ["content/el:1:1 KB207"]


def test_content_that_is_a_link_out_of_the_project_is_told(one_language: Project, tmp_path: Path) -> None:
    (one_language.root / "content").rename(tmp_path / "outside")
    (one_language.root / "content").symlink_to(tmp_path / "outside")
    assert told(one_language) == ["content:1:1 KB207"]


def test_a_project_that_is_itself_reached_by_a_link_is_read_as_ever(
    one_language: Project, tmp_path: Path
) -> None:
    one_language.write("content/el/a.md", "")
    (tmp_path / "link").symlink_to(one_language.root)
    assert told(Project(tmp_path / "link")) == ["content/el/a.md:1:1 KB303"]


@pytest.mark.parametrize("name", [b"a\xff.md", "a\u202eb.md".encode(), b"a\nb.md", b"a\x1b[31m.svg"])
def test_a_name_that_cannot_be_shown_is_told(name: bytes, one_language: Project) -> None:
    folder = os.fsencode(one_language.root / "content/el")
    with open(os.path.join(folder, name), "wb") as file:
        file.write(entry("owner: a").encode())
    (found,) = checked(one_language)
    assert found.rule.code == "KB205"
    assert str(found).isprintable()


def test_content_that_is_not_there_is_told(one_language: Project) -> None:
    one_language.write("kbgen.yml", "title: Βάση\nlanguages: [el]\ncontent: gone\n")
    assert told(one_language) == ["gone/el:1:1 KB208"]


def test_two_files_with_one_id_are_told(one_language: Project) -> None:
    one_language.entry("el/a.md", id="x")
    one_language.entry("el/b.md", id="x")
    assert told(one_language) == ["content/el/b.md:4:5 KB304"]


def test_two_files_whose_names_differ_by_capitals_alone_are_told(one_language: Project) -> None:
    one_language.entry("el/Pay.md")
    one_language.entry("el/pay.md")
    if len(list((one_language.root / "content/el").iterdir())) == 1:
        pytest.skip("the file system does not tell capitals apart")
    assert told(one_language) == ["content/el/pay.md:2:11 KB601"]


def test_names_in_composed_and_decomposed_letters_are_one(one_language: Project) -> None:
    one_language.entry("el/\u03ce\u03c1\u03b1.md", answer="[a](%CF%89%CC%81%CF%81%CE%B1.md)")
    assert told(one_language) == []


SETTINGS = {
    "nothing": ("", ["1:1 KB104"]),
    "a comment": ("# settings\n", ["1:1 KB104"]),
    "a list": ("- el\n", ["1:1 KB104"]),
    "text": ("el\n", ["1:1 KB104"]),
    "bad YAML": ('title: "Βάση\nlanguages: [el]\n', ["1:8 KB101"]),
    "two documents": ("title: a\n---\nlanguages: [el]\n", ["2:1 KB101"]),
    "no languages": ("title: a\n", ["1:1 KB105"]),
    "languages without a value": ("title: a\nlanguages:\n", ["1:1 KB105"]),
    "an empty list of languages": ("title: a\nlanguages: []\n", ["2:12 KB105"]),
    "a language that is none": ("title: a\nlanguages: [el, klingon]\n", ["2:17 KB106"]),
    "a language with a way out": ("title: a\nlanguages: [../el]\n", ["2:13 KB106"]),
    "languages by another code": ("title: a\nlanguages: [iw, ell, gr]\n", ["2:13 KB106", "2:17 KB106", "2:22 KB106"]),
    "languages that are a mapping": ("title: a\nlanguages: {el: Greek}\n", ["2:12 KB104"]),
    "languages with a comma and without brackets": ("title: a\nlanguages: el, he\n", ["2:12 KB104"]),
    "no title": ("languages: [el]\n", ["1:1 KB105"]),
    "an empty title": ("title: ''\nlanguages: [el]\n", ["1:8 KB105"]),
    "a title that is a list": ("title: [a]\nlanguages: [el]\n", ["1:8 KB104"]),
    "a title in a language that is not there": ("title: {el: a, xx: b}\nlanguages: [el]\n", ["1:16 KB103"]),
    "output above the project": ("title: a\nlanguages: [el]\noutput: ../x\n", ["3:9 KB106"]),
    "output below the project, and out again": ("title: a\nlanguages: [el]\noutput: a/../../x\n", ["3:9 KB106"]),
    "output at the root": ("title: a\nlanguages: [el]\noutput: /etc\n", ["3:9 KB106"]),
    "output at home": ("title: a\nlanguages: [el]\noutput: ~/site\n", ["3:9 KB106"]),
    "output on a drive": ("title: a\nlanguages: [el]\noutput: 'C:\\site'\n", ["3:9 KB106"]),
    "output over the project": ("title: a\nlanguages: [el]\noutput: .\n", ["3:9 KB106"]),
    "output over the content": ("title: a\nlanguages: [el]\noutput: content/el\n", ["3:9 KB106"]),
    "content over the output": ("title: a\nlanguages: [el]\ncontent: site/content\n", ["3:10 KB106"]),
    "an address that is none": ("title: a\nlanguages: [el]\nbase_url: nonsense\n", ["3:11 KB106"]),
    "an address with half a bracket": ("title: a\nlanguages: [el]\nbase_url: 'https://[x'\n", ["3:11 KB106"]),
    "an address with a blank": ("title: a\nlanguages: [el]\nbase_url: https://a b/\n", ["3:11 KB106"]),
    "an address with a query": ("title: a\nlanguages: [el]\nbase_url: https://a.example/?x\n", ["3:11 KB106"]),
    "an address that runs": ("title: a\nlanguages: [el]\nbase_url: javascript:alert(1)\n", ["3:11 KB106"]),
    "a list for an address": ("title: a\nlanguages: [el]\nbase_url: [a]\n", ["3:11 KB104"]),
    "a theme with a way out": ("title: a\nlanguages: [el]\ntheme: ../../x\n", ["3:8 KB106"]),
    "a fallback that is none": ("title: a\nlanguages: [el]\nfallback: x\n", ["3:11 KB106"]),
    "an audience that is none": ("title: a\nlanguages: [el]\naudience: x\n", ["3:11 KB106"]),
    "drafts that are neither": ("title: a\nlanguages: [el]\ndrafts: x\n", ["3:9 KB106"]),
    "raw HTML that is neither": ("title: a\nlanguages: [el]\nraw_html: yes\n", ["3:11 KB106"]),
    "a description that is a list": ("title: a\nlanguages: [el]\ndescription: [a]\n", ["3:14 KB104"]),
    "a key that does not exist": ("title: a\nlanguages: [el]\ntheem: x\n", ["3:1 KB103"]),
    "a key twice": ("title: a\ntitle: b\nlanguages: [el]\n", ["2:1 KB102"]),
    "UTF-16": ("title: a\nlanguages: [el]\n".encode("utf-16"), ["1:1 KB201"]),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_broken_settings_are_told_at_their_place(name: str, one_language: Project) -> None:
    text, expected = SETTINGS[name]
    one_language.write("kbgen.yml", text)
    found = [f for f in checked(one_language) if f.location.path == "kbgen.yml"]
    assert [f"{f.location.line}:{f.location.column} {f.rule.code}" for f in found] == expected


TERMS = {
    "a list": ("- orders\n", ["1:1 KB104"]),
    "text": ("orders\n", ["1:1 KB104"]),
    "bad YAML": ("orders: {title: a\n", ["1:9 KB101"]),
    "an id twice": ("a: {title: b}\na: {title: c}\n", ["2:1 KB102"]),
    "text for a term": ("a: b\n", ["1:4 KB104"]),
    "nothing for a term": ("a:\n", ["1:3 KB104"]),
    "a list for a term": ("a: [b]\n", ["1:4 KB104"]),
    "an id without letters": ("'???': {title: b}\n", ["1:1 KB106"]),
    "a list for a key": ("[a]: {title: b}\n", ["1:1 KB101"]),
    "a key that does not exist": ("a: {title: b, color: red}\n", ["1:15 KB103"]),
    "an order in words": ("a: {title: b, order: first}\n", ["1:22 KB106"]),
    "a title in a language that is not there": ("a: {title: {el: b, xx: c}}\n", ["1:20 KB103"]),
    "a title that is a list": ("a: {title: [b]}\n", ["1:12 KB104", "1:12 KB403"]),
    "no title": ("a: {order: 1}\n", ["1:4 KB403"]),
}


@pytest.mark.parametrize("name", TERMS)
@pytest.mark.parametrize("file", ["categories.yml", "tags.yml"])
def test_broken_terms_are_told_at_their_place(name: str, file: str, one_language: Project) -> None:
    text, expected = TERMS[name]
    one_language.write(f"content/{file}", text)
    assert told(one_language) == [f"content/{file}:{place}" for place in expected]


def test_everything_broken_at_once_is_told_in_one_run_in_order(project: Project) -> None:
    for number, (extra, _) in enumerate(YAML.values()):
        project.write(f"content/el/yaml-{number}.md", entry(extra))
    for number, (data, _) in enumerate(BYTES.values()):
        project.write(f"content/he/bytes-{number}.md", data)
    for number, (text, _) in enumerate((*FRAMES.values(), *ANSWERS.values())):
        project.write(f"content/el/deep/text-{number}.md", text if number < len(FRAMES) else HEAD + text)
    for number, (make, _) in enumerate(MAKERS.values()):
        if make not in (make_socket, make_link_outside):
            make(project.root / f"content/he/made-{number}.md")
    project.write("content/categories.yml", TERMS["an id twice"][0])
    project.write("content/tags.yml", TERMS["no title"][0])
    project.write("kbgen.yml", "title: a\nlanguages: [el, he]\nbase_url: nonsense\nx: y\n")
    found = checked(project)
    assert len({diagnostic.rule for diagnostic in found}) >= 30
    assert [d.sort_key for d in found] == sorted(d.sort_key for d in found)
    assert any(diagnostic.severity is Severity.NOTE for diagnostic in found)
