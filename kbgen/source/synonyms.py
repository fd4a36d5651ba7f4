"""synonyms.yml: phrases that mean the same to those who search."""

from collections.abc import Iterable

from kbgen.fields.nodes import Mapping, Node, Sequence, parse
from kbgen.fields.reader import Fields, Key, kind, shortened
from kbgen.model import rules
from kbgen.model.diagnostic import Diagnostic, Location
from kbgen.model.entry import Reference
from kbgen.model.synonyms import Synonym
from kbgen.text.tokenize import tokens

_FROM, _TO = "from", "to"


def read_synonyms(
    text: str, path: str, tags: tuple[str, ...]
) -> tuple[tuple[Synonym, ...], tuple[Diagnostic, ...]]:
    """The synonyms that a file declares, in its order; ``tags`` are the languages'."""
    node, diagnostics = parse(text, Location(path))
    if diagnostics or node is None:
        return (), diagnostics
    if not isinstance(node, Sequence):
        message = f"the file must be a list of groups, not {kind(node)}"
        hint = f"Begin each group with `- `, such as `- {tags[0]}: [first phrase, second phrase]`."
        return (), (rules.WRONG_TYPE.at(node.location, message, hint),)
    report: list[Diagnostic] = []
    found = [synonym for item in node.items if (synonym := _synonym(item, tags, report))]
    return tuple(found), tuple(report)


def _synonym(item: Node, tags: tuple[str, ...], report: list[Diagnostic]) -> Synonym | None:
    if not isinstance(item, Mapping):
        hint = f"Write the language before the phrases: `- {tags[0]}: [first phrase, second phrase]`."
        report.append(
            rules.WRONG_TYPE.at(item.location, f"a group is phrases by language, not {kind(item)}", hint)
        )
        return None
    if any(key.text == _FROM for key, _ in item.pairs):
        return _one_way(item, tags, report)
    phrases = _phrases(item, tags, report, "a group of synonyms")
    if len(phrases) == 1:
        message = f"`{shortened(phrases[0])}` stands alone in its group"
        hint = "Add a phrase that means the same, in this language or another, or delete the group."
        report.append(rules.IDLE_SYNONYM.at(item.location, message, hint))
    return Synonym(phrases, phrases) if len(phrases) > 1 else None


def _one_way(item: Mapping, tags: tuple[str, ...], report: list[Diagnostic]) -> Synonym | None:
    fields = Fields(item, (Key(_FROM), Key(_TO)), report, "a synonym with `from`")
    sources, targets = (_side(fields, name, tags) for name in (_FROM, _TO))
    if not sources or not targets:
        return None
    if len(targets) == 1 and list(map(_words, sources)) == list(map(_words, targets)):
        message = "`from` and `to` are the same"
        hint = "Write under `to` what is to be found as well, or delete the synonym."
        report.append(rules.IDLE_SYNONYM.at(item.location, message, hint))
        return None
    return Synonym(sources, targets)


def _side(fields: Fields, name: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases of ``from`` or ``to``."""
    node = fields.node(name)
    example = f"`{name}: {{{tags[0]}: [first phrase, second phrase]}}`"
    if node is None:
        message, hint = f"a synonym with `from` has no `{name}`", f"Write it like this: {example}."
        fields.report.append(rules.MISSING_KEY.at(fields.location, message, hint))
        return ()
    if not isinstance(node, Mapping):
        message = f"`{name}` must be phrases by language, not {kind(node)}"
        fields.report.append(rules.WRONG_TYPE.at(node.location, message, f"Write it like this: {example}."))
        return ()
    return _phrases(node, tags, fields.report, f"`{name}`")


def _phrases(node: Mapping, tags: tuple[str, ...], report: list[Diagnostic], what: str) -> tuple[str, ...]:
    """The phrases of all languages, each once, though a word such as POS may be one of several languages."""
    known: dict[tuple[str, ...], str] = {}
    before = len(report)
    fields = Fields(node, map(Key, tags), report, what)
    for tag in tags:
        for phrase in _different(fields.listed(tag) or (), report):
            known.setdefault(_words(phrase.target), phrase.target)
    if not known and len(report) == before:
        hint = f"Write them below it, such as `{tags[0]}: [first phrase, second phrase]`."
        report.append(rules.MISSING_KEY.at(node.location, "there are no phrases here", hint))
    return tuple(known.values())


def _different(phrases: Iterable[Reference], report: list[Diagnostic]) -> Iterable[Reference]:
    """The phrases of one list that search can tell apart."""
    seen: dict[tuple[str, ...], str] = {}
    for phrase in phrases:
        words = _words(phrase.target)
        if not words:
            message = f"`{shortened(phrase.target)}` has no word that could be searched"
            report.append(rules.INVALID_VALUE.at(phrase.location, message, "Write letters or digits."))
        elif words in seen:
            message = f"`{shortened(phrase.target)}` is to search the same as `{shortened(seen[words])}`"
            hint = "Delete it: accents, capitals and final letters make no difference."
            report.append(rules.IDLE_SYNONYM.at(phrase.location, message, hint))
        else:
            seen[words] = phrase.target
            yield phrase


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(phrase))
