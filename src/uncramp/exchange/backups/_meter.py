"""How safe a diary is, as one answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from uncramp.knowledge.wording import say

STILL_FRESH: Final = timedelta(days=30)
"""A file that was taken away by hand counts as a second place for so long."""

REHEARSED_LATELY: Final = timedelta(days=90)


class Level(StrEnum):
    """What the answer asks of the person: nothing, a look, or something now."""

    SAFE = "safe"
    LOOK = "look"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a diary and its backups; moments know their zone.

    ``copied_at``: when a copy last reached a second folder, None never or not chosen.
    ``saved_at``: when a backup was last taken away by hand. ``is_broken``: the last rehearsal
    could not open its backup. ``has_trouble``: the last backup was not made; ``is_uncopied``: it
    did not reach its second folder.
    """

    nights: int
    backups: int
    made_at: datetime | None = None
    copied_at: datetime | None = None
    saved_at: datetime | None = None
    rehearsed_at: datetime | None = None
    is_broken: bool = False
    has_trouble: bool = False
    is_uncopied: bool = False


@dataclass(frozen=True, slots=True)
class Meter:
    """The answer: ``backup.meter.<id>``, said with ``days`` where it counts them."""

    id: str
    level: Level
    days: int = 0

    def said(self, language: str) -> str:
        """The answer in one sentence."""
        return say(f"backup.meter.{self.id}", language, n=self.days)


def meter(facts: Facts, now: datetime) -> Meter:
    """How safe the diary is: the worst that is true, in the order in which it matters."""
    if not facts.nights and not facts.backups:
        return Meter("nothing", Level.SAFE)
    if facts.is_broken:
        return Meter("broken", Level.ACT)
    if facts.has_trouble:
        return Meter("trouble", Level.ACT)
    if not facts.backups:
        return Meter("one-place", Level.ACT)
    if facts.is_uncopied:
        return Meter("uncopied", Level.LOOK)
    if not _is_elsewhere(facts, now):
        return Meter("one-computer", Level.LOOK)
    if facts.rehearsed_at is None or now - facts.rehearsed_at > REHEARSED_LATELY:
        return Meter("two-places", Level.LOOK)
    # A clock that was set back makes a rehearsal of tomorrow: it was today at the latest.
    days = max(0, (now - facts.rehearsed_at).days)
    return Meter("rehearsed" if days else "rehearsed-today", Level.SAFE, days)


def _is_elsewhere(facts: Facts, now: datetime) -> bool:
    if facts.copied_at is not None:
        return True
    return facts.saved_at is not None and now - facts.saved_at <= STILL_FRESH
