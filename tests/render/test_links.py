"""Addresses between pages: tested against the standard library's own way, which asks for the current folder."""

import posixpath
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from kbgen.render.links import Addresses

_FOLDERS = st.lists(st.sampled_from(("el", "he", "α", "b c", "d")), max_size=4).map("/".join)


@given(_FOLDERS, _FOLDERS, st.sampled_from(("index.html", "α.html", "el", "d")))
def test_an_address_leads_from_one_page_to_another(here: str, there: str, name: str) -> None:
    path = f"{there}/{name}" if there else name
    assert Addresses(here, "").url(path) == quote(posixpath.relpath(path, here or "."))
