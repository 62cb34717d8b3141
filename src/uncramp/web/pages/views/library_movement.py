"""The part of an exercise's page that shows it: drawn, dosed, and whether it may be tried."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from uncramp.exchange.report.drawn import drawn
from uncramp.exchange.report.plan_sentences import Sentences
from uncramp.knowledge.content import Exercise, KnowledgeBase
from uncramp.knowledge.wording import say
from uncramp.web.pages.planned import open_plan
from uncramp.web.pages.request import PersonRequest
from uncramp.web.pages.views.plan_told import say_hurt
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class FormTold:
    """Another way to do it: its name and its drawing as SVG."""

    name: str
    drawing: str


@dataclass(frozen=True, slots=True)
class Movement:
    """An exercise as it is shown.

    ``moving``, ``start`` and ``hold`` are drawings as SVG, empty where there are none. ``dose``
    is that of the first level, ``levels`` those of all where there are several, ``criterion``
    what has to be met to go on. ``play`` is where it may be tried, empty where it may not;
    ``why_not`` says why, and ``answer`` where that may change.
    """

    moving: str
    start: str
    hold: str
    dose: str
    levels: tuple[str, ...]
    criterion: tuple[str, ...]
    forms: tuple[FormTold, ...]
    play: str
    why_not: str
    answer: str


def movement(request: PersonRequest, person: Person, exercise: Exercise) -> Movement:
    """The exercise drawn, and what the plan of this person says of it."""
    held, plan = open_plan(request, person)
    said, language = Sentences(held.known), request.language
    moving, start, hold = _drawn(exercise.drawing, language)
    planned = plan.exercise(exercise.id)
    may = planned is not None and planned.held is None
    why_not, answer = "", ""
    if not held.check_up.answers.given:
        why_not = say("planpage.exercise.needs-answers", language)
        answer = reverse("check-up")
    elif planned is not None and planned.held:
        why_not, answer = say_hurt(held), reverse("plan")
    elif planned is None:
        shut = [one for one in plan.withheld if one.subject == exercise.id]
        open_now = say("planpage.exercise.not-in-plan", language)
        why_not = said.why_withheld(shut[0]) if shut else open_now
        answer = reverse("plan")
    doses = tuple(said.dose(dose) for dose in exercise.doses)
    return Movement(
        moving=moving,
        start=start,
        hold=hold,
        dose=doses[0],
        levels=doses if len(doses) > 1 else (),
        criterion=tuple(_criterion(exercise, language)),
        forms=tuple(_forms(exercise, held.known)),
        play=reverse("play", args=[exercise.id]) if may else "",
        why_not=why_not,
        answer=answer,
    )


def _drawn(pose: str, language: str) -> tuple[str, str, str]:
    """The moving picture and the two still ones; a scene that does not move has only one."""
    moving = drawn(pose, language, moves=True, described=True)
    if moving is None:
        return "", "", ""
    if not moving.moves:
        return moving.svg, "", ""
    start, hold = (drawn(pose, language, at=at) for at in ("start", "hold"))
    return moving.svg, start.svg if start else "", hold.svg if hold else ""


def _criterion(exercise: Exercise, language: str) -> Iterator[str]:
    """What has to be met before the next level, a line each."""
    wanted = exercise.progress
    if wanted is None or not exercise.levels:
        return
    yield say("planpage.exercise.sessions", language, n=wanted.sessions)
    yield say(f"planpage.exercise.felt-{wanted.felt}", language, n=wanted.at_most)
    if wanted.clean:
        asked = say(f"movement.clean.{wanted.clean}", language)
        yield say("planpage.exercise.clean", language, question=asked)
    if wanted.sore_at_most is not None:
        yield say("planpage.exercise.sore", language, n=wanted.sore_at_most)


def _forms(exercise: Exercise, known: KnowledgeBase) -> Iterator[FormTold]:
    for form in exercise.forms:
        found = drawn(form.drawing, known.language)
        name = say(f"movement.form.{form.id}", known.language)
        yield FormTold(name[:1].upper() + name[1:], found.svg if found else "")
