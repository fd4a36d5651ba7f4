"""Numbers in 64 ASCII characters, five bits a character, the lowest first; one from 32 on says that more follow."""

from collections.abc import Iterable

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
NUMBER = "[g-z0-9_-]*[A-Za-f]"  # a regular expression


def _coded(value: int) -> str:
    coded = ""
    while value >= 32:
        coded += _DIGITS[32 + value % 32]
        value //= 32
    return coded + _DIGITS[value]


_LIMIT = 4096
_SMALL = tuple(map(_coded, range(_LIMIT)))  # worked out once: an index has millions of numbers


def number(value: int) -> str:
    """``value``, 0 or more."""
    return _SMALL[value] if value < _LIMIT else _coded(value)


def numbers(values: Iterable[int]) -> str:
    """All ``values``, one after the other."""
    return "".join([_SMALL[value] if value < _LIMIT else _coded(value) for value in values])


def value_of(coded: str) -> int:
    """What one number is; 0 for nothing."""
    value = 0
    for digit in reversed(coded):
        value = 32 * value + _DIGITS.index(digit) % 32
    return value
