"""Drafts of entries for what readers looked for and did not find."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kbgen.model.entry import Audience
from kbgen.model.knowledge_base import KnowledgeBase
from kbgen.render.messages import Messages
from kbgen.search.document import SearchDocument, analyse
from kbgen.search.miss_groups import Failed, script
from kbgen.text.slug import slugify

_FOLDER = "drafts"
_LONGEST_NAME = 60
_PLAIN = re.compile(r"[^\W\d_][\w ,.;?!/-]*")
_NO_TEXT = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")  # to YAML, or to tools that read it


@dataclass(frozen=True, slots=True)
class Stub:
    """A file to be written: its ``path`` below the content folder, and its text."""

    path: str
    text: str


def make_stub(
    failed: Failed,
    near: Sequence[SearchDocument],
    base: KnowledgeBase,
    messages: Messages,
    is_taken: Callable[[str], bool],
) -> Stub:
    """A draft whose question is what was looked for. The entries that come ``near`` are its related ones, and
    the first of them lends its category. ``is_taken`` tells of a name (``drafts/microchip``) whether an entry
    or a file has it."""
    name = f"{_FOLDER}/{slugify(failed.query)[:_LONGEST_NAME].strip('-') or 'entry'}"
    names = (name, *(f"{name}-{number}" for number in range(2, 1_000_000)))
    free = next(name for name in names if not is_taken(name))
    return Stub(f"{failed.language}/{free}.md", _text(failed, near, base, messages))


def answered(failed: Failed, base: KnowledgeBase) -> str | None:
    """The path of the translation that asks what was looked for, in the same words; ``None`` if none does."""
    words = frozenset(analyse(failed.query))
    for entry in base.entries:
        found = entry.translation(failed.language)
        if found and any(words == frozenset(analyse(text)) for text in (found.question, *found.also_asked)):
            return found.location.path
    return None


def _text(failed: Failed, near: Sequence[SearchDocument], base: KnowledgeBase, messages: Messages) -> str:
    _ = messages.gettext
    body = _("Readers looked for this and found no answer. Write the answer in place of this paragraph, check the category and the folder of the file, and take out %(key)s.")  # fmt: skip  # noqa: E501
    category = next((entry.category for one in near[:1] if (entry := base.by_id.get(one.id))), None)
    # A public entry may not lead to an internal one.
    related = [one.id for one in near if one.audience is Audience.PUBLIC]
    lines = [
        "---",
        f"question: {_scalar(failed.query)}",
        *([f"category: {_scalar(category.target)}"] if category else []),
        *_list("also_asked", _phrasings(failed)),
        *_list("related", related),
        "draft: true",
        "---",
        body % {"key": "`draft: true`"},
    ]
    return "\n".join(lines) + "\n"


def _phrasings(failed: Failed) -> list[str]:
    """Other wordings in the same script; what only accents tell apart, search takes for the same anyway."""
    words = {analyse(failed.query): failed.query}
    for spelling in (text for text in failed.spellings if script(text) == script(failed.query)):
        words.setdefault(analyse(spelling), spelling)
    return list(words.values())[1:]


def _list(key: str, values: Sequence[str]) -> list[str]:
    return [f"{key}:", *(f"  - {_scalar(value)}" for value in values)] if values else []


def _scalar(text: str) -> str:
    """``text`` in YAML, without quotes where it can be nothing else."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXT
    return text if is_plain else "'" + text.replace("'", "''") + "'"
