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
_Kept: TypeAlias = tuple[Parsed, str]  # with the digest of the translation


def to_keep(_: None, texts: Sequence[EntryText]) -> list[bytes]:
    """What ``texts`` say, encoded."""
    return [encode((parsed, _digest(parsed))) for parsed in map(parse, texts)]


def _digest(parsed: Parsed) -> str:
    return Digester().of_record(parsed[0].translation) if parsed[0] else ""


def remembered(parse_to_keep: ParseToKeep, store: Store, digester: Digester) -> ParseAll:
    """Parses texts by ``parse_to_keep``, and only those that ``store`` does not know. ``digester`` learns the digests
    of the translations: to work them out takes as long as all else of a page's."""

    def parse_all(texts: Sequence[EntryText]) -> Iterator[Parsed]:
        name = Digester().digest
        keys = [name(fingerprint(), text) for text in texts]
        found = dict(_decoded(store.get(_KIND, keys)))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        fresh = dict(zip(missing, parse_to_keep(tuple(missing.values())), strict=True))
        store.put(_KIND, fresh)
        found.update(_decoded(fresh))
        for parsed, digest in map(found.__getitem__, keys):
            if parsed[0]:
                digester.remember(parsed[0].translation, digest)
            yield parsed

    return parse_all


def _decoded(stored: dict[str, bytes]) -> Iterator[tuple[str, _Kept]]:
    for key, data in stored.items():
        try:
            yield key, decode(_Kept, data)
        except ValueError:
            continue
