"""Where a person's check-up stands: what was answered, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from typing import Any

from uncramp.care.assessment import (
    Answers,
    Assessment,
    assess,
    is_answered,
    next_screen,
    read_answers,
    route,
)
from uncramp.errors import UncrampError
from uncramp.knowledge.content import KnowledgeBase, Question, Screen, Stage, Urgency, load
from uncramp.person.diary import Diary
from uncramp.person.nights import Night
from uncramp.web.pages.request import PersonRequest
from uncramp.web.store import Person, load_answers, load_diary, save_answers

NIGHTS_READ = 120
"""More than the rules look back to: years of nights would take longer to read than to judge."""


@dataclass(frozen=True, slots=True)
class CheckUp:
    """The answers of a person, the library they are read against, and the day."""

    known: KnowledgeBase
    answers: Answers
    today: date

    @property
    def route(self) -> tuple[Screen, ...]:
        """The screens that this person gets, in order."""
        return route(self.answers, self.known)

    @property
    def number(self) -> str:
        """What to dial in an emergency, by the country that was named."""
        return self.known.emergency_number(self.answers.country)

    @property
    def answered(self) -> int:
        """How many screens of the route are answered."""
        return sum(is_answered(screen, self.answers) for screen in self.route)

    def next(self, *, go_on: bool = False) -> Screen | None:
        """The first screen that was not answered; None when it is time for the result."""
        return next_screen(self.answers, self.known, self.today, go_on=go_on)

    def questions(self, screen: Screen) -> tuple[Question, ...]:
        """The questions of a screen."""
        return tuple(self.known.questions[name] for name in screen.questions)


def open_check_up(request: PersonRequest, person: Person) -> CheckUp:
    """The check-up of this person, as far as it was answered."""
    known = load(request.language)
    answers = _readable(load_answers(person), known)
    return CheckUp(known, answers, request.clock.local.date())


def keep(request: PersonRequest, person: Person, before: CheckUp, answers: Answers) -> CheckUp:
    """Keep these answers in place of those there were."""
    save_answers(person, answers.to_plain(), at=request.now)
    return replace(before, answers=answers)


def assessed(check_up: CheckUp, person: Person) -> Assessment:
    """What the answers and the nights come to today."""
    return judged(check_up, recent_diary(check_up, person))


def recent_diary(check_up: CheckUp, person: Person) -> Diary:
    """The nights that may have a say in a judgement of today."""
    return load_diary(person, first=Night(check_up.today) + -NIGHTS_READ)


def judged(check_up: CheckUp, diary: Diary) -> Assessment:
    """What the answers and these nights come to today."""
    return assess(
        check_up.answers, check_up.known, diary, check_up.today, program=version("uncramp")
    )


def next_after(screen: Screen, before: CheckUp, after: CheckUp) -> Screen | None:
    """What to ask next; None when the result is to be shown.

    Whoever went on with the questions is stopped again only by something new.
    """
    return after.next(go_on=screen.stage is Stage.MORE and not is_new_at_once(before, after))


def next_again(screen: Screen, held: CheckUp) -> Screen | None:
    """The screen after this one, for somebody who answers all of them once more.

    They are stopped where everybody is: by an emergency at once, by something for today
    before the questions that can wait.
    """
    later = iter(held.route[held.route.index(screen) + 1 :])
    coming = next(later, None)
    met = {urgency for _, urgency in _at_once(held)}
    waits = coming is not None and coming.stage is Stage.MORE and screen.stage is not Stage.MORE
    return None if Urgency.EMERGENCY in met or (met and waits) else coming


def is_new_at_once(before: CheckUp, after: CheckUp) -> bool:
    """Whether an emergency stands, or something for today that did not stand before."""
    now = _at_once(after)
    return any(urgency is Urgency.EMERGENCY for _, urgency in now) or bool(now - _at_once(before))


def _at_once(check_up: CheckUp) -> set[tuple[str, Urgency | None]]:
    found = assess(check_up.answers, check_up.known, Diary(), check_up.today)
    return {
        (hit.subject, hit.urgency) for hit in found.signs if hit.urgency and hit.urgency.cannot_wait
    }


def _readable(document: Mapping[str, Any], known: KnowledgeBase) -> Answers:
    """The answers that were kept, without those that no question of today can take.

    They are asked again: a question of an older library or another hand is never guessed.
    """
    if not document:
        return Answers()
    try:
        return read_answers(document, known)
    except UncrampError:
        given, checks = document.get("answers"), document.get("checks")
        parts: list[dict[str, Any]] = []
        parts += [{"answers": {q: g}} for q, g in given.items()] if isinstance(given, dict) else []
        if isinstance(checks, list):
            parts += [{"answers": {}, "checks": [check]} for check in checks]
        return _together(parts, known)


def _together(parts: list[dict[str, Any]], known: KnowledgeBase) -> Answers:
    whole = Answers()
    for part in parts:
        try:
            read = read_answers(part, known)
        except UncrampError:
            continue
        whole = whole.with_answers(read.given)
        for check in read.checks:
            whole = whole.with_check(check)
    return whole
