"""The tables of cramps that were met with the guide, and of what devices have sent."""

from typing import ClassVar, Final

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.constraints import BaseConstraint

from uncramp.web.store._plain_field import PlainField

PERSON: Final = "store.PersonRow"


class AttackRow(models.Model):  # noqa: DJ008
    """One cramp as it was met with the guide, in its highest revision so far.

    ``attack`` is the id that its device gave it; ``document`` is written and read by
    ``_attack_plain``.
    """

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, db_index=False)
    attack = models.CharField(max_length=80)
    night = models.DateField()
    started_at = models.DateTimeField()
    document = PlainField()

    class Meta:
        db_table = "attack"
        constraints: ClassVar[list[BaseConstraint]] = [
            UniqueConstraint(fields=["person", "attack"], name="attack_once"),
            CheckConstraint(condition=~Q(attack=""), name="attack_id"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "night"], name="attack_of"),
        ]


class OrdersRow(models.Model):  # noqa: DJ008
    """The drawn orders of manoeuvres for one muscle, with their seed; see ``_orders``."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, db_index=False)
    muscle = models.CharField(max_length=16)
    document = PlainField()

    class Meta:
        db_table = "relief_orders"
        constraints: ClassVar[list[BaseConstraint]] = [
            UniqueConstraint(fields=["person", "muscle"], name="relief_orders_once"),
        ]


class SentRow(models.Model):  # noqa: DJ008
    """One entry that a device has sent, whatever became of it.

    ``entry`` is the id that the device gave it. ``night`` is NULL where it is about none.
    ``made_at`` is the device's own clock, as it said it.
    """

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, db_index=False)
    entry = models.CharField(max_length=80)
    kind = models.CharField(max_length=16)
    night = models.DateField(null=True)
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=16)
    document = PlainField()

    class Meta:
        db_table = "sent"
        constraints: ClassVar[list[BaseConstraint]] = [
            UniqueConstraint(fields=["person", "entry"], name="sent_once"),
            CheckConstraint(condition=~Q(entry=""), name="sent_id"),
            CheckConstraint(condition=Q(outcome__in=["stored", "older"]), name="sent_outcome"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "night"], name="sent_of"),
        ]
