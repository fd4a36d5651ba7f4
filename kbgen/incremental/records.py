"""The records of an index's documents, kept some at a time: an edit reads and writes no more than it has to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from kbgen.cache.codec import decoded_or, encode
from kbgen.cache.store import Store
from kbgen.incremental.outdated import Outdated

_AT_A_TIME = 16


@dataclass(frozen=True, slots=True)
class Records:
    """Records in ``store``, where they are of their own ``kind``, under the ``keys`` of all that were kept together."""

    store: Store
    kind: str
    keys: tuple[str, ...]

    @classmethod
    def kept(cls, store: Store, kind: str, records: Sequence[str]) -> "Records":
        """``records``, kept."""
        some = (records[at : at + _AT_A_TIME] for at in range(0, len(records), _AT_A_TIME))
        return cls(store, kind, tuple(_put(store, kind, some)))

    def replaced(self, new: Mapping[int, str]) -> "Records":
        """The same with ``new`` ones at their places, kept. Raises ``Outdated`` if those beside them are lost."""
        keys = list(self.keys)
        for at in {place // _AT_A_TIME for place in new}:
            start = at * _AT_A_TIME
            some = [new.get(place, record) for place, record in enumerate(self._read(keys[at]), start)]
            (keys[at],) = _put(self.store, self.kind, [some])
        return replace(self, keys=tuple(keys))

    def between(self, begin: int, end: int) -> list[str]:
        """Those from the place ``begin`` on and before ``end``. Raises ``Outdated`` if they are lost."""
        first, last = begin // _AT_A_TIME, (end - 1) // _AT_A_TIME
        found = [record for key in self.keys[first : last + 1] for record in self._read(key)]
        return found[begin - first * _AT_A_TIME : end - first * _AT_A_TIME]

    def _read(self, key: str) -> list[str]:
        found: list[str] = decoded_or(list[str], self.store.get(self.kind, (key,)).get(key), [])
        if not found:
            raise Outdated(key)
        return found


def _put(store: Store, kind: str, parts: Iterable[Sequence[str]]) -> list[str]:
    """The keys under which ``parts`` are kept."""
    encoded = [encode(part) for part in parts]
    keys = [sha256(part).hexdigest() for part in encoded]
    store.put(kind, dict(zip(keys, encoded, strict=True)))
    return keys
