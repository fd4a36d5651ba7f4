"""Records (dataclasses) to JSON and back. Reading makes nothing but what the type says: a file that somebody put in the
place of the cache cannot run code, as it could with pickle or marshal."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from operator import attrgetter
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

Decode = Callable[[Any], Any]

_PLAIN = (str, int, float, bool)


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
    if kind in _PLAIN:
        decoder = _checked(kind)
    elif isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        decoder = _fixed(kind, [hints[field.name] for field in fields(kind)])
    elif origin in (Union, UnionType):
        decoder = _optional(kind)
    elif origin is tuple and len(get_args(kind)) == 2 and get_args(kind)[1] is ...:
        decoder = _tuple(get_args(kind)[0])
    elif origin is tuple:
        decoder = _fixed(lambda *values: values, get_args(kind))
    elif origin in (frozenset, Mapping):
        decoder = _collection(kind)
    elif kind is date:
        decoder = cache(date.fromordinal)
    elif isinstance(kind, type) and issubclass(kind, Enum | Path):
        decoder = cache(kind)
    else:
        raise TypeError(f"{kind} cannot be kept")
    return decoder


def _checked(kind: type) -> Decode:
    def check(value: Any) -> Any:
        if value.__class__ is not kind:
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return check


_SOURCE = """
def decode(values):
    [{names}] = listed(values)
    if {is_wrong}:
        raise TypeError(f"{{values!r}} does not fit")
    return make({values})
"""


def _fixed(make: Callable[..., Any], kinds: Sequence[Any]) -> Decode:
    """What ``make`` makes of a list with a value of each of ``kinds``. It is written as source, as the standard library
    writes the ``__init__`` of a dataclass: a loop over the kinds would take three times as long."""
    names = [f"v{at}" for at in range(len(kinds))]
    named = tuple(zip(names, kinds, strict=True))
    known: dict[str, Any] = {"make": make, "listed": _listed}
    known |= {f"decode_{name}": _decoder(kind) for name, kind in named}
    source = _SOURCE.format(
        names=", ".join(names),
        values=", ".join(_expression(name, kind) for name, kind in named),
        is_wrong=" or ".join(
            f"{name}.__class__ is not {kind.__name__}" for name, kind in named if kind in _PLAIN
        )
        or "False",
    )
    exec(source, known)  # noqa: S102  (nothing in it comes from a file)
    decoder: Decode = known["decode"]
    return decoder


def _expression(name: str, kind: Any) -> str:
    """What makes a value of ``kind`` of that with the ``name``; the most common ones are told without a call."""
    if kind in _PLAIN:
        return name
    call = f"decode_{name}({name})"
    if get_origin(kind) in (Union, UnionType):
        return f"None if {name} is None else {call}"
    return f"() if {name} == [] else {call}" if get_origin(kind) is tuple else call


def _optional(kind: Any) -> Decode:
    inner = [one for one in get_args(kind) if one is not NoneType]
    if len(inner) != 1:
        raise TypeError(f"{kind} cannot be kept: which one a value is would not be known")
    decoder = _decoder(inner[0])
    return lambda value: None if value is None else decoder(value)


def _tuple(kind: Any) -> Decode:
    item = _decoder(kind)
    return lambda values: tuple([item(value) for value in _listed(values)])


def _collection(kind: Any) -> Decode:
    item = _decoder(get_args(kind)[-1])
    if get_origin(kind) is frozenset:
        return lambda values: frozenset([item(value) for value in _listed(values)])
    return lambda values: {str(key): item(value) for key, value in values.items()}


def _listed(values: Any) -> list[Any]:
    if values.__class__ is not list:
        raise TypeError(f"{values!r} is no list")
    return values
