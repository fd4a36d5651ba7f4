"""What is wrong with the name of a control."""

import re

from tests.browser.accessibility_tree import Control

IN_SCRIPT = {"el": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]{2}"), "he": re.compile(r"[\u05d0-\u05ea]{2}")}
OTHER = {"el": "he", "he": "el"}
# Content may be in any script: an address, a product's name, a letter of the index.
CONTENT = ".answer, .letters, .search-reading, .search-filters"


def amiss(found: Control, language: str) -> str:
    """What is wrong with the name of a control; '' if nothing."""
    other = OTHER[language]
    if not found.name.strip():
        return f"{found.role} without a name"
    if IN_SCRIPT[other].search(found.name) and not found.says(other):
        return f"{found.role} “{found.name}” does not say that it is in {other}"
    is_own = IN_SCRIPT[language].search(found.name) or found.says(other)
    return "" if is_own or found.is_in(CONTENT) else f"{found.role} “{found.name}” is not in {language}"
