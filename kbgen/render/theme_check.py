"""Mistakes in a project's own theme that can be found without a page."""

from itertools import chain

from kbgen.render.environment import Library, Templates
from kbgen.render.messages import Messages
from kbgen.render.theme import Theme, built_in_themes


def check_theme(theme: Theme, messages: Messages) -> None:
    """Raises ``ThemeError`` for a file that theme.yml lists and that is not there, and for a template that cannot be
    read or compiled, has a block that is nowhere filled in, or asks for a template that there is not. ``messages`` are
    of any language. What comes with kbgen is taken as it is, and costs nothing."""
    if all(folder.is_relative_to(built_in_themes()) for folder in theme.folders):
        return
    for path in chain(theme.styles, theme.head_scripts, theme.scripts, theme.search_scripts):
        theme.find(path)
    Templates(Library(theme, theme.templates()), messages).check()
