"""What is not known for sure any more."""


class Outdated(Exception):  # noqa: N818  (no error: the longer way is taken)
    """What earlier builds left does not suffice: everything has to be planned anew."""
