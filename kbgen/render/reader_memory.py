"""What readers' browsers remember of entries, and by what they know those that are there no more."""

import json
from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import quote
from zlib import crc32

from kbgen.model.site import EntryLink
from kbgen.text.bidi import isolate_plain

BITS = 8  # for each address: of those that are not there, one in forty seems to be
_PROBES = 5


def remembered(identifier: str, readings: Iterable[tuple[str, EntryLink]]) -> str:
    """What to remember of an entry, as JSON: its id and, for readers of each language (a tag), the address, the
    question, and the language and direction of that."""
    pages = {tag: [quote(link.route.path), _title(link), *_language(link)] for tag, link in readings}
    return json.dumps({"id": identifier, "pages": pages}, ensure_ascii=False, separators=(",", ":"))


def _title(link: EntryLink) -> str:
    return isolate_plain(link.question) if link.language.is_rtl else link.question


def _language(link: EntryLink) -> tuple[str, str]:
    return link.language.tag, link.language.direction


def address_filter(addresses: Collection[str]) -> str:
    """A Bloom filter that knows all of ``addresses``, in base64. ``scripts/address_filter.js`` reads it.

    Burton H. Bloom, Space/time trade-offs in hash coding with allowable errors, 1970.
    """
    bits = bytearray(len(addresses) * BITS // 8 or 1)
    for address in addresses:
        for at in _probes(address, len(bits) * 8):
            bits[at >> 3] |= 1 << (at & 7)
    return b64encode(bits).decode("ascii")


def _probes(address: str, size: int) -> Iterator[int]:
    """Two hashes give all places, as Kirsch and Mitzenmacher showed in 2006."""
    first = crc32(address.encode())
    step = crc32(b"\0", first) | 1
    return ((first + number * step) % size for number in range(_PROBES))
