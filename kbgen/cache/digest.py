"""A value to its digest, by all that it holds: values with equal digests are equal.

Nothing is chosen by hand: a field that is added to a record counts from then on.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

_SIZE = 20


class Digester:
    """Digests of values; that of a record which several values share is worked out once.

    A record is known again by its identity, so it is kept as long as the digester, and must not change.
    """

    def __init__(self) -> None:
        self._known: dict[int, bytes] = {}
        self._kept: list[object] = []

    def digest(self, *values: object) -> str:
        """The digest of ``values`` (hex): records (dataclasses), tuples, lists, sets, mappings, texts, bytes, numbers,
        days, paths, enumerations and ``None``. Raises TypeError for anything else."""
        return _hashed(b"".join(map(self._bytes_of, values))).hex()

    def _bytes_of(self, value: Any) -> bytes:
        kind = type(value)
        if kind is str:
            return _hashed(b"str\0" + value.encode("utf-8", "surrogatepass"))
        if value is None or kind in (int, bool, float):
            return _of_number(kind.__qualname__, value)
        known = self._known.get(id(value))
        if known is None:
            known = _hashed(kind.__qualname__.encode() + b"\0" + b"".join(self._parts(value)))
            self._known[id(value)] = known
            self._kept.append(value)
        return known

    def _parts(self, value: Any) -> Iterable[bytes]:
        """What tells ``value`` apart from others of its kind: pieces of one length, or a single one."""
        if is_dataclass(value):
            return map(self._bytes_of, _values(value.__class__)(value))
        if isinstance(value, tuple | list):
            return map(self._bytes_of, value)
        if isinstance(value, bytes):
            return (value,)
        if isinstance(value, Mapping):
            return sorted(self._bytes_of(key) + self._bytes_of(item) for key, item in value.items())
        if isinstance(value, frozenset | set):
            return sorted(map(self._bytes_of, value))
        if isinstance(value, Enum | date | Path):
            return (str(value).encode("utf-8", "surrogatepass"),)
        raise TypeError(f"a {type(value).__qualname__} has no digest")


def _hashed(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SIZE).digest()


@lru_cache(maxsize=10_000, typed=True)
def _of_number(kind: str, value: float | None) -> bytes:
    return _hashed(f"{kind}\0{value!r}".encode())


@cache
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
