"""The tables of reminders that a telephone shows: devices, what went out, what waits."""
# Meta says what it says in every Django model, and a row's text would put an address into a log.
# ruff: noqa: DJ008

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.db.models.constraints import BaseConstraint

from uncramp.web.store._plain_field import PlainField

PERSON = "store.PersonRow"
"""By its name: the module that has it imports this one."""


class DeviceRow(models.Model):
    """A browser that a person wants to be reminded on, and what it takes to reach it.

    ``digest`` is of ``endpoint``: one browser is of one person, the one who asked last.
    """

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    endpoint = models.TextField()
    p256dh = models.CharField(max_length=128)
    auth = models.CharField(max_length=64)
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    last_ok_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "device"


class SentReminderRow(models.Model):
    """That a reminder of a day went out: written first, so that none goes out twice."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, db_index=False)
    reminder = models.CharField(max_length=64)
    day = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        db_table = "sent_reminder"
        constraints: ClassVar[list[BaseConstraint]] = [
            UniqueConstraint(fields=["person", "reminder", "day"], name="reminder_once"),
        ]


class PushRow(models.Model):
    """A message that waits for its turn to be sent to a device.

    ``not_before`` is NULL while it is being sent. After ``until`` it would only disturb.
    ``reminder`` is empty for a message that somebody asked for to try it out.
    """

    device = models.ForeignKey(DeviceRow, on_delete=models.CASCADE)
    reminder = models.CharField(max_length=64, default="")
    document = PlainField()
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    until = models.DateTimeField()

    class Meta:
        db_table = "push"
