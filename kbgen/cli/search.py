"""kbgen search"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbgen.cli.options import drafts_option, find_project, project_option

if TYPE_CHECKING:
    from kbgen.model.knowledge_base import KnowledgeBase
    from kbgen.model.language import Language
    from kbgen.search.collection import Answer, Collection
    from kbgen.search.rank import Hit, Reason

_EXCERPT = 160  # characters, as on the site
_MOST_TERMS = 5  # of a line of --explain


@click.command()
@click.argument("query", nargs=-1, required=True)
@project_option
@drafts_option
@click.option("--lang", metavar="TAG", help="Whose site to search. Default: by the letters of the query.")
@click.option(
    "--limit", type=click.IntRange(1), default=10, show_default=True, help="How many results to show."
)
@click.option("--explain", is_flag=True, help="Say of each result why it stands where it does.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, with the names that the browser's search has."
)
def search(
    query: tuple[str, ...], project: Path | None, drafts: bool | None, lang: str | None, limit: int,
    explain: bool, as_json: bool,
) -> None:  # fmt: skip
    """Finds what a reader finds who types QUERY on the site, and builds nothing.

    The search is that of the site: other forms of words, slips, Greeklish, the wrong keyboard layout, quotes for
    an exact phrase, minus for what must not be there (after `--`, or the minus is taken for an option). Entries
    with errors are left out.

    \b
    Examples:
      kbgen search ξέχασα τον κωδικό
      kbgen search --lang he --limit 3 החזר כספי
      kbgen search --explain "refund"      why each result stands where it does
      kbgen search --json refund           for programs: id, url, question, excerpt, score, why
    """
    from kbgen import pipeline
    from kbgen.cli.console import progress, say, show_diagnostics, summary
    from kbgen.render.search_collections import search_collections

    # Words that are not UTF-8 reach us with surrogates, which cannot be printed.
    text = " ".join(query).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    with progress() as track:
        loaded = pipeline.load(find_project(project), pipeline.Overrides(drafts=drafts), track)
    if loaded.config is None or loaded.knowledge_base is None:
        show_diagnostics(loaded.diagnostics, err=True)
        sys.exit(1)
    if loaded.has_errors:
        mistakes = summary(loaded.diagnostics)
        say(f"The content has mistakes ({mistakes}); `kbgen check` names them.", err=True)
    config = loaded.config
    base = loaded.knowledge_base.published(config.audience, config.drafts)
    language = _language(text, lang, base.languages)
    collection = search_collections(base, config, [language])[language.tag]
    found = _Found(base, language, collection, text)
    if as_json:
        click.echo(json.dumps(found.as_json(limit, explain), ensure_ascii=False, indent=2))
    else:
        found.show(limit, explain)


def _language(query: str, tag: str | None, languages: tuple["Language", ...]) -> "Language":
    """The language asked for, or the first, unless the query is in the script of exactly one other."""
    from kbgen.text.script import script_of

    if tag is not None:
        by_tag = {language.tag: language for language in languages}
        if tag not in by_tag:
            raise click.BadParameter(f"{tag} is not one of {', '.join(by_tag)}.", param_hint="--lang")
        return by_tag[tag]
    script = script_of(query)
    own = [language for language in languages if script_of(language.name) == script]
    return own[0] if len(own) == 1 else languages[0]


class _Found:
    """What was found, for a person or a program."""

    def __init__(
        self, base: "KnowledgeBase", language: "Language", collection: "Collection", query: str
    ) -> None:
        self._base, self._language, self._collection, self._query = base, language, collection, query
        self._answer: Answer = collection.ask(query)

    def as_json(self, limit: int, explain: bool) -> dict[str, Any]:
        return {
            "query": self._query,
            "readAs": self._answer.read_as,
            "language": self._language.tag,
            "total": len(self._answer.hits),
            "results": [self._result(hit, explain) for hit in self._answer.hits[:limit]],
        }

    def _result(self, hit: "Hit", explain: bool) -> dict[str, Any]:
        from kbgen.fields.reader import shortened
        from kbgen.model.entry import Audience

        document = self._collection.documents[hit.id]
        return {
            "id": hit.id,
            "language": document.language.tag,
            "direction": document.language.direction,
            "url": document.url,
            "source": self._source(hit),
            "question": document.question,
            "excerpt": shortened(document.body, _EXCERPT),
            "score": hit.score,
            "why": [_reason(reason, explain) for reason in hit.why],
            **({"closeness": hit.closeness} if explain else {}),
            "category": document.category,
            "internal": document.audience is Audience.INTERNAL,
        }

    def _source(self, hit: "Hit") -> str:
        """The file that the text of a hit stands in."""
        translation = self._base.by_id[hit.id].translation(self._collection.documents[hit.id].language.tag)
        return translation.location.path if translation else ""

    def show(self, limit: int, explain: bool) -> None:
        from kbgen.cli.console import say

        hits = self._answer.hits
        number = {0: "Nothing", 1: "1 result"}.get(len(hits), f"{len(hits)} results")
        shown = f", the first {limit}" if len(hits) > limit else ""
        read = f", read as “{self._answer.read_as}”" if self._answer.read_as else ""
        say(f"{number} for {self._language.name} ({self._language.tag}){read}{shown}")
        for place, hit in enumerate(hits[:limit], 1):
            document = self._collection.documents[hit.id]
            say(f"\n{place}. {click.style(document.question, bold=True)}")
            say(f"   {self._source(hit)} > {document.url}")
            say(f"   {hit.score:.2f}{''.join(f', {badge}' for badge in self._badges(hit))}")
            for line in _explained(hit) if explain else ():
                say(click.style(f"   {line}", dim=True))

    def _badges(self, hit: "Hit") -> Iterator[str]:
        from kbgen.model.entry import Audience

        document = self._collection.documents[hit.id]
        if document.category:
            yield document.category.title
        if document.audience is Audience.INTERNAL:
            yield "internal"
        if document.language.tag != self._language.tag:
            yield f"in {document.language.name}"


def _reason(reason: "Reason", explain: bool) -> dict[str, Any]:
    from kbgen.search.document import FIELDS

    best = reason.matches[0]
    told = {"word": reason.word, "term": best.term, "worth": best.worth, "score": reason.score}
    if not explain:
        return told
    matches = [
        {
            "term": match.term,
            "worth": match.worth,
            "fields": {field: n for field, n in zip(FIELDS, match.counts, strict=True) if n},
        }
        for match in reason.matches
    ]
    return {**told, "sought": reason.sought, "rarity": reason.rarity, "matches": matches}


def _explained(hit: "Hit") -> Iterator[str]:
    """A table: what each word of the query adds, how rare it is, and by which terms of the entry."""
    yield "  score  rarity  word: terms found (worth; where and how often)"
    for reason in hit.why:
        word = reason.word if reason.sought in reason.word.split() else f"{reason.word} > {reason.sought}"
        yield f"{reason.score:7.2f} {reason.rarity:7.2f}  {word}: {_terms(reason)}"
    yield f"{hit.closeness:7.2f}          for words close together or at the beginning"
    yield f"{hit.score:7.2f}          sum"


def _terms(reason: "Reason") -> str:
    from kbgen.search.document import FIELDS

    told = []
    for match in reason.matches[:_MOST_TERMS]:
        places = (f"{field} {n}" for field, n in zip(FIELDS, match.counts, strict=True) if n)
        told.append(f"{match.term} ({match.worth:.2f}; {', '.join(places)})")
    more = len(reason.matches) - len(told)
    return ", ".join(told) + (f" and {more} more" if more else "")
