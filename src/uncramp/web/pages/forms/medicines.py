"""What was done to the list of medicines: one added, confirmed, taken out; or the screen left."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from uncramp.care.assessment import Given, MedicineNamed, matches
from uncramp.knowledge.content import KnowledgeBase
from uncramp.web.pages.forms.screen import How, how_left

MOST = 300
MOST_LETTERS = 200

List = tuple[MedicineNamed, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The list as it is now, or why it stays as it was.

    ``given`` is None where nothing is to be kept yet. ``is_left``: whether the screen is
    answered. ``trouble`` is the id of what to say.
    """

    given: Given | None
    is_left: bool = False
    trouble: str = ""


def change_list(named: List, facts: QueryDict, known: KnowledgeBase) -> Change:
    """What the form did to the list ``named``."""
    for action, change in _CHANGES.items():
        if action in facts:
            value = facts.get(action, "")
            return Change(_known(change(named, value, facts), known))
    how, typed = how_left(facts), _plain(facts.get("name", ""))
    if "add" in facts:
        return _added(named, typed) if typed else Change(named)
    if how is How.NONE and (named or typed):
        return Change(named, trouble="checkup.medicines.none-and-listed")
    if how is How.NONE:
        return Change((), is_left=True)
    if typed and how is How.GO:
        return _added(named, typed)
    if how in {How.UNKNOWN, How.SKIP} and not named:
        return Change("unknown" if how is How.UNKNOWN else "skipped", is_left=True)
    return _left(named, known)


def _added(named: List, typed: str) -> Change:
    if len(typed) > MOST_LETTERS or not typed.isprintable():
        return Change(None, trouble="checkup.medicines.long")
    if len(named) >= MOST:
        return Change(None, trouble="checkup.medicines.too-many")
    return Change(_with(named, MedicineNamed(typed)))


def _left(named: List, known: KnowledgeBase) -> Change:
    if not named:
        return Change(None, trouble="checkup.medicines.nothing-written")
    if any(not one.confirmed and matches(one.written, known) for one in named):
        return Change(named, trouble="checkup.medicines.unconfirmed")
    return Change(named, is_left=True)


def _known(named: List, known: KnowledgeBase) -> List:
    """The list without what names no ingredient of ours: no button of ours sends that."""
    ids = {"", *(one.id for group in known.medications.values() for one in group.ingredients)}
    return tuple(one for one in named if one.ingredient in ids)


def _take(named: List, value: str, _: QueryDict) -> List:
    return _with(named, MedicineNamed(_plain(value)))


def _pick(named: List, value: str, facts: QueryDict) -> List:
    written = _plain(facts.get("name", "")) or value
    return _with(named, MedicineNamed(written, value, confirmed=True))


def _confirm(named: List, value: str, _: QueryDict) -> List:
    ingredient, written = value.partition(":")[::2]
    return _replaced(named, MedicineNamed(written, ingredient, confirmed=True))


def _deny(named: List, value: str, _: QueryDict) -> List:
    return _replaced(named, MedicineNamed(value, confirmed=True))


def _drop(named: List, value: str, _: QueryDict) -> List:
    return tuple(one for one in named if one.written != value)


_CHANGES: Mapping[str, Callable[[List, str, QueryDict], List]] = {
    "take": _take,
    "pick": _pick,
    "confirm": _confirm,
    "deny": _deny,
    "drop": _drop,
}


def _with(named: List, new: MedicineNamed) -> List:
    fits = 0 < len(new.written) <= MOST_LETTERS and len(named) < MOST
    taken = {one.written.casefold() for one in named}
    return (*named, new) if fits and new.written.casefold() not in taken else named


def _replaced(named: List, new: MedicineNamed) -> List:
    return tuple(new if one.written == new.written else one for one in named)


def _plain(text: str) -> str:
    return " ".join(text.split())
