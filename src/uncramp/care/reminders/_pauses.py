"""When nobody is reminded of anything."""

from collections.abc import Iterable
from datetime import date

from uncramp.care.reminders._types import Pause


def is_paused(pauses: Iterable[Pause], day: date) -> bool:
    """Whether a person is not to be reminded on that day."""
    return pause_on(pauses, day) is not None


def pause_on(pauses: Iterable[Pause], day: date) -> Pause | None:
    """The pause that lasts longest of those that cover the day; None when there is none."""
    covering = [pause for pause in pauses if pause.covers(day)]
    return max(covering, key=lambda pause: pause.last or date.max, default=None)
