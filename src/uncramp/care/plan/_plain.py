"""Plans, wishes and changes as JSON, and back."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from uncramp.care.plan._document import plain, read, refuse
from uncramp.care.plan._types import CarePlan, Change
from uncramp.care.plan._wishes import Wishes

FORMAT: Final = 1


def to_plain(plan: CarePlan) -> dict[str, Any]:
    """The plan JSON: ids, numbers and dates, and no sentence."""
    return {"format": FORMAT, **plain(plan)}


def read_plan(document: Any) -> CarePlan:
    """The plan that ``to_plain`` gave; raises BadValue with the path of what does not fit."""
    plan: CarePlan = read(CarePlan, _body(document, "plan"), "plan")
    return plan


def wishes_to_plain(wishes: Wishes) -> dict[str, Any]:
    """What a person wishes, as JSON holds it."""
    return {"format": FORMAT, **plain(wishes)}


def read_wishes(document: Any) -> Wishes:
    """The wishes that ``wishes_to_plain`` gave; what is left out is as nobody wished it.

    Raises BadValue with the path of what does not fit.
    """
    wishes: Wishes = read(Wishes, _body(document, "wishes"), "wishes")
    return wishes


def changes_to_plain(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Every change, as JSON holds it."""
    return [plain(one) for one in changes]


def read_changes(document: Any) -> tuple[Change, ...]:
    """The changes that ``changes_to_plain`` gave; raises BadValue with the path."""
    changes: tuple[Change, ...] = read(tuple[Change, ...], document, "changes")
    return changes


def _body(document: Any, name: str) -> dict[str, Any]:
    if not isinstance(document, Mapping):
        raise refuse(name, document, "table")
    written = document.get("format", FORMAT)
    if written is True or written != FORMAT:
        raise refuse(f"{name}.format", written, "format")
    return {key: value for key, value in document.items() if key != "format"}
