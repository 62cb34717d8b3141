"""Which manoeuvres a person is never offered, and why.

What is not known keeps a gate shut like a *yes*. Two kinds stay open without any answer: what a
person does with their own strength, as far as the leg likes to go, and resting.
"""

from collections.abc import Iterable

from uncramp.care.assessment import Assessment, Standing
from uncramp.care.relief._types import HeldBack
from uncramp.knowledge.content import Manoeuvre, Offered

UNDER_AGE = "under-18"


def held_back(one: Manoeuvre, found: Assessment | None) -> HeldBack | None:
    """Why a manoeuvre is not offered; None when nothing speaks against it.

    ``found`` is None for somebody who answered nothing.
    """
    if one.offered is Offered.LAST:
        return None
    stopped = _signs(one, found)
    raised = _raised(one, found)
    unknown = _unknown(one, found)
    if not (stopped or raised or unknown):
        return None
    return HeldBack(one.id, raised, unknown, stopped)


def cares(one: Manoeuvre, found: Assessment | None) -> tuple[str, ...]:
    """The cautions that hold and ask for care in it; nobody is warned of what nobody said."""
    return _those(one.care_if, found, Standing.RAISED)


def never_first(one: Manoeuvre, found: Assessment | None) -> bool:
    """Whether another one has to come before it."""
    if one.offered in {Offered.LATER, Offered.LAST}:
        return True
    in_doubt = {Standing.RAISED, Standing.UNKNOWN}
    return any(_standing(name, found) in in_doubt for name in one.never_first_if)


def is_clear(names: Iterable[str], found: Assessment | None) -> bool:
    """Whether every one of these cautions is known not to hold."""
    return all(_standing(name, found) is Standing.CLEAR for name in names)


def urgent(found: Assessment | None) -> tuple[str, ...]:
    """The open signs that have to be seen today at the latest, gravest first."""
    hits = found.signs if found else ()
    return tuple(hit.subject for hit in hits if hit.urgency and hit.urgency.cannot_wait)


def _signs(one: Manoeuvre, found: Assessment | None) -> tuple[str, ...]:
    if found is None:
        return ()
    held = tuple(hit.subject for hit in found.signs)
    if one.activity in found.stops:
        return held
    # One's own gentle stretch goes on while signs are asked; hands, weight and effort do not.
    if one.offered is Offered.SAFEST:
        return tuple(sign for sign in held if sign in one.not_while)
    return tuple(dict.fromkeys((*urgent(found), *(s for s in held if s in one.not_while))))


def _raised(one: Manoeuvre, found: Assessment | None) -> tuple[str, ...]:
    raised = _those((*one.not_if, *one.ask_first), found, Standing.RAISED)
    young = found is not None and found.information_only and one.offered is not Offered.SAFEST
    return (*raised, UNDER_AGE) if young else raised


def _unknown(one: Manoeuvre, found: Assessment | None) -> tuple[str, ...]:
    if one.offered is Offered.SAFEST:
        return ()
    unknown = _those((*one.not_if, *one.ask_first), found, Standing.UNKNOWN)
    grown_up = found is not None and found.age_known
    return unknown if grown_up else (*unknown, UNDER_AGE)


def _those(names: Iterable[str], found: Assessment | None, standing: Standing) -> tuple[str, ...]:
    each = dict.fromkeys(names)
    return tuple(name for name in each if _standing(name, found) is standing)


def _standing(name: str, found: Assessment | None) -> Standing:
    """Where a caution stands; one that was never looked at is not known."""
    held = found.cautions.get(name) if found else None
    return held.standing if held else Standing.UNKNOWN
