"""Categories and tags that are used but not declared.

Purpose: a slip in a category's name does not quietly open a new category.
Passes: ``category: orders`` with ``orders:`` in categories.yml.
Fails: ``category: oders``. It works, under that name, with a warning.
"""

from collections.abc import Iterator

from kbgen.checks.context import Context
from kbgen.checks.links import did_you_mean
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic


def undeclared_terms(context: Context) -> Iterator[Diagnostic]:
    """Undeclared categories, entries without any, and, in a project that declares tags, undeclared tags."""
    categories = frozenset(category.id for category in context.everything.categories)
    tags = frozenset(tag.id for tag in context.everything.tags)
    # Where the file that declares them cannot be read, that is said already.
    is_declaring = not context.everything.is_unreadable("categories.yml")
    for entry in context.everything.entries:
        if entry.category is None:
            hint = "Write `category: …` in one of its files; without it, it is found by search and A–Z only."
            yield rules.NO_CATEGORY.at(entry.translations[0].location, "the entry has no category", hint)
        elif is_declaring and entry.category.target not in categories:
            name = entry.category.target
            message = f"the category `{name}` is not declared"
            hint = f"{did_you_mean(name, categories)} Or declare `{name}:` in categories.yml, with a title."
            yield rules.UNDECLARED_CATEGORY.at(entry.category.location, message, hint)
        for tag in entry.tags if tags else ():
            if tag.target not in tags:
                hint = (
                    f"{did_you_mean(tag.target, tags)} Or declare `{tag.target}:` in tags.yml, with a title."
                )
                yield rules.UNDECLARED_TAG.at(tag.location, f"the tag `{tag.target}` is not declared", hint)
