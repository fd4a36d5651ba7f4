"""The A–Z index: entries under the letters that their questions begin with."""

from collections import defaultdict
from collections.abc import Iterable

from kbgen.model.site import EntryLink, LetterGroup
from kbgen.text.collate import OTHER, alphabet, collation_key, initial
from kbgen.text.slug import slugify


def letter_groups(entries: Iterable[EntryLink], tag: str) -> tuple[LetterGroup, ...]:
    """``entries`` by letter, both in the order of the language ``tag``; what begins with no letter comes last."""
    groups: defaultdict[str, list[EntryLink]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: collation_key(entry.question, tag)):
        groups[initial(entry.question, tag)].append(entry)
    letters = sorted(groups, key=lambda letter: (letter == OTHER, collation_key(letter, tag)))
    return tuple(
        LetterGroup(letter, f"kb-letter-{_name(letter, tag)}", tuple(groups[letter])) for letter in letters
    )


def _name(letter: str, tag: str) -> str:
    at = alphabet(tag).find(letter.lower())
    return str(at + 1) if at >= 0 else slugify(letter) or "other"
