"""`languages` of kbgen.yml: BCP 47 tags, with what CLDR knows of them."""

import re

from babel import Locale, UnknownLocaleError

from kbgen.fields.reader import Fields, close_match
from kbgen.model import rules
from kbgen.model.language import Direction, Language

# As CLDR has them, which takes .025 s to be asked: of a build that has nothing to do, one part in thirty.
_OWN = {"el": Language("el", "ltr", "Ελληνικά"), "he": Language("he", "rtl", "עברית")}


def read_languages(fields: Fields) -> tuple[Language, ...]:
    """The languages; none if one of them cannot be."""
    found: dict[str, Language] = {}
    before = len(fields.report)
    items = fields.references("languages")
    for item in items or ():
        try:
            made = language(item.target)
        except ValueError as error:
            message = f"`{item.target}` is not a language that kbgen knows"
            fields.report.append(rules.INVALID_VALUE.at(item.location, message, str(error)))
            continue
        if found.setdefault(made.tag, made) is not made:
            message = f"`{item.target}` stands twice"
            fields.report.append(rules.INVALID_VALUE.at(item.location, message, "Keep one of them."))
    if items is None or fields.is_empty("languages"):
        hint = "Write `languages: [el, he]`; the first one is the default."
        message = "kbgen.yml has no `languages`" if items is None else "`languages` is empty"
        fields.report.append(rules.MISSING_KEY.at(fields.where("languages"), message, hint))
    return tuple(found.values()) if len(fields.report) == before else ()


def language(tag: str) -> Language:
    """The language with the BCP 47 ``tag``, its name and direction from CLDR.

    Raises ``ValueError``, with a hint as its text, for a tag that CLDR does not know.
    """
    return _OWN.get(tag) or of_cldr(tag)


def of_cldr(tag: str) -> Language:
    """Likewise, for any language."""
    try:
        if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*", tag, re.ASCII):
            raise ValueError
        locale = Locale.parse(tag.replace("_", "-"), sep="-")
        canonical = str(locale).replace("_", "-")
        if canonical.lower() != tag.replace("_", "-").lower():
            raise ValueError
    except (UnknownLocaleError, ValueError, LookupError) as error:
        names = {
            "greek": "el",
            "gr": "el",
            "hebrew": "he",
            "iw": "he",
            "il": "he",
            "arabic": "ar",
            "english": "en",
        }
        near = names.get(tag.lower()) or close_match(tag, names)
        code = names.get(near, near) if near else None
        raise ValueError(
            f"Did you mean `{code}`?" if code else "Use a code such as el, he, en, pt-BR."
        ) from error
    direction: Direction = "rtl" if locale.text_direction == "rtl" else "ltr"
    name = locale.get_display_name(locale) or tag
    return Language(canonical, direction, name[:1].upper() + name[1:])
