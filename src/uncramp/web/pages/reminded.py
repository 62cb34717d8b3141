"""The reminders and pauses of a person, as they are kept."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from uncramp.care.reminders import Pause, Reminder, read_reminders, to_plain
from uncramp.errors import UncrampError
from uncramp.web.pages.request import PersonRequest
from uncramp.web.store import Person, load_care, save_care

NEWEST = 60
"""How many pauses are kept: enough for years of journeys."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a person is reminded of, and when not; pauses by their first day."""

    reminders: tuple[Reminder, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def with_pause(self, pause: Pause) -> "Reminded":
        """With this pause, in place of one that begins on the same day."""
        others = [one for one in self.pauses if one.first != pause.first]
        pauses = sorted([*others, pause], key=lambda one: one.first)
        return replace(self, pauses=tuple(pauses[-NEWEST:]))

    def ended(self, today: date) -> "Reminded":
        """Without a pause from today on; days that are over stay paused."""
        yesterday = today - timedelta(days=1)
        begun = (one for one in self.pauses if one.first < today or not one.covers(today))
        pauses = tuple(replace(p, last=yesterday) if p.covers(today) else p for p in begun)
        return replace(self, pauses=pauses)

    def without(self, first: date) -> "Reminded":
        """Without the pause that would begin on that day."""
        return replace(self, pauses=tuple(one for one in self.pauses if one.first != first))


def open_reminded(person: Person) -> Reminded:
    """What is kept; what cannot be read any more counts as not told."""
    try:
        return Reminded(*read_reminders(load_care(person)))
    except UncrampError:
        return Reminded()


def keep_reminded(request: PersonRequest, person: Person, kept: Reminded) -> None:
    """Keep this in place of what there was; wishes and changes stay."""
    plain = to_plain(kept.reminders, kept.pauses)
    save_care(person, {"format": 1, **load_care(person), **plain}, at=request.now)
