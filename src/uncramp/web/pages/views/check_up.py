"""The check-up: where it begins, all that was answered, and how it is forgotten."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from uncramp.knowledge.content import Screen
from uncramp.web.pages.check_up import CheckUp, open_check_up
from uncramp.web.pages.given import say_given
from uncramp.web.pages.places import country_name
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.check_up_way import screen_address
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, save_answers


@dataclass(frozen=True, slots=True)
class CheckUpPage:
    """What the page shows.

    ``n``: how many screens there are. ``answered``: how many of them are. ``address``: where
    to begin or go on, the result when nothing is left. ``number``: what to dial in an
    emergency. ``country``: the name of the country it holds for, empty where none is known.
    """

    n: int
    answered: int
    address: str
    number: str
    country: str


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """What the page shows.

    ``screens``: for each its title, the address that changes it, and pairs of a question and
    what was answered, in words. ``answered``, ``n``: how many screens are answered, of how
    many. ``address``: where to go on, empty when nothing is left.
    """

    screens: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    answered: int
    n: int
    address: str


@require_safe
@with_person
def check_up(request: PersonRequest, person: Person) -> HttpResponse:
    """What it is, how long it takes, and where it was left."""
    held = open_check_up(request, person)
    coming = held.next()
    country = held.answers.country
    page = CheckUpPage(
        n=len(held.route),
        answered=held.answered,
        address=screen_address(coming) if coming else reverse("check-up-result"),
        number=held.number,
        country=country_name(country, request.language) if country else "",
    )
    return show(request, "check_up/start", page)


@require_safe
@with_person
def answers(request: PersonRequest, person: Person) -> HttpResponse:
    """Everything that was answered, each to be changed."""
    held = open_check_up(request, person)
    coming = held.next(go_on=True)
    page = AnswersPage(
        screens=tuple(_told(screen, held, request.language) for screen in held.route),
        answered=held.answered,
        n=len(held.route),
        address=screen_address(coming) if coming else "",
    )
    return show(request, "check_up/answers", page)


@require_POST
@with_person
def forget(request: PersonRequest, person: Person) -> HttpResponse:
    """Forget every answer, and who looked at what."""
    save_answers(person, {}, at=request.now)
    return redirect("check-up")


def _told(
    screen: Screen, held: CheckUp, language: str
) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    given = held.answers.given
    told = tuple(
        (question.title, say_given(question, given.get(question.id), language))
        for question in held.questions(screen)
    )
    return screen.title[language], f"{screen_address(screen)}?then=answers", told
