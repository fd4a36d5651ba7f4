"""Records (dataclasses) to JSON and back. Reading makes nothing but what the type says: a file that somebody put in the
place of the cache cannot run code, as it could with pickle or marshal."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

Decode = Callable[[Any], Any]


def encode(value: object) -> bytes:
    """``value`` as JSON: records as the list of their fields."""
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def decode(kind: Any, data: bytes) -> Any:
    """The value of the type ``kind`` in ``data``. Raises ValueError if there is none."""
    try:
        return _decoder(kind)(json.loads(data.decode("utf-8", "surrogatepass")))
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"this is no {kind}") from error


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _values(value.__class__)(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"a {type(value).__qualname__} cannot be kept")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)


@cache
def _values(kind: Any) -> Callable[[Any], Any]:
    names = [field.name for field in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]


@cache
def _decoder(kind: Any) -> Decode:
    origin = get_origin(kind)
    if kind in (str, int, float, bool):
        decoder = _checked(kind)
    elif is_dataclass(kind):
        decoder = _record(kind)
    elif origin in (Union, UnionType):
        decoder = _optional(kind)
    elif origin is tuple:
        decoder = _tuple(get_args(kind))
    elif origin in (frozenset, Mapping):
        decoder = _collection(kind)
    elif kind is date:
        decoder = date.fromordinal
    elif isinstance(kind, type) and issubclass(kind, Enum | Path):
        decoder = kind
    else:
        raise TypeError(f"{kind} cannot be kept")
    return decoder


def _collection(kind: Any) -> Decode:
    item = _decoder(get_args(kind)[-1])
    if get_origin(kind) is frozenset:
        return lambda values: frozenset(map(item, values))
    return lambda values: {str(key): item(value) for key, value in values.items()}


def _checked(kind: type) -> Decode:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return check


def _record(kind: Any) -> Decode:
    hints = get_type_hints(kind)
    decoders = [_decoder(hints[field.name]) for field in fields(kind)]

    def record(values: Any) -> Any:
        return kind(*[decoder(value) for decoder, value in zip(decoders, values, strict=True)])

    return record


def _optional(kind: Any) -> Decode:
    inner = [one for one in get_args(kind) if one is not NoneType]
    if len(inner) != 1:
        raise TypeError(f"{kind} cannot be kept: which one a value is would not be known")
    decoder = _decoder(inner[0])
    return lambda value: None if value is None else decoder(value)


def _tuple(kinds: tuple[Any, ...]) -> Decode:
    if len(kinds) == 2 and kinds[1] is ...:
        item = _decoder(kinds[0])
        return lambda values: tuple([item(value) for value in _listed(values)])
    decoders = [_decoder(one) for one in kinds]
    return lambda values: tuple([d(v) for d, v in zip(decoders, _listed(values), strict=True)])


def _listed(values: Any) -> list[Any]:
    if type(values) is not list:
        raise TypeError(f"{values!r} is no list")
    return values
