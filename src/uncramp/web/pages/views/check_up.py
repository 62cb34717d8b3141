"""The check-up: where it begins, all that was answered, and how it is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from uncramp.knowledge.content import AnswerForm, Screen
from uncramp.knowledge.wording import say
from uncramp.web.pages.check_up import CheckUp, open_check_up
from uncramp.web.pages.given import say_given
from uncramp.web.pages.places import country_name
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.check_up_way import screen_address
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, save_answers

Told = tuple[tuple[str, str], ...]
"""Pairs of a question and what was answered, in words."""


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

    screens: tuple[tuple[str, str, Told], ...]
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
        screens=tuple(_screen(screen, held, request.language) for screen in held.route),
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


def _screen(screen: Screen, held: CheckUp, language: str) -> tuple[str, str, Told]:
    address = f"{screen_address(screen)}?then=answers"
    return screen.title[language], address, tuple(_told(screen, held, language))


def _told(screen: Screen, held: CheckUp, language: str) -> Iterator[tuple[str, str]]:
    """What was answered; lines that were left alone with a *no* stand together at the end."""
    questions, given = held.questions(screen), held.answers.given
    rest = [q for q in questions if given.get(q.id) == "no" and q.answer is AnswerForm.YES_NO]
    for question in questions:
        if len(rest) < 2 or question not in rest:
            yield question.title, say_given(question, given.get(question.id), language)
    if len(rest) > 1:
        rest_of = "none" if len(rest) == len(questions) else "others"
        yield say(f"checkup.answers.{rest_of}", language), say("assess.given.no", language)
