"""When to be reminded, in which words, and when to be left alone."""

from uncramp.care.reminders._calendar import calendar
from uncramp.care.reminders._due import SoFar, due
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
from uncramp.care.reminders._zone_rules import read_zone

__all__ = [
    "EVERY_DAY",
    "WEEK",
    "Pause",
    "PauseReason",
    "PushText",
    "Reminder",
    "ReminderKind",
    "SoFar",
    "calendar",
    "due",
    "is_paused",
    "pause_on",
    "push_text",
    "read_reminders",
    "read_zone",
    "to_plain",
]
