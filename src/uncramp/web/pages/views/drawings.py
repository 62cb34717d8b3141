"""Every pose on one page, so that all of them can be looked at together."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from uncramp.exchange.report.drawn import drawn
from uncramp.knowledge.content import Kind, KnowledgeBase, load
from uncramp.knowledge.illustration import poses
from uncramp.knowledge.wording import say
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.plan_told import library_address
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class PoseTold:
    """A drawing, what it is called, and the page that describes it; empty for none."""

    drawing: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class DrawingsPage:
    """What the page shows.

    ``drawings``: every pose. ``quiz``: whether the names are hidden, to see who knows them.
    """

    drawings: tuple[PoseTold, ...]
    quiz: bool


@require_safe
@with_person
def drawings(request: PersonRequest, _: Person) -> HttpResponse:
    """The contact sheet of all poses."""
    quiz = request.GET.get("quiz") == "1"
    named = _named(load(request.language), request.language)
    told = []
    for name in poses():
        title, address = named.get(name, (name.replace("-", " "), ""))
        found = drawn(name, request.language, moves=not quiz)
        if found:
            told.append(PoseTold(found.svg, title, address))
    return show(request, "drawings", DrawingsPage(tuple(told), quiz))


def _named(known: KnowledgeBase, language: str) -> dict[str, tuple[str, str]]:
    """What each pose is called: its exercise, with the form where it is one of several."""
    named: dict[str, tuple[str, str]] = {}
    for exercise in known.exercises.values():
        address = library_address(Kind.EXERCISES, exercise.id)
        named[exercise.drawing] = (exercise.title, address)
        for form in exercise.forms:
            words = say(f"movement.form.{form.id}", language)
            named.setdefault(form.drawing, (f"{exercise.title}: {words}", address))
    return named
