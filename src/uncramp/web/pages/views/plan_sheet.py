"""One page of drawings for the wall: how to begin, how to hold, how often."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from uncramp.care.plan import CarePlan, PlannedExercise
from uncramp.exchange.report.drawn import drawn
from uncramp.exchange.report.plan_sentences import Sentences, drawing_of
from uncramp.knowledge.content import Exercise
from uncramp.knowledge.wording import say
from uncramp.web.pages.planned import open_plan
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person

MOST = 6
"""As many as are large enough to be seen from a step away on one page of paper."""

_STEP = re.compile(r"^(?:\d+\.|-)\s+(.*)$", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MARKS = re.compile(r"[*_`]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """An exercise on paper: its two drawings, the words under the second, how much, three lines."""

    title: str
    start: str
    hold: str
    hold_words: str
    dose: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """What the page shows.

    ``when``: the day. ``headline``: what it is. ``exercises``: one to six of them.
    ``others``: what else is in the plan, by name, empty for nothing.
    """

    when: str
    headline: str
    exercises: tuple[Printed, ...]
    others: str


@require_safe
@with_person
def sheet(request: PersonRequest, person: Person) -> HttpResponse:
    """The exercises of the plan, drawn for paper."""
    held, plan = open_plan(request, person)
    language = request.language
    said = Sentences(held.known)
    every = [(one, held.known.exercises[one.exercise]) for one in _drawable(plan)]
    without = [held.known.measures[item.measure].title for item in plan.items if not item.exercises]
    others = [exercise.title for _, exercise in every[MOST:]] + without
    page = SheetPage(
        when=say("planpage.sheet.when", language, day=held.today),
        headline=say("planpage.sheet.headline", language),
        exercises=tuple(_printed(one, exercise, said) for one, exercise in every[:MOST]),
        others=said.listed(others, "and"),
    )
    return show(request, "plan/sheet", page)


def _drawable(plan: CarePlan) -> Iterator[PlannedExercise]:
    seen: set[str] = set()
    for item in plan.items:
        for one in item.exercises:
            if one.exercise not in seen and one.held is None:
                seen.add(one.exercise)
                yield one


def _printed(one: PlannedExercise, exercise: Exercise, said: Sentences) -> Printed:
    pose, language = drawing_of(exercise, one.form), said.known.language
    start, hold = (drawn(pose, language, at=moment) for moment in ("start", "hold"))
    holds = one.dose.hold_s > 0 and one.dose.minutes is None
    return Printed(
        title=exercise.title,
        start=start.svg if start else "",
        hold=hold.svg if hold else "",
        hold_words=say("planpage.sheet.hold", language, n=one.dose.hold_s)
        if holds
        else say("planpage.sheet.move", language),
        dose=said.dose(one.dose),
        lines=tuple(islice(_lines(exercise, language), 3)),
    )


def _lines(exercise: Exercise, language: str) -> Iterator[str]:
    """What to do, what to feel, and what to watch for: the first sentence of each."""
    sections = exercise.sections
    yield _first(sections.get("in-one-sentence", ""))
    yield _first(sections.get("what-you-feel", ""))
    mistake = _first(sections.get("common-mistakes", ""))
    yield say("planpage.sheet.mistake", language, mistake=mistake)


def _first(markdown: str) -> str:
    step = _STEP.search(markdown)
    text = _MARKS.sub("", step.group(1) if step else markdown.strip())
    return _SENTENCE.split(text, maxsplit=1)[0]
