"""Yes, no, and not known: the three values a rule can come to."""

from collections.abc import Iterable

Truth = bool | None
"""True for yes, False for no, None for what nobody said or nobody knows."""


def any_of(truths: Iterable[Truth]) -> Truth:
    """Yes when one is yes, no only when every one is no, else not known."""
    seen = tuple(truths)
    if True in seen:
        return True
    return None if None in seen else False


def all_of(truths: Iterable[Truth]) -> Truth:
    """No when one is no, yes only when every one is yes, else not known."""
    seen = tuple(truths)
    if False in seen:
        return False
    return None if None in seen else True


def but_not(truth: Truth) -> Truth:
    """Yes becomes no and no becomes yes; what is not known stays so."""
    return None if truth is None else not truth
