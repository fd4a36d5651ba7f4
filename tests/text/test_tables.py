"""The tables that Python and the browser share."""

import json

import pytest

from kbgen.text import tables
from kbgen.text.normalize import fold


def test_the_browser_gets_the_tables_that_python_reads() -> None:
    shipped = json.loads(tables.as_json())
    assert set(shipped) == {"folding", "function_words", "isolate", "keyboards", "phonetic", "query", "words"}
    assert all(table == tables.load(name) for name, table in shipped.items())


def test_the_script_is_ascii_and_always_the_same() -> None:
    assert tables.as_script().isascii()
    assert tables.as_script() == tables.as_script()


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        tables.load("no-such-table")


@pytest.mark.parametrize("name", ["to_greek", "to_latin"])
def test_look_alikes_stand_for_folded_letters_of_the_other_script(name: str) -> None:
    latin = name == "to_latin"
    for written, meant in tables.load("folding")[name].items():
        assert fold(meant) == meant
        assert meant.isascii() == latin
        assert written.isascii() != latin or written == "ı"
