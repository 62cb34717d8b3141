"""The day after a strengthening exercise: how sore, in one tap."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.views.decorators.http import require_POST

from uncramp.knowledge.content import KnowledgeBase
from uncramp.knowledge.wording import say
from uncramp.person.sessions import Session
from uncramp.web.pages.clock import Clock
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.planned import Planned
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.store import Person, save_feedback

ASKED_FOR = timedelta(days=3)
"""After that nobody remembers how sore a certain day was."""
SCALE = tuple(range(11))


@dataclass(frozen=True, slots=True)
class SoreAsked:
    """One exercise of one session to be asked about, and the numbers that take one tap."""

    session: str
    exercise: str
    title: str
    scale: tuple[int, ...]


def sore_asked(held: Planned, clock: Clock, language: str) -> Iterator[SoreAsked]:
    """The last session of each exercise whose page asks for it, from the next day on."""
    asked: set[str] = set()
    for session in sorted(held.done, key=lambda one: one.started_at, reverse=True):
        age = clock.local.date() - session.started_at.astimezone(clock.local.tzinfo).date()
        if not timedelta(days=1) <= age <= ASKED_FOR:
            continue
        for name in _unanswered(session, held.known):
            if name not in asked:
                asked.add(name)
                what = held.known.exercises[name].title
                title = say("planpage.sore.title", language, what=what)
                yield SoreAsked(session.id, name, title, SCALE)


@require_POST
@with_person
def sore(request: PersonRequest, person: Person) -> HttpResponse:
    """Keep how sore it was; what else is known of the session stays."""
    told, exercise = request.POST.get("sore", ""), request.POST.get("exercise", "")
    if told not in {str(n) for n in SCALE}:
        return HttpResponseBadRequest()
    save_feedback(person, request.POST.get("session", ""), exercise, {"sore": int(told)})
    return to_page(reverse("plan"), done="plan")


def _unanswered(session: Session, known: KnowledgeBase) -> Iterator[str]:
    for one in session.movements:
        exercise = known.exercises.get(one.exercise)
        progress = exercise.progress if exercise else None
        if progress and progress.sore_at_most is not None and one.done and one.sore is None:
            yield one.exercise
