"""kbgen.yml to settings."""

from pathlib import Path

import pytest

from kbgen.config import KEYS, read_config
from kbgen.config.languages import language, of_cldr
from kbgen.model.entry import Audience
from kbgen.model.language import Language
from kbgen.model.look import FooterPart
from kbgen.model.site_config import Fallback, Offline, SiteConfig

ROOT = Path("project")
EVERYTHING = """\
title: {el: Βάση, he: מאגר}
description: {el: Απαντήσεις}
languages: [el, he]
base_url: https://help.example.com/kb
theme: plain
footer: Βάση
content: docs/content
output: build/site
fallback: hide
audience: internal
drafts: yes
raw_html: trust
search_log: https://log.example.com/kb?site=help
feedback: help@example.com
edit_url: https://git.example.com/kb/edit/main/{path}
offline: all
"""


def settings(text: str) -> SiteConfig:
    config, problems = read_config(text, ROOT)
    assert problems == ()
    assert config is not None
    return config


def told(text: str) -> list[str]:
    return [
        f"{p.location.line}:{p.location.column} {p.rule.code} {p.hint}" for p in read_config(text, ROOT)[1]
    ]


def test_every_key_is_read() -> None:
    config = settings(EVERYTHING)
    assert [found.tag for found in config.languages] == ["el", "he"]
    assert config.titles == {"el": "Βάση", "he": "מאגר"}
    assert config.descriptions == {"el": "Απαντήσεις"}
    assert config.base_url == "https://help.example.com/kb/"
    assert (config.theme, config.content, config.output) == ("plain", "docs/content", "build/site")
    assert config.look.footer == {"el": (FooterPart("Βάση"),), "he": (FooterPart("Βάση"),)}
    assert config.fallback is Fallback.HIDE
    assert config.audience is Audience.INTERNAL
    assert config.offline is Offline.ALL
    assert config.drafts
    assert config.trust_html
    assert config.search_log == "https://log.example.com/kb?site=help"
    assert config.feedback == "mailto:help@example.com"
    assert config.edit_url == "https://git.example.com/kb/edit/main/{path}"
    assert all(f"{key.name}: " in EVERYTHING for key in KEYS), "a new key is read here too"


def test_a_title_and_languages_are_enough() -> None:
    config = settings("title: Βάση\nlanguages: [el, he]\n")
    assert config == SiteConfig(ROOT, config.languages, {"el": "Βάση", "he": "Βάση"}, {})
    assert config.audience is Audience.PUBLIC
    assert not config.trust_html


@pytest.mark.parametrize(
    ("tag", "direction", "name"),
    [
        ("el", "ltr", "Ελληνικά"),
        ("he", "rtl", "עברית"),
        ("ar", "rtl", "العربية"),
        ("pt-BR", "ltr", "Português (Brasil)"),
        ("en", "ltr", "English"),
        ("fa", "rtl", "فارسی"),
    ],
)
def test_a_language_has_its_direction_and_its_own_name(tag: str, direction: str, name: str) -> None:
    assert language(tag) == Language(tag, direction, name)  # type: ignore[arg-type]


@pytest.mark.parametrize("tag", ["el", "he"])
def test_the_languages_that_are_known_without_cldr_are_as_it_has_them(tag: str) -> None:
    assert language(tag) == of_cldr(tag)


