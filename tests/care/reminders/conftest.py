"""Reminders of one person."""

from datetime import UTC, date, datetime, time

import pytest

from uncramp.care.reminders import Reminder, ReminderKind


@pytest.fixture
def evening():
    return Reminder("a1", ReminderKind.BEDTIME, time(21, 30))


@pytest.fixture
def made_at():
    return datetime(2026, 11, 22, 6, 40, tzinfo=UTC)


@pytest.fixture
def until():
    return date(2027, 11, 22)
