"""The built-in catalogs: nothing missing, everything in its own script, placeholders kept."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from kbgen.render.theme import built_in_themes

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "plurals": (1, 2)}
SCRIPTS = {"el": "[\u0370-\u03ff\u1f00-\u1fff]", "he": "[\u05d0-\u05ea]"}
OTHERS = {"el": "[\u0590-\u05ff]", "he": "[\u0370-\u03ff]"}
# What stays in Latin letters in any language.
LATIN = {"JavaScript", "RTL", "kbgen", "Enter", "Esc", "Escape", "CSV", "URL"}


def catalog(tag: str) -> Catalog:
    return read_po(BytesIO((built_in_themes() / f"base/locale/{tag}.po").read_bytes()), abort_invalid=True)


def used() -> set[str | tuple[str, ...]]:
    """Every message that a template or the renderer asks for."""
    found: set[str | tuple[str, ...]] = set()
    for path in sorted(built_in_themes().glob("*/templates/*")):
        options = {"trimmed": "false"}
        found |= {
            tuple(message) if isinstance(message, tuple) else message
            for _, message, _, _ in extract(
                "jinja2.ext:babel_extract", BytesIO(path.read_bytes()), KEYWORDS, (), options
            )
        }
    package = Path(__file__).parent.parent.parent / "kbgen" / "render"
    for path in package.glob("*.py"):
        found |= {message for _, message, _, _ in extract("python", BytesIO(path.read_bytes()), {"_": None})}
    return found


def strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string,)


@pytest.mark.parametrize("tag", ["el", "he"])
def test_every_message_that_a_template_uses_is_in_the_catalog(tag: str) -> None:
    known = {message.id for message in catalog(tag) if message.id}
    assert used() - known == set()


@pytest.mark.parametrize("tag", ["el", "he"])
def test_a_catalog_holds_no_message_that_nobody_uses(tag: str) -> None:
    assert {message.id for message in catalog(tag) if message.id} - used() == set()


@pytest.mark.parametrize("tag", ["el", "he"])
def test_every_string_is_translated_and_in_its_own_script(tag: str) -> None:
    for message in catalog(tag):
        for text in strings(message) if message.id else ():
            assert text, message.id
            assert re.search(SCRIPTS[tag], text), f"{message.id}: {text}"
            assert not re.search(OTHERS[tag], text), f"{message.id}: {text}"
            words = re.findall(r"[A-Za-z]{2,}", re.sub(r"%\(\w+\)s|<[^>]*>", "", text))
            assert set(words) <= LATIN, f"{message.id}: {text}"


@pytest.mark.parametrize("tag", ["el", "he"])
def test_placeholders_are_those_of_the_message(tag: str) -> None:
    for message in catalog(tag):
        if not message.id:
            continue
        wanted = set(re.findall(r"%\(\w+\)s", str(message.id)))
        for text in strings(message):
            found = set(re.findall(r"%\(\w+\)s", text))
            # One and two may be words without a number.
            assert found == wanted or (isinstance(message.id, tuple) and found <= wanted), message.id


@pytest.mark.parametrize(("tag", "forms"), [("el", 2), ("he", 3)])
def test_a_catalog_counts_as_its_language_does(tag: str, forms: int) -> None:
    assert catalog(tag).num_plurals == forms
    assert all(len(strings(message)) == forms for message in catalog(tag) if isinstance(message.id, tuple))
