"""The sessions of a day: which of them is for this hour, and which were done."""

from dataclasses import dataclass
from math import ceil

from django.urls import reverse

from uncramp.care.plan import CarePlan, PlannedExercise, cues, seconds_of
from uncramp.exchange.report.plan_sentences import Sentences
from uncramp.knowledge.content import KnowledgeBase
from uncramp.knowledge.wording import say
from uncramp.person.sessions import Session
from uncramp.web.pages.clock import Clock
from uncramp.web.pages.planned import Planned
from uncramp.web.pages.views.player import ROUTINES, exercises_of, title_of

BEDTIME, IN_BED, DAY = "bedtime", "in-bed", "day"
BEDTIME_FROM = 18
"""From this hour on the session before bed comes first."""


@dataclass(frozen=True, slots=True)
class Start:
    """One session: what it holds, how long it takes, where it starts; ``done`` says when it was."""

    routine: str
    title: str
    what: str
    minutes: str
    address: str
    done: str


def starts(plan: CarePlan, held: Planned, clock: Clock, language: str) -> tuple[Start, ...]:
    """Every session that the plan holds, the one for this hour first."""
    order = sorted(ROUTINES, key=lambda routine: routine != fits(clock))
    every = (start_of(routine, plan, held, clock, language) for routine in order)
    return tuple(start for start in every if start)


def fits(clock: Clock) -> str:
    """The routine that this hour is for."""
    is_late = clock.local.hour >= BEDTIME_FROM
    return BEDTIME if is_late else IN_BED if clock.is_morning and clock.is_dark else DAY


def start_of(
    routine: str, plan: CarePlan, held: Planned, clock: Clock, language: str
) -> Start | None:
    """One session of the plan; None where there is nothing to do in it."""
    active = [one for one in exercises_of(plan, routine) or () if one.held is None]
    if not active:
        return None
    minutes = ceil(seconds_of(cues(active, held.known)) / 60)
    done = "planpage.start.done-today" if routine == DAY else "planpage.start.done"
    return Start(
        routine=routine,
        title=title_of(routine, held.known, language),
        what=_what(active, held, language),
        minutes=say("planpage.minutes.short", language, n=minutes),
        address=reverse("play", args=[routine]),
        done=say(done, language) if _is_done(routine, held.done, held.known, clock) else "",
    )


def _what(active: list[PlannedExercise], held: Planned, language: str) -> str:
    """What it holds and how hard, in a line."""
    said = Sentences(held.known)
    what = " · ".join(dict.fromkeys(said.exercise(one.exercise) for one in active))
    low, high = (pick(one.level for one in active) for pick in (min, max))
    if max(one.levels for one in active) == 1:
        return what
    if low == high:
        return say("planpage.start.level", language, what=what, level=low)
    return say("planpage.start.levels", language, what=what, low=low, high=high)


def routine_title(routine: str, known: KnowledgeBase) -> str:
    """What a routine is called, one of the player or one of the library."""
    template = known.routines.get(routine)
    return template.title[known.language] if template else title_of(routine, known, known.language)


def _is_done(
    routine: str, sessions: tuple[Session, ...], known: KnowledgeBase, clock: Clock
) -> bool:
    return any(_belongs(one, routine, known, clock) for one in sessions)


def _belongs(session: Session, routine: str, known: KnowledgeBase, clock: Clock) -> bool:
    template = known.routines.get(session.routine)
    same = session.routine == routine or (template and template.when in ROUTINES[routine])
    if not same or not any(one.done for one in session.movements):
        return False
    if routine == DAY:
        return session.started_at.astimezone(clock.local.tzinfo).date() == clock.local.date()
    return session.night == clock.tonight
