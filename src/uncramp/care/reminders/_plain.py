"""Reminders and pauses as JSON holds them."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Any, Final, TypeVar

from uncramp.care.reminders._types import WEEK, Pause, PauseReason, Reminder, ReminderKind
from uncramp.errors import BadValue

MOST: Final = 200
E = TypeVar("E", ReminderKind, PauseReason)
T = TypeVar("T")


def to_plain(reminders: Sequence[Reminder], pauses: Sequence[Pause]) -> dict[str, Any]:
    """The keys ``reminders`` and ``pauses`` of the care document."""
    return {
        "reminders": [
            {
                "id": one.id,
                "kind": one.kind.value,
                "at": f"{one.at:%H:%M}",
                "days": [WEEK[day] for day in sorted(one.days)],
                "active": one.active,
                "discreet": one.discreet,
            }
            for one in reminders
        ],
        "pauses": [
            {
                "first": one.first.isoformat(),
                "last": one.last.isoformat() if one.last else None,
                "why": one.why.value,
            }
            for one in pauses
        ],
    }


def read_reminders(plain: Mapping[str, Any]) -> tuple[tuple[Reminder, ...], tuple[Pause, ...]]:
    """What ``to_plain`` gave; a key that is missing is an empty list.

    Raises BadValue with the field, the value and what would be right.
    """
    reminders = _each(plain.get("reminders", []), "reminder", _reminder)
    ids = [one.id for one in reminders]
    for name in ids:
        # A calendar would keep the last of them and drop the other without a word.
        if ids.count(name) > 1:
            raise BadValue(field="reminder", value=name, allowed="each-reminder-once")
    return reminders, _each(plain.get("pauses", []), "pause", _pause)


def read_time(text: Any) -> time:
    """A time of day as a person writes it, 21:30."""
    shown = str(text)
    if isinstance(text, str) and re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", text):
        return time.fromisoformat(text)
    raise BadValue(field="at", value=shown[:40], allowed="clock-time")


def _each(plain: Any, field: str, read: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
    if not isinstance(plain, list) or len(plain) > MOST:
        raise BadValue(field=field, value=str(plain)[:40], allowed="list-of-them")
    for one in plain:
        if not isinstance(one, Mapping):
            raise BadValue(field=field, value=str(one)[:40], allowed="list-of-them")
    return tuple(read(one) for one in plain)


def _reminder(plain: Mapping[str, Any]) -> Reminder:
    return Reminder(
        id=str(plain.get("id", "")),
        kind=_one_of(ReminderKind, plain.get("kind"), "reminder_kind", "reminder-kind"),
        at=read_time(plain.get("at")),
        days=_days(plain.get("days", list(WEEK))),
        active=_yes_no(plain.get("active", True), "active"),
        discreet=_yes_no(plain.get("discreet", True), "discreet"),
    )


def _pause(plain: Mapping[str, Any]) -> Pause:
    last = plain.get("last")
    return Pause(
        first=_day(plain.get("first"), "pause_first"),
        last=None if last is None else _day(last, "pause_last"),
        why=_one_of(PauseReason, plain.get("why", "other"), "pause_reason", "pause-reason"),
    )


def _one_of(kind: type[E], value: Any, field: str, allowed: str) -> E:
    try:
        return kind(value)
    except ValueError as error:
        raise BadValue(field=field, value=str(value)[:40], allowed=allowed) from error


def _days(plain: Any) -> frozenset[int]:
    if not isinstance(plain, list) or not all(day in WEEK for day in plain):
        raise BadValue(field="days", value=str(plain)[:60], allowed="some-days")
    return frozenset(WEEK.index(day) for day in plain)


def _yes_no(value: Any, field: str) -> bool:
    if not isinstance(value, bool):
        raise BadValue(field=field, value=str(value)[:40], allowed="true-or-false")
    return value


def _day(value: Any, field: str) -> date:
    if isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise BadValue(field=field, value=str(value)[:40], allowed="iso-date")
