"""A value to its digest, by all that it holds: values with equal digests are equal.

Nothing is chosen by hand: a field that is added to a record counts from then on. What is hashed is the value's form:
plain values as they are, a record that holds others as the digest of its fields, anything else as a tuple that begins
with its type. In the second version of marshal's format equal forms are equal bytes (later ones tell shared values from
equal ones), and as it can be read back, other forms are other bytes. That is done in C, and a record is hashed once,
not text by text.
"""

import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from types import NoneType
from typing import Any, TypeAlias

_SIZE = 20
_PLAIN = frozenset({str, int, float, bool, NoneType})  # bytes in a form are digests and nothing else
_BY_VALUE = 2  # marshal's version


class Digester:
    """Digests of values; that of a record which several values share is worked out once.

    A record is known again by its identity, so it is kept as long as the digester, and must not change.
    """

    def __init__(self) -> None:
        self.known: dict[int, tuple[bytes, object]] = {}

    def of_record(self, record: object) -> str:
        """The digest (hex) of a record that holds others, as ``remember`` takes it."""
        form: bytes = _FORMS[record.__class__](self, record)
        return form.hex()

    def remember(self, record: object, digest: str) -> None:
        """Takes the word of an earlier ``of_record`` for the digest of ``record``."""
        self.known[id(record)] = bytes.fromhex(digest), record

    def forget(self) -> None:
        """Lets go of the records and their digests."""
        self.known.clear()

    def digest(self, *values: object) -> str:
        """The digest of ``values`` (hex): records (dataclasses), tuples, lists, sets, mappings, texts, bytes, numbers,
        days, paths, enumerations and ``None``. Raises TypeError for anything else."""
        return _hashed(self.forms(values)).hex()

    def forms(self, values: Iterable[Any]) -> list[Any]:
        """The forms of ``values``."""
        return [
            value if value.__class__ in _PLAIN else _FORMS[value.__class__](self, value) for value in values
        ]


Form: TypeAlias = Callable[[Digester, Any], Any]


class _Forms(dict[type, Form]):
    """How the values of each type are formed, worked out when one is first met."""

    def __missing__(self, kind: type) -> Form:
        name = f"{kind.__module__}.{kind.__qualname__}"
        if is_dataclass(kind):
            form: Form = _record(name, [field.name for field in fields(kind)])
        else:
            parts = next((parts for base, parts in _PARTS.items() if issubclass(kind, base)), None)
            if parts is None:
                raise TypeError(f"a {name} has no digest")
            form = _other(name, parts)
        self[kind] = form
        return form


_FORMS = _Forms()


def _record(name: str, names: list[str]) -> Form:
    get = attrgetter(*names) if len(names) > 1 else lambda record: [getattr(record, name) for name in names]

    def form(digester: Digester, record: Any) -> Any:
        found = digester.known.get(id(record))
        if found is None:
            values = get(record)
            if _PLAIN.issuperset(map(type, values)):
                return name, *values
            form = [
                value if value.__class__ in _PLAIN else _FORMS[value.__class__](digester, value)
                for value in values
            ]
            found = digester.known[id(record)] = _hashed([name, *form]), record
        return found[0]

    return form


def _other(name: str, parts: Form) -> Form:
    return lambda digester, value: (name, *parts(digester, value))


def _items(digester: Digester, value: Mapping[Any, Any]) -> list[bytes]:
    return sorted(_hashed(digester.forms(item)) for item in value.items())


def _members(digester: Digester, value: Iterable[Any]) -> list[bytes]:
    return sorted(_hashed(digester.forms((member,))) for member in value)


def _text(_: Digester, value: object) -> tuple[str]:
    return (str(value),)


def _data(_: Digester, value: bytes) -> tuple[bytes]:
    return (blake2b(value, digest_size=_SIZE).digest(),)


_PARTS: dict[type, Form] = {
    Enum: lambda _, member: (member._name_,),
    tuple: lambda digester, values: digester.forms(values) if values else (),
    list: Digester.forms,
    bytes: _data,
    Mapping: _items,
    frozenset: _members,
    set: _members,
    date: _text,
    Path: _text,
}


def _hashed(form: list[Any]) -> bytes:
    return blake2b(marshal.dumps(form, _BY_VALUE), digest_size=_SIZE).digest()
