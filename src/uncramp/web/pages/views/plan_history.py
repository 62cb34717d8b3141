"""How it went: each exercise over its sessions, and every session with what was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from uncramp.care.plan import CarePlan, step, step_facts
from uncramp.exchange.report.figures import Figure, Practised, level_steps
from uncramp.exchange.report.plan_sentences import Sentences
from uncramp.knowledge.content import Exercise, Kind
from uncramp.knowledge.wording import say
from uncramp.person.sessions import Done, Session
from uncramp.web.pages.clock import Clock
from uncramp.web.pages.planned import Planned, open_plan
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.plan_kept import kept_strip
from uncramp.web.pages.views.plan_starts import routine_title
from uncramp.web.pages.views.plan_told import library_address
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person

SHOWN = 8
"""Sessions in the list; the archive has them all."""


@dataclass(frozen=True, slots=True)
class Progressed:
    """One exercise: where it is ``now``, why it goes up, stays or goes down, and its sessions."""

    title: str
    address: str
    now: str
    reasons: tuple[str, ...]
    levels: Figure | None


@dataclass(frozen=True, slots=True)
class SessionTold:
    """One session: which, when, and a line for each exercise in it."""

    title: str
    at: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What the page shows.

    ``headline``: how many sessions there were. ``kept``: the nights with a session, None
    before the first. ``exercises``: each that was done or is in the plan. ``sessions``: the
    newest ones. ``older``: how many more there are, in words, empty for none.
    """

    headline: str
    kept: Figure | None
    exercises: tuple[Progressed, ...]
    sessions: tuple[SessionTold, ...]
    older: str


@require_safe
@with_person
def history(request: PersonRequest, person: Person) -> HttpResponse:
    """What was done so far, and what it has come to."""
    held, plan = open_plan(request, person)
    language, clock = request.language, request.clock
    newest = sorted(held.done, key=lambda one: one.started_at, reverse=True)
    n, older = len(newest), len(newest) - SHOWN
    some = say("planpage.history.headline-some", language, n=n)
    page = HistoryPage(
        headline=some if n else say("planpage.history.headline", language),
        kept=kept_strip(plan, held, clock, language),
        exercises=tuple(_exercises(held, plan, Sentences(held.known))),
        sessions=tuple(_session(one, held, clock, language) for one in islice(newest, SHOWN)),
        older=say("planpage.history.older", language, n=older) if older > 0 else "",
    )
    return show(request, "plan/history", page)


def _exercises(held: Planned, plan: CarePlan, said: Sentences) -> Iterator[Progressed]:
    planned = [one.exercise for item in plan.items for one in item.exercises]
    done = [one.exercise for session in held.done for one in session.movements]
    for name in dict.fromkeys((*planned, *done)):
        exercise = held.known.exercises.get(name)
        if exercise:
            yield _progressed(exercise, held, plan, said)


def _progressed(exercise: Exercise, held: Planned, plan: CarePlan, said: Sentences) -> Progressed:
    language, levels = said.known.language, len(exercise.doses)
    practised = _practised(exercise.id, held)
    planned = plan.exercise(exercise.id)
    level = planned.level if planned else practised[-1].level
    of = say("planpage.level.now", language, level=level, levels=levels)
    going = step(exercise, level, held.done, changes=held.care.changes, today=held.today)
    return Progressed(
        title=exercise.title,
        address=library_address(Kind.EXERCISES, exercise.id),
        now=of if levels > 1 else say("planpage.level.only", language),
        reasons=tuple(
            say(f"session.step.{reason.id}", language, **step_facts(reason))
            for reason in going.reasons
        ),
        levels=level_steps(practised, levels, language, label=exercise.title)
        if practised
        else None,
    )


def _practised(name: str, held: Planned) -> list[Practised]:
    """The sessions of an exercise, oldest first; both sides of one session are one."""
    found = []
    for session in sorted(held.done, key=lambda one: one.started_at):
        sides = session.of(name)
        if sides:
            found.append(
                Practised(
                    day=session.started_at.date(),
                    level=max(one.level for one in sides),
                    whole=all(one.is_whole for one in sides),
                    hurt=any(one.hurt for one in sides),
                )
            )
    return found


def _session(session: Session, held: Planned, clock: Clock, language: str) -> SessionTold:
    moment = session.started_at.astimezone(clock.local.tzinfo)
    return SessionTold(
        title=routine_title(session.routine, held.known),
        at=say("planpage.history.at", language, moment=moment),
        lines=tuple(_lines(session, held)),
    )


def _lines(session: Session, held: Planned) -> Iterator[str]:
    """A line an exercise; both sides in one where they went alike."""
    said, language = Sentences(held.known), held.known.language
    for name in dict.fromkeys(one.exercise for one in session.movements):
        sides = session.of(name)
        what = said.exercise(name)
        together = dict.fromkeys(_movement(one, what, language) for one in sides)
        if len(together) == 1:
            yield from together
            continue
        for one in sides:
            side = say(f"name.side.{one.side}", language).lower()
            yield _movement(one, f"{what}, {side}", language)


def _movement(one: Done, what: str, language: str) -> str:
    how = "hurt" if one.hurt else "skipped" if one.skipped else "whole" if one.is_whole else "part"
    facts = {"what": what, "n": one.planned, "done": one.done, "planned": one.planned}
    told = [say(f"planpage.history.{how}", language, **facts)]
    for name in ("felt", "sore"):
        value = getattr(one, name)
        if value is not None:
            told.append(say(f"planpage.history.{name}", language, n=value))
    return ", ".join(told)
