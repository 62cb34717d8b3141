"""The attacks of a person: each kept in its highest revision, and written into its night."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime

from django.db import transaction

from uncramp.person.attacks import Attack
from uncramp.person.diary import Cramps, Episode, NightEntry
from uncramp.person.nights import Night
from uncramp.web.store._attack_plain import attack_columns, attack_from
from uncramp.web.store._plain import from_plain, to_plain
from uncramp.web.store._raised import UNRECORDED, raised
from uncramp.web.store._rows import (
    Plain,
    as_they_are,
    hold,
    keep_history,
    put_nights,
    standing,
)
from uncramp.web.store._types import Outcome, Person
from uncramp.web.store.models import AttackRow


def attacks(
    person: Person, *, first: Night | None = None, last: Night | None = None
) -> tuple[Attack, ...]:
    """Every attack, or those of the nights from ``first`` to ``last``, as they began.

    Those that were taken back are among them, as ``is_mistake``.
    """
    rows = AttackRow.objects.using(person.shelf).filter(person_id=person.id)
    if first is not None:
        rows = rows.filter(night__gte=first.evening)
    if last is not None:
        rows = rows.filter(night__lte=last.evening)
    found = rows.order_by("started_at", "attack").values("attack", "night", "document")
    return tuple(attack_from(row) for row in found)


def save_attack(person: Person, attack: Attack, *, at: datetime) -> Outcome:
    """Keep an attack and write it into its night; a lower revision never replaces a higher.

    One that was over stays over.
    """
    with transaction.atomic(using=person.shelf):
        hold(person)
        return put_attack(person, attack, at)


def put_attack(person: Person, attack: Attack, at: datetime) -> Outcome:
    """What ``save_attack`` does, inside the transaction of a greater change."""
    rows = AttackRow.objects.using(person.shelf)
    found = rows.filter(person_id=person.id, attack=attack.id)
    row = found.values("attack", "night", "document").first()
    kept = None if row is None else attack_from(row)
    if kept is not None and attack == kept:
        return Outcome.ALREADY
    if kept is not None and (attack.revision <= kept.revision or _opens_again(kept, attack)):
        return Outcome.OLDER
    rows.update_or_create(person_id=person.id, attack=attack.id, defaults=attack_columns(attack))
    _write(person, kept, attack, at)
    return Outcome.STORED


def _opens_again(kept: Attack, attack: Attack) -> bool:
    # A page that was left open in the night does not know what was answered in the morning.
    return attack.is_open and not kept.is_open


def _write(person: Person, kept: Attack | None, attack: Attack, at: datetime) -> None:
    """Write what this revision says anew into the night, or the two nights, of the attack."""
    nights = sorted({one.night for one in (kept, attack) if one})
    days = [night.evening for night in nights]
    before = as_they_are(person, days)
    now_standing = standing(person, days)
    changed: dict[Night, Plain | None] = {}
    for night in nights:
        told = before.get(night.evening)
        after = raised(_with_attack(night, told, kept, attack), now_standing)
        if after != told:
            changed[night] = after
    if changed:
        written = {night.evening: plain for night, plain in changed.items()}
        keep_history(person, written, before, at, by_attack=True)
        put_nights(person, written)


def _with_attack(
    night: Night, told: Plain | None, kept: Attack | None, attack: Attack
) -> Plain | None:
    entry = from_plain(night, told) if told else NightEntry(night, Cramps.unknown())
    episodes = tuple(_episodes(entry.episodes, night, kept, attack))
    if episodes == entry.episodes:
        return told
    said = told["said"] if told else UNRECORDED
    return to_plain(replace(entry, episodes=episodes)) | {"said": said}


def _episodes(
    told: Iterable[Episode], night: Night, kept: Attack | None, attack: Attack
) -> Iterable[Episode]:
    belongs = night == attack.night and not attack.is_mistake
    was_there = kept is not None and kept.night == night and not kept.is_mistake
    is_there = False
    for one in told:
        if one.id != attack.id:
            yield one
        elif belongs:
            is_there = True
            yield _mended(one, kept, attack)
    # One that stood in the night and does not any more was taken out there by hand.
    if belongs and not is_there and not was_there:
        yield attack.as_episode()


def _mended(told: Episode, kept: Attack | None, attack: Attack) -> Episode:
    """The episode with what this revision knows anew; what was mended in the diary stays."""
    new, old = attack.as_episode(), kept.as_episode() if kept else told
    names = [field.name for field in fields(Episode)]
    anew = {n: getattr(new, n) for n in names if getattr(new, n) != getattr(old, n)}
    return replace(told, **anew)
