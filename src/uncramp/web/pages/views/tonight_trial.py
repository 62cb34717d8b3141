"""Tonight's arm: what the coin of a trial that runs has for this evening."""

from dataclasses import dataclass

from uncramp.person.nights import Night
from uncramp.web.pages.clock import Clock
from uncramp.web.store import Person, trials


@dataclass(frozen=True, slots=True)
class TrialTonight:
    """``arm`` in words, empty on a night for which the plan has none; its ``question``.

    ``at`` is the place of the night among the ``nights`` of the trial, from 1.
    """

    arm: str
    question: str
    at: int
    nights: int


def trial_tonight(person: Person, clock: Clock) -> TrialTonight | None:
    """The trial that tonight belongs to; None where none runs, and by morning."""
    if clock.is_morning:
        return None
    return _of(person, clock.tonight)


def _of(person: Person, night: Night) -> TrialTonight | None:
    running = next((one for one in trials(person) if one.first <= night <= one.last), None)
    if running is None:
        return None
    arm = running.arm_on(night)
    return TrialTonight(
        arm=arm.label if arm else "",
        question=running.question,
        at=night - running.first + 1,
        nights=running.last - running.first + 1,
    )
