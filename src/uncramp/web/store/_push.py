"""Devices to be reminded on, what waits to be sent to them, and what went out already."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction

from uncramp.web.store._people import as_person
from uncramp.web.store._rows import hold
from uncramp.web.store._types import Person, Shelf
from uncramp.web.store.models import DeviceRow, PersonRow, PushRow, SentReminderRow

MOST_DEVICES: Final = 20
_KEPT: Final = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Device:
    """A browser that a person wants to be reminded on.

    ``endpoint`` is an address that takes a message for it, ``p256dh`` and ``auth`` what the
    message is encrypted with, all as the browser gave them. ``row`` is 0 as long as it was
    not kept. ``failures`` counts what did not get through since ``last_ok_at``.
    """

    endpoint: str
    p256dh: str
    auth: str
    name: str
    made_at: datetime
    last_ok_at: datetime | None = None
    failures: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Push:
    """A message about to be sent for the ``tries``-th time; ``document`` is what it says."""

    row: int
    device: Device
    person: Person
    reminder: str
    document: Mapping[str, Any]
    tries: int
    until: datetime


def devices(person: Person) -> tuple[Device, ...]:
    """The devices of a person, in the order they came."""
    rows = DeviceRow.objects.using(person.shelf).filter(person_id=person.id).order_by("id")
    return tuple(_as_device(row) for row in rows)


def keep_device(person: Person, device: Device) -> int:
    """Keep a device, in place of whoever had it before; its row.

    The same browser again is the same device. Of more than twenty, those that came first go.
    """
    with transaction.atomic(using=person.shelf):
        hold(person)
        every = DeviceRow.objects.using(person.shelf)
        digest = device_digest(device.endpoint)
        # Whoever sat at this browser before is not to be reminded in front of somebody else.
        every.filter(digest=digest).exclude(person_id=person.id).delete()
        columns = {name: getattr(device, name) for name in ("endpoint", "p256dh", "auth", "name")}
        row, _ = every.update_or_create(
            digest=digest,
            defaults={"person_id": person.id, "failures": 0, **columns},
            create_defaults={"person_id": person.id, "made_at": device.made_at, **columns},
        )
        mine = every.filter(person_id=person.id).order_by("-id").values_list("id", flat=True)
        every.filter(id__in=list(mine[MOST_DEVICES:])).delete()
        return int(row.id)


def renew_device(person: Person, before: str, device: Device) -> bool:
    """Let a device of this person have another address; False where ``before`` is none of theirs.

    It stays the same device: what waits for it goes to the new address.
    """
    with transaction.atomic(using=person.shelf):
        hold(person)
        every = DeviceRow.objects.using(person.shelf)
        mine = every.filter(person_id=person.id, digest=device_digest(before))
        row = mine.values_list("id", flat=True).first()
        if row is None:
            return False
        digest = device_digest(device.endpoint)
        every.filter(digest=digest).exclude(id=row).delete()
        columns = {name: getattr(device, name) for name in ("endpoint", "p256dh", "auth")}
        every.filter(id=row).update(digest=digest, failures=0, **columns)
        return True


def remove_device(person: Person, row: int) -> None:
    """Send nothing to this device any more; one that is gone already stays gone."""
    DeviceRow.objects.using(person.shelf).filter(person_id=person.id, id=row).delete()


def device_digest(endpoint: str) -> str:
    """What a device is known by where its address must not be told."""
    return hashlib.sha256(endpoint.encode()).hexdigest()


def reminded_people(shelf: Shelf) -> tuple[Person, ...]:
    """Everybody on this shelf who has a device."""
    rows = PersonRow.objects.using(shelf).filter(devicerow__isnull=False).distinct()
    return tuple(as_person(row, shelf) for row in rows.order_by("id"))


def put_test(person: Person, row: int, document: Mapping[str, Any], *, at: datetime) -> bool:
    """Let a message to try it out wait for its turn; False where there is no such device."""
    with transaction.atomic(using=person.shelf):
        hold(person)
        if not DeviceRow.objects.using(person.shelf).filter(person_id=person.id, id=row).exists():
            return False
        waiting = PushRow.objects.using(person.shelf)
        # However often somebody taps, one is enough.
        waiting.filter(device_id=row, reminder="").delete()
        until = at + timedelta(minutes=10)
        waiting.create(device_id=row, document=dict(document), not_before=at, until=until)
        return True


def put_reminder(
    person: Person,
    reminder: str,
    rang: tuple[date, datetime],
    document: Mapping[str, Any],
    *,
    at: datetime,
    until: datetime,
) -> int:
    """Let a reminder wait for its turn on each device that was there when it rang; how many.

    ``rang`` is its day and its moment. 0 when this reminder of this day went out before:
    whatever becomes of it afterwards, it is never put there again.
    """
    day, rang_at = rang
    with transaction.atomic(using=person.shelf):
        hold(person)
        mine = DeviceRow.objects.using(person.shelf).filter(person_id=person.id)
        rows = list(mine.filter(made_at__lte=rang_at).values_list("id", flat=True))
        sent = SentReminderRow.objects.using(person.shelf)
        once = {"person_id": person.id, "reminder": reminder, "day": day}
        if not rows or sent.filter(**once).exists():
            return 0
        sent.create(**once, sent_at=at)
        sent.filter(person_id=person.id, day__lt=at.date() - _KEPT).delete()
        PushRow.objects.using(person.shelf).bulk_create(
            PushRow(
                device_id=row,
                reminder=reminder,
                document=dict(document),
                not_before=at,
                until=until,
            )
            for row in rows
        )
        return len(rows)


def next_push(shelf: Shelf, now: datetime) -> Push | None:
    """The message whose turn it is; None when none is left.

    From here on nobody else gets it, and after a crash nobody at all: what may have arrived
    is not sent again.
    """
    waiting = PushRow.objects.using(shelf)
    waiting.filter(until__lte=now).delete()
    due = waiting.filter(not_before__lte=now).select_related("device__person")
    for row in due.order_by("not_before", "id")[:MOST_DEVICES]:
        mine = waiting.filter(id=row.id, not_before=row.not_before)
        if mine.update(not_before=None, tries=row.tries + 1):
            return Push(
                row=row.id,
                device=_as_device(row.device),
                person=as_person(row.device.person, shelf),
                reminder=row.reminder,
                document=dict(row.document),
                tries=row.tries + 1,
                until=row.until,
            )
    return None


def push_arrived(push: Push, *, at: datetime) -> None:
    """It got through."""
    _forget(push)
    _device(push).update(last_ok_at=at, failures=0)


def push_failed(push: Push, *, again_at: datetime | None) -> None:
    """It did not get through; it waits for ``again_at``, or is given up where that is None."""
    if again_at is None or again_at >= push.until:
        _forget(push)
    else:
        PushRow.objects.using(push.person.shelf).filter(id=push.row).update(not_before=again_at)
    _device(push).update(failures=push.device.failures + 1)


def push_dropped(push: Push) -> None:
    """It is not to be sent any more."""
    _forget(push)


def device_is_gone(push: Push) -> None:
    """The browser takes no messages any more: forget it and all that waits for it."""
    _device(push).delete()


def _forget(push: Push) -> None:
    PushRow.objects.using(push.person.shelf).filter(id=push.row).delete()


def _device(push: Push) -> Any:
    return DeviceRow.objects.using(push.person.shelf).filter(id=push.device.row)


def _as_device(row: DeviceRow) -> Device:
    names = ("endpoint", "p256dh", "auth", "name", "made_at", "last_ok_at", "failures")
    return Device(row=row.id, **{name: getattr(row, name) for name in names})