@pytest.mark.parametrize(("written", "tag"), [("EL", "el"), ("pt_BR", "pt-BR"), ("el-gr", "el-GR")])
def test_capitals_and_underscores_of_a_tag_are_forgiven(written: str, tag: str) -> None:
    assert language(written).tag == tag


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("greek", "Did you mean `el`?"),
        ("gr", "Did you mean `el`?"),
        ("iw", "Did you mean `he`?"),
        ("Hebrew", "Did you mean `he`?"),
        ("xx", "Use a code such as el, he, en, pt-BR."),
        ("../el", "Use a code such as el, he, en, pt-BR."),
        ("ελ", "Use a code such as el, he, en, pt-BR."),
        ("el el", "Use a code such as el, he, en, pt-BR."),
        ("", "Use a code such as el, he, en, pt-BR."),
    ],
)
def test_what_is_no_language_is_told_with_what_was_meant(written: str, hint: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  (the hint is the text)
        language(written)
    assert str(caught.value) == hint


def test_no_settings_come_of_a_language_that_is_wrong_since_all_else_hangs_on_it() -> None:
    config, problems = read_config("title: {el: a, gr: b}\nlanguages: [el, gr]\nx: y\n", ROOT)
    assert config is None
    assert [problem.rule.code for problem in problems] == ["KB103", "KB106"]


def test_all_mistakes_are_told_at_once_and_the_rest_is_read() -> None:
    text = "title: a\nlanguages: [el]\nbase_url: x\ntheme: ../y\ndrafts: maybe\noutput: /z\n"
    config, problems = read_config(text, ROOT)
    assert sorted(problem.location.line for problem in problems) == [3, 4, 5, 6]
    assert config is not None
    assert (config.base_url, config.theme, config.output, config.drafts) == ("", "default", "site", False)


@pytest.mark.parametrize(
    "url", ["https://help.example.com", "http://localhost:8000/kb", "https://βοήθεια.example/"]
)
def test_an_address_ends_in_a_slash(url: str) -> None:
    assert settings(f"title: a\nlanguages: [el]\nbase_url: {url}\n").base_url == url.rstrip("/") + "/"


@pytest.mark.parametrize(
    "address",
    [
        "/searches",
        "/kb/log.php?site=1",
        "http://localhost:8000/log",
        "https://[::1]/",
        "https://αρχείο.example/",
    ],
)
def test_failed_searches_go_to_a_web_address_or_a_path_of_the_same_server(address: str) -> None:
    assert settings(f"title: a\nlanguages: [el]\nsearch_log: {address}\n").search_log == address


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("searches", "Begin with https://, or with / for a path on the same server."),
        ("//log.example.com/", "Begin with https://, or with / for a path on the same server."),
        ("ftp://log.example.com/", "Begin with https://, or with / for a path on the same server."),
        ("javascript:alert(1)", "Begin with https://, or with / for a path on the same server."),
        ("https:///path", "Begin with https://, or with / for a path on the same server."),
        ("https://me:secret@log.example.com/", "Leave out what comes after #, and any name or password."),
        ("/log#x", "Leave out what comes after #, and any name or password."),
        ("https://log.example.com;script-src/", "Leave out spaces, quotes and brackets."),
        ("/a b", "Leave out spaces, quotes and brackets."),
        (
            "https://log.example.com:port/",
            "Check the name of the server, and the brackets and digits after it.",
        ),
        ("https://[::1/", "Check the name of the server, and the brackets and digits after it."),
    ],
)
def test_an_address_that_cannot_take_failed_searches_is_told(address: str, hint: str) -> None:
    assert told(f'title: a\nlanguages: [el]\nsearch_log: "{address}"\n') == [f"3:13 KB106 {hint}"]


@pytest.mark.parametrize(
    ("content", "output"),
    [("content", "site"), ("a/b", "a/c"), ("content", "contents"), ("site-content", "site")],
)
def test_folders_that_stand_apart_are_no_mistake(content: str, output: str) -> None:
    settings(f"title: a\nlanguages: [el]\ncontent: {content}\noutput: {output}\n")


@pytest.mark.parametrize(("content", "output"), [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("a/", "./a")])
def test_a_site_that_would_be_written_over_its_content_is_told(content: str, output: str) -> None:
    text = f"title: a\nlanguages: [el]\ncontent: {content}\noutput: {output}\n"
    assert told(text) == ["4:9 KB106 Give the site a folder of its own."]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("help@example.com", "mailto:help@example.com"),
        ("mailto:help@example.com", "mailto:help@example.com"),
        ("/feedback", "/feedback"),
        ("https://log.example.com/kb?site=1", "https://log.example.com/kb?site=1"),
    ],
)
def test_readers_word_goes_by_mail_or_to_a_server(written: str, address: str) -> None:
    assert settings(f"title: a\nlanguages: [el]\nfeedback: {written}\n").feedback == address


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("feedback", "Begin with https://, or with / for a path on the same server."),
        ("mailto:help", "Write one address, such as help@example.com, and nothing else."),
        (
            "mailto:a@b.example?cc=c@d.example",
            "Write one address, such as help@example.com, and nothing else.",
        ),
        ("javascript:alert(1)", "Begin with https://, or with / for a path on the same server."),
    ],
)
def test_an_address_that_cannot_take_readers_word_is_told(address: str, hint: str) -> None:
    assert told(f'title: a\nlanguages: [el]\nfeedback: "{address}"\n') == [f"3:11 KB106 {hint}"]


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("https://git.example.com/edit/", "Write {path} where the path of the file goes."),
        ("https://git.example.com/{path}/{path}", "Write {path} where the path of the file goes."),
        ("/edit/{path}", "Begin with https://, as in https://git.example.com/kb/edit/main/{path}."),
        ("https://{path}/", "Begin with https://, as in https://git.example.com/kb/edit/main/{path}."),
        ("https://git.example.com/{id}/{path}", "Leave out spaces, quotes and brackets."),
    ],
)
def test_an_address_at_which_no_file_can_be_edited_is_told(address: str, hint: str) -> None:
    assert told(f'title: a\nlanguages: [el]\nedit_url: "{address}"\n') == [f"3:11 KB106 {hint}"]
