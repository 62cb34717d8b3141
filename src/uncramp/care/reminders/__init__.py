"""When to be reminded, in which words, and when to be left alone."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from uncramp.care.reminders._due import Rung, SoFar, due, rung
from uncramp.care.reminders._pauses import is_paused, pause_on
from uncramp.care.reminders._plain import read_reminders, to_plain
from uncramp.care.reminders._types import (
    EVERY_DAY,
    WEEK,
    Pause,
    PauseReason,
    PushText,
    Reminder,
    ReminderKind,
)
from uncramp.care.reminders._words import push_text
from uncramp.care.reminders._zones import read_zone

if TYPE_CHECKING:
    from uncramp.care.reminders._calendar import calendar

__all__ = [
    "EVERY_DAY",
    "WEEK",
    "Pause",
    "PauseReason",
    "PushText",
    "Reminder",
    "ReminderKind",
    "Rung",
    "SoFar",
    "calendar",
    "due",
    "is_paused",
    "pause_on",
    "push_text",
    "read_reminders",
    "read_zone",
    "rung",
    "to_plain",
]


def __getattr__(name: str) -> Any:
    # The library for calendars takes longer to load than a page to draw, and one file needs it.
    if name == "calendar":
        return import_module(f"{__name__}._calendar").calendar
    raise AttributeError(name)
