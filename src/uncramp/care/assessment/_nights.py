"""What the nights add to the answers; they never take anything away."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from uncramp.care.assessment._types import Hit, Note
from uncramp.care.assessment._within_days import cramp_let_go_late, thigh_only
from uncramp.person.diary import Cramps, Diary, Episode, Muscle, NightEntry, Side, summarise
from uncramp.person.nights import Night

LATELY: Final = 14
BEFORE: Final = 28
LOOKED_BACK: Final = 90
TEN_MINUTES_S: Final = 600
FEWEST_IN_THIGH: Final = 3
FEWEST_ONE_SIDED: Final = 5
FEWEST_CRAMPS: Final = 4
LOWER: Final = frozenset({Muscle.CALF, Muscle.FOOT, Muscle.SHIN})
THIGH: Final = frozenset({Muscle.THIGH_FRONT, Muscle.THIGH_BACK})

Told = tuple[NightEntry, Episode]


def hits_from(diary: Diary, today: date) -> tuple[Hit, ...]:
    """The warning signs that the nights bring, each with its nights."""
    hits = []
    long_nights = tuple(e.night for e in _past(diary, today, LATELY) if _was_long(e))
    if long_nights:
        hits.append(_hit(cramp_let_go_late.id, cramp_let_go_late.subject, long_nights))
    located = _located(diary, today)
    if len(located) >= FEWEST_IN_THIGH and all(e.muscle in THIGH for _, e in located):
        hits.append(_hit(thigh_only.id, thigh_only.subject, _nights(located)))
    return tuple(hits)


def notes_from(diary: Diary, today: date) -> tuple[Note, ...]:
    """What the nights show that is no sign and still worth saying."""
    return tuple(note for made in _NOTES for note in made(diary, today))


def nights_below_the_knee(diary: Diary, today: date) -> tuple[Night, ...]:
    """The nights with an episode in calf, foot or shin."""
    return _nights([told for told in _located(diary, today) if told[1].muscle in LOWER])


def _hit(rule: str, subject: str, nights: tuple[Night, ...]) -> Hit:
    return Hit(rule, subject, cramp_let_go_late.urgency, nights=nights)


def _past(diary: Diary, today: date, nights: int) -> Diary:
    last = Night(today)
    return diary.between(last + -nights, last)


def _was_long(entry: NightEntry) -> bool:
    """Whether one cramp of the night is known to have lasted more than ten minutes."""
    if any((e.seconds_to_release or 0) > TEN_MINUTES_S for e in entry.episodes):
        return True
    # The minutes of a night are those of all its cramps together: they time one only alone.
    alone = entry.cramps == Cramps.counted(1)
    return alone and entry.minutes is not None and entry.minutes * 60 > TEN_MINUTES_S


def _told(diary: Diary, today: date) -> Iterator[Told]:
    for entry in _past(diary, today, LOOKED_BACK):
        for episode in entry.episodes:
            yield entry, episode


def _located(diary: Diary, today: date) -> list[Told]:
    return [told for told in _told(diary, today) if told[1].muscle is not Muscle.UNSURE]


def _nights(told: list[Told]) -> tuple[Night, ...]:
    return tuple(dict.fromkeys(entry.night for entry, _ in told))


def _one_leg(diary: Diary, today: date) -> Iterator[Note]:
    """At least five episodes of known side, all in the same leg."""
    told = [one for one in _told(diary, today) if one[1].side is not Side.UNSURE]
    sides = {episode.side for _, episode in told}
    if len(told) >= FEWEST_ONE_SIDED and len(sides) == 1 and sides != {Side.BOTH}:
        yield Note(f"one-leg-{sides.pop()}", _nights(told))


def _twice_as_many(diary: Diary, today: date) -> Iterator[Note]:
    """At least twice as many cramps a week in the past 14 nights as in the 28 before."""
    end = Night(today) + -1
    lately = summarise(diary, (end + -(LATELY - 1), end))
    earlier = summarise(diary, (end + -(LATELY + BEFORE - 1), end + -LATELY))
    now, before = lately.per_week, earlier.per_week
    if now is None or before is None or lately.cramps < FEWEST_CRAMPS or now < 2 * before:
        return
    part = diary.between(lately.first, lately.last)
    yield Note("twice-as-many", tuple(entry.night for entry in part if entry.cramps.any))


_NOTES: Final[tuple[Callable[[Diary, date], Iterator[Note]], ...]] = (_one_leg, _twice_as_many)
