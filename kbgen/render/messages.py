"""Interface strings from .po catalogs, and dates as a language writes them. Catalogs are compiled in memory."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.language import Language

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # the clock has no say in what is compiled
_MOST_SAMPLES = 1_000_000  # the category "many" of some languages begins there


@dataclass(frozen=True, slots=True)
class Messages:
    """The interface strings of one language, ``catalog`` being compiled (the content of a .mo file)."""

    language: Language
    catalog: bytes

    @property
    def translations(self) -> GNUTranslations:
        return _opened(self.catalog)

    def gettext(self, message: str) -> str:
        """The string for ``message``, the English text that templates use as its name."""
        return self.translations.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The string that goes with ``number``."""
        return self.translations.ngettext(singular, plural, number)

    def plurals(self, singular: str, plural: str) -> dict[str, str]:
        """The string for each of the language's CLDR plural categories, which are what browsers count in."""
        rule = self._locale.plural_form
        samples = {rule(number): number for number in (_MOST_SAMPLES, *range(200, -1, -1))}
        return {category: self.ngettext(singular, plural, samples[category]) for category in sorted(samples)}

    def date(self, day: date) -> str:
        """A day in words: ``5 Ιανουαρίου 2026``."""
        return _in_words(day, self.language.tag)

    @property
    def _locale(self) -> Locale:
        return Locale.parse(self.language.tag, sep="-")


@lru_cache(maxsize=10_000)
def _in_words(day: date, tag: str) -> str:
    return format_date(day, "long", locale=Locale.parse(tag, sep="-"))


def load_messages(
    language: Language, catalogs: Iterable[Path], needed: Iterable[Path], root: Path
) -> tuple[Messages, tuple[Diagnostic, ...]]:
    """The strings of a language from its ``catalogs`` (a later file wins), and what is wrong with them.

    ``needed`` are catalogs of another language that show which strings a complete one has.
    """
    # With a locale, or the rule for plurals is not written.
    merged = Catalog(Locale.parse(language.tag, sep="-"), creation_date=_NEVER, revision_date=_NEVER)
    report: list[Diagnostic] = []
    paths = tuple(catalogs)
    for path in paths:
        catalog, problems = _read(path, root)
        report += problems
        if catalog is not None:
            _merge(merged, catalog)
    if not paths:
        hint = f"Copy themes/base/locale/el.po to themes/base/locale/{language.tag}.po and translate it."
        where = Location(f"themes/base/locale/{language.tag}.po")
        message = f"{language.name} ({language.tag}) has no interface strings"
        report.append(rules.MISSING_CATALOG.at(where, message, hint))
    elif not report:
        report += _untranslated(merged, needed, paths[-1], root)
    return Messages(language, _compile(merged)), tuple(report)


def _read(path: Path, root: Path) -> tuple[Catalog | None, tuple[Diagnostic, ...]]:
    try:
        return read_po(BytesIO(path.read_bytes()), abort_invalid=True), ()
    except PoFileError as error:
        where = Location(_shown(path, root), max(error.lineno + 1, 1))
        problem = re.sub(r" on \d+$", "", str(error))  # a line counted from 0
    except (UnicodeDecodeError, ValueError) as error:
        where, problem = Location(_shown(path, root)), str(error)
    hint = "Open it in a PO editor, or compare it with the catalog of another language."
    return None, (rules.BROKEN_CATALOG.at(where, f"the catalog cannot be read: {problem}", hint),)


def _shown(path: Path, root: Path) -> str:
    return (
        path.relative_to(root).as_posix()
        if path.is_relative_to(root)
        else f"kbgen:{path.parent.parent.name}/{path.name}"
    )


def _merge(merged: Catalog, catalog: Catalog) -> None:
    """Takes over the strings of ``catalog``, and its rule for plurals: the msgstr[N] of both must mean the same."""
    if "nplurals" in str(dict(catalog.mime_headers).get("Plural-Forms", "")):
        merged.mime_headers = [("Plural-Forms", catalog.plural_forms)]
    for message in catalog:
        if message.id and _is_translated(message):
            merged.delete(message.id)  # assigning alone keeps the string that is there
            merged[message.id] = Message(message.id, message.string)


def _is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings) and not message.fuzzy


@lru_cache
def _opened(catalog: bytes) -> GNUTranslations:
    return GNUTranslations(BytesIO(catalog))


def _compile(catalog: Catalog) -> bytes:
    data = BytesIO()
    write_mo(data, catalog)
    return data.getvalue()


def _untranslated(merged: Catalog, needed: Iterable[Path], path: Path, root: Path) -> Iterable[Diagnostic]:
    ids: Mapping[str, None] = dict.fromkeys(
        _name(message) for other in needed for message in read_po(BytesIO(other.read_bytes())) if message.id
    )
    known = {_name(message) for message in merged if message.id}
    for name in ids:
        if name not in known:
            hint = "Translate it in this catalog; until then it is shown in English."
            message = f"the interface string “{name}” is not translated"
            yield rules.UNTRANSLATED.at(Location(_shown(path, root)), message, hint)


def _name(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else str(message.id)
