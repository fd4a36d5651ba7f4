"""Records (dataclasses) to MessagePack and back. Reading makes nothing but what the type says: a file that somebody put
in the place of the cache cannot run code, as it could with pickle or marshal."""

from functools import cache
from typing import Any

from msgspec import DecodeError
from msgspec.msgpack import Decoder, Encoder

_ENCODER = Encoder()
_decoder = cache(Decoder)


def encode(value: object) -> bytes:
    """``value`` as MessagePack."""
    return _ENCODER.encode(value)


def decode(kind: Any, data: bytes) -> Any:
    """The value of the type ``kind`` in ``data``. Raises ValueError if there is none."""
    try:
        return _decoder(kind).decode(data)
    except (DecodeError, ValueError, RecursionError) as error:
        raise ValueError(f"this is no {kind}") from error


def decoded_or(kind: Any, data: bytes | None, default: Any) -> Any:
    """The value of the type ``kind`` in ``data``, or ``default`` if there is none."""
    try:
        return default if data is None else decode(kind, data)
    except ValueError:
        return default
