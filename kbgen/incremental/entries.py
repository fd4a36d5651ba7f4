"""Entry files, parsed once for each content they ever had."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from kbgen.cache.codec import decode, encode
from kbgen.cache.digest import Digester
from kbgen.cache.store import Store
from kbgen.incremental.versions import fingerprint
from kbgen.source.entry_file import EntryText, ParseAll, Parsed, parse

_KIND = "entry"


# What files say, in the form in which it is kept.
ParseToKeep: TypeAlias = Callable[[Sequence[EntryText]], Iterable[bytes]]


def to_keep(_: None, texts: Sequence[EntryText]) -> list[bytes]:
    """What ``texts`` say, encoded."""
    return [encode(parse(text)) for text in texts]


def remembered(parse_to_keep: ParseToKeep, store: Store) -> ParseAll:
    """Parses texts by ``parse_to_keep``, and only those that ``store`` does not know."""

    def parse_all(texts: Sequence[EntryText]) -> Iterator[Parsed]:
        digester = Digester()
        keys = [digester.digest(fingerprint(), text) for text in texts]
        found = dict(_decoded(store.get(_KIND, keys)))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        fresh = dict(zip(missing, parse_to_keep(tuple(missing.values())), strict=True))
        store.put(_KIND, fresh)
        found.update(_decoded(fresh))
        yield from (found[key] for key in keys)

    return parse_all


def _decoded(stored: dict[str, bytes]) -> Iterator[tuple[str, Parsed]]:
    for key, data in stored.items():
        try:
            yield key, decode(Parsed, data)
        except ValueError:
            continue
