"""The tables: one row a person, one row a night, and what each night was before.

What a value may be is said twice: by the types when a value is made, and here by the
database, so that no program, ours included, can put a night there that cannot be read.
"""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.db.models.constraints import BaseConstraint

# Under its own name here too: migrations look for it in this module.
from uncramp.web.store._plain_field import PlainField as PlainField  # noqa: PLC0414
from uncramp.web.store._push_rows import DeviceRow as DeviceRow  # noqa: PLC0414
from uncramp.web.store._push_rows import PushRow as PushRow  # noqa: PLC0414
from uncramp.web.store._push_rows import SentReminderRow as SentReminderRow  # noqa: PLC0414
from uncramp.web.store._relief_rows import AttackRow as AttackRow  # noqa: PLC0414
from uncramp.web.store._relief_rows import OrdersRow as OrdersRow  # noqa: PLC0414
from uncramp.web.store._relief_rows import SentRow as SentRow  # noqa: PLC0414

HERE = "here"
"""Whose diary it is as long as nobody has to say who they are: the person at this computer."""


class PersonRow(models.Model):
    """One person and their settings; ``revision`` grows whenever a night changes."""

    owner = models.CharField(max_length=64, unique=True, default=HERE)
    language = models.TextField()
    zone = models.TextField()
    night_starts_at = models.TimeField()
    theme = models.CharField(max_length=16)
    revision = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "person"
        constraints: ClassVar[list[BaseConstraint]] = [
            CheckConstraint(condition=Q(theme__in=["clock", "night", "day"]), name="person_theme"),
        ]


class NightRow(models.Model):
    """One recorded night; no row is a night that was not recorded.

    ``at_least`` and ``exact`` together tell quiet, counted, some and don't know apart.
    ``exposures`` and ``episodes`` are JSON, written and read by ``_plain``, as ``said`` is by
    ``_raised``: what had been answered where attacks have raised the number, else empty.
    """

    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE, db_index=False)
    night = models.DateField()
    at_least = models.PositiveSmallIntegerField(null=True)
    exact = models.BooleanField()
    minutes = models.FloatField(null=True)
    pain = models.PositiveSmallIntegerField(null=True)
    sleep_disturbance = models.PositiveSmallIntegerField(null=True)
    exposures = models.TextField(default="[]")
    episodes = models.TextField(default="[]")
    arm = models.TextField(default="")
    block = models.TextField(default="")
    excluded = models.TextField(default="")
    note = models.TextField(default="")
    said = models.TextField(default="")

    class Meta:
        db_table = "night"
        constraints: ClassVar[list[BaseConstraint]] = [
            UniqueConstraint(fields=["person", "night"], name="night_once"),
            CheckConstraint(
                # To a database NULL >= 0 is unknown, and a check that is unknown passes.
                condition=Q(exact=True, at_least__isnull=False, at_least__lte=200)
                | Q(exact=False, at_least__isnull=False, at_least__gte=1, at_least__lte=200)
                | Q(exact=False, at_least__isnull=True),
                name="night_cramps",
            ),
            CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=0, minutes__lte=1500),
                name="night_minutes",
            ),
            CheckConstraint(
                condition=Q(pain__isnull=True) | Q(pain__gte=0, pain__lte=10), name="night_pain"
            ),
            CheckConstraint(
                condition=Q(sleep_disturbance__isnull=True)
                | Q(sleep_disturbance__gte=0, sleep_disturbance__lte=10),
                name="night_sleep",
            ),
        ]


class ChangeRow(models.Model):
    """One save, clearing or import, which can be undone as one.

    ``made_at`` is when the person did it, not when it came from their phone. ``by_attack``: a
    cramp was recorded, and nobody answered a question.
    """

    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    by_attack = models.BooleanField(default=False)

    class Meta:
        db_table = "change"


class ChangedNightRow(models.Model):
    """What a night was before a change; ``before`` is NULL where it was not recorded."""

    change = models.ForeignKey(ChangeRow, on_delete=models.CASCADE, db_index=False)
    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE, db_index=False)
    night = models.DateField()
    before = PlainField(null=True)

    class Meta:
        db_table = "changed_night"
        constraints: ClassVar[list[BaseConstraint]] = [
            UniqueConstraint(fields=["change", "night"], name="changed_night_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "night"], name="changed_night_of"),
        ]


class MedicineRow(models.Model):
    """A medicine as the person wrote it, with its dates."""

    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE)
    name = models.TextField()
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    note = models.TextField(default="")

    class Meta:
        db_table = "medicine"
        constraints: ClassVar[list[BaseConstraint]] = [
            CheckConstraint(condition=~Q(name=""), name="medicine_name"),
            CheckConstraint(
                condition=Q(started_on__isnull=True)
                | Q(ended_on__isnull=True)
                | Q(ended_on__gte=models.F("started_on")),
                name="medicine_dates",
            ),
        ]


class FactorRow(models.Model):
    """Something the person follows each evening, named as the exposure in the diary."""

    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE, db_index=False)
    name = models.TextField()
    kind = models.CharField(max_length=16)
    active = models.BooleanField(default=True)

    class Meta:
        db_table = "factor"
        constraints: ClassVar[list[BaseConstraint]] = [
            UniqueConstraint(fields=["person", "name"], name="factor_once"),
            CheckConstraint(condition=Q(kind__in=["yes-no", "number"]), name="factor_kind"),
        ]


class TrialRow(models.Model):
    """A protocol as it was sealed, in the words of TRIAL.toml."""

    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE, db_index=False)
    trial = models.TextField()
    document = PlainField()

    class Meta:
        db_table = "trial"
        constraints: ClassVar[list[BaseConstraint]] = [
            UniqueConstraint(fields=["person", "trial"], name="trial_once"),
        ]


class AnswersRow(models.Model):
    """The check-up of a person: answers, and who looked at which warning sign."""

    person = models.OneToOneField(PersonRow, on_delete=models.CASCADE)
    saved_at = models.DateTimeField()
    document = PlainField()

    class Meta:
        db_table = "answers"


class SessionRow(models.Model):
    """One session as it really went; ``session`` is the id that its recorder gave it.

    ``document`` is JSON, written and read by ``_sessions``.
    """

    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE, db_index=False)
    session = models.CharField(max_length=80)
    night = models.DateField()
    started_at = models.DateTimeField()
    document = PlainField()

    class Meta:
        db_table = "session"
        constraints: ClassVar[list[BaseConstraint]] = [
            UniqueConstraint(fields=["person", "session"], name="session_once"),
            CheckConstraint(condition=~Q(session=""), name="session_id"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "night"], name="session_of"),
        ]


class CareRow(models.Model):
    """What a person wishes of the plan, has changed in it, and when to be reminded."""

    person = models.OneToOneField(PersonRow, on_delete=models.CASCADE)
    saved_at = models.DateTimeField()
    document = PlainField()

    class Meta:
        db_table = "care"


class PlanRow(models.Model):
    """A plan as it was proposed, with the versions that made it and what it was made from."""

    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE)
    made_at = models.DateTimeField()
    made_by = models.TextField()
    made_from = models.TextField(default="")
    document = PlainField()

    class Meta:
        db_table = "plan"


class FindingRow(models.Model):
    """An answer, with the state of the diary it was made from and who made it.

    ``trial`` is the plan that it judges, empty for the diary as a whole.
    """

    person = models.ForeignKey(PersonRow, on_delete=models.CASCADE)
    trial = models.TextField(default="")
    made_at = models.DateTimeField()
    made_by = models.TextField()
    diary_digest = models.TextField()
    document = PlainField()

    class Meta:
        db_table = "finding"
