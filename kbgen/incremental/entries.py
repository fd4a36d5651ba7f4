"""Entry files, parsed once for each content they ever had."""

from collections.abc import Iterator, Sequence

from kbgen.cache.codec import decode, encode
from kbgen.cache.digest import Digester
from kbgen.cache.store import Store
from kbgen.incremental.versions import fingerprint
from kbgen.source.entry_file import EntryText, ParseAll, Parsed

_KIND = "entry"


def remembered(parse_all: ParseAll, store: Store) -> ParseAll:
    """``parse_all``, asked only for texts that ``store`` does not know."""

    def parse(texts: Sequence[EntryText]) -> Iterator[Parsed]:
        digester = Digester()
        keys = [digester.digest(fingerprint(), text) for text in texts]
        found = dict(_decoded(store.get(_KIND, keys)))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        fresh = dict(zip(missing, parse_all(tuple(missing.values())), strict=True))
        store.put(_KIND, {key: encode(parsed) for key, parsed in fresh.items()})
        for key in keys:
            yield fresh[key] if key in fresh else found[key]

    return parse


def _decoded(stored: dict[str, bytes]) -> Iterator[tuple[str, Parsed]]:
    for key, data in stored.items():
        try:
            yield key, decode(Parsed, data)
        except ValueError:
            continue
