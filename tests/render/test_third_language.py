"""A third language is one line, one folder and one .po away."""

import re
from pathlib import Path

import pytest

from tests.support import Project

ROOT = Path(__file__).parent.parent.parent

PLURAL_FORMS = {
    "en": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}


def catalog(tag: str) -> str:
    """A catalog for ``tag`` in which each string is the English one, marked with the tag."""
    text = (ROOT / "themes/base/locale/el.po").read_text("utf-8")
    entries = re.findall(r'msgid "((?:[^"\\]|\\.)+)"\n(?:msgid_plural "((?:[^"\\]|\\.)+)"\n)?', text)
    forms = PLURAL_FORMS[tag]
    lines = [
        'msgid ""',
        'msgstr ""',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        f'"Plural-Forms: {forms}\\n"',
        "",
    ]
    for single, plural in entries:
        lines.append(f'msgid "{single}"')
        if plural:
            lines.append(f'msgid_plural "{plural}"')
            lines += [f'msgstr[{number}] "{tag}{number}: {plural}"' for number in range(int(forms[9]))]
        else:
            lines.append(f'msgstr "{tag}: {single}"')
        lines.append("")
    return "\n".join(lines)


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_third_language_needs_a_line_a_folder_and_a_catalog(
    project: Project, tag: str, direction: str
) -> None:
    project.entry("el/a.md", "Πώς πληρώνω;")
    project.entry("he/a.md", "איך משלמים?")
    project.write("kbgen.yml", f"title: Help\nlanguages: [el, he, {tag}]\n")
    project.entry(f"{tag}/a.md", "How do I pay?")
    project.write(f"themes/base/locale/{tag}.po", catalog(tag))
    site = project.build()
    assert project.codes() == ["KB401"], "the category alone is not declared"
    text = (site / tag / "a.html").read_text("utf-8")
    assert f'<html lang="{tag}" dir="{direction}"' in text
    assert f"{tag}: A–Z index" in text
    assert f'hreflang="{tag}"' in (site / "el/a.html").read_text("utf-8")
    assert f'lang="{tag}"' in (site / "index.html").read_text("utf-8")
    assert (site / tag / "search.html").is_file()


def test_a_language_without_catalog_is_an_error_that_says_what_to_do(project: Project) -> None:
    project.write("kbgen.yml", "title: Help\nlanguages: [el, en]\n")
    project.write("content/en/.keep", "")
    (found,) = [found for found in project.check() if found.rule.code == "KB602"]
    assert "en.po" in found.hint


def test_a_string_missing_from_a_catalog_is_a_warning(project: Project) -> None:
    project.write("kbgen.yml", "title: Help\nlanguages: [el, en]\n")
    project.write("content/en/.keep", "")
    text = catalog("en").replace('msgid "A–Z index"\nmsgstr "en: A–Z index"\n', "")
    project.write("themes/base/locale/en.po", text)
    assert [found.message for found in project.check() if found.rule.code == "KB603"] == [
        "the interface string “A–Z index” is not translated"
    ]
