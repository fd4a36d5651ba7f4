"""Numbers in 64 ASCII characters, five bits a character, the lowest first; one from 32 on says that more follow."""

from collections.abc import Iterable

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _coded(value: int) -> str:
    coded = ""
    while value >= 32:
        coded += _DIGITS[32 + value % 32]
        value //= 32
    return coded + _DIGITS[value]


_SMALL = tuple(map(_coded, range(4096)))


def number(value: int) -> str:
    """``value``, 0 or more."""
    return _SMALL[value] if value < len(_SMALL) else _coded(value)


def numbers(values: Iterable[int]) -> str:
    """All ``values``, one after the other."""
    return "".join([number(value) for value in values])
