"""A value to its digest, by all that it holds.

Nothing is chosen by hand: a field that is added to a record counts from then on. Of one type, values with equal digests
are equal. Two records of the same fields, or a list and a tuple, are taken for the same: where a field may hold either,
something must tell which it is, as a page tells its kind.
"""

from hashlib import sha256

from kbgen.cache.codec import canonical


def digest(*values: object) -> str:
    """The digest of ``values`` (SHA-256, hex): whatever can be encoded. Raises TypeError for anything else."""
    return sha256(canonical(values)).hexdigest()
