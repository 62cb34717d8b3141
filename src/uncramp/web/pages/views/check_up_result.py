"""The result of the check-up: signs first, and alone where it cannot wait."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from uncramp.care.assessment import Assessment, Checked
from uncramp.knowledge.content import Urgency
from uncramp.knowledge.wording import say
from uncramp.web.pages.check_up import CheckUp, assessed, keep, open_check_up
from uncramp.web.pages.forms.checked import CheckedForm
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.check_up_told import (
    MedicineTold,
    Part,
    SignTold,
    address_of,
    contributors_told,
    look_alikes_told,
    medicines_told,
    not_believed,
    pattern_told,
    signs_told,
)
from uncramp.web.pages.views.check_up_way import screen_address
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class AlonePage:
    """What the page shows, and nothing else.

    ``headline``: the id of the sentence on top. ``urgency``: emergency or same-day. ``signs``:
    those that cannot wait. ``checked``: sentences about those of them that somebody looked at
    and that stay on top all the same. ``number``: what to dial. ``is_local``: whether a country was
    named for it. ``go_on``: the address of the next question, empty in an emergency.
    ``form``: by whom and when it was looked at. ``today``: the last day that form takes.
    """

    headline: str
    urgency: str
    signs: tuple[SignTold, ...]
    checked: tuple[str, ...]
    number: str
    is_local: bool
    go_on: str
    form: CheckedForm
    today: date


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What the page shows.

    ``headline``: the id of the sentence on top. ``signs``: those that are open. ``checked``:
    sentences about those that somebody looked at. ``contributors``: what may play a part.
    ``pattern``: how far the cramps are like the usual ones. ``look_alikes``: what can feel
    like one. ``medicines``: what is taken. ``not_believed``: pairs of how advice stands and
    the claims. ``not_answered``: pairs of a question and the address of its screen.
    ``unsettled``: pairs of an urgent sign that is still open and its page. ``said``:
    sentences about answers that hardly go together, and about what the diary shows.
    ``information_only``: under 18. ``age_known``: whether the age is known. ``number``: what
    to dial. ``go_on``: the address of the next question, empty when none is left. ``form``:
    by whom and when a sign was looked at. ``today``: the last day that form takes.
    """

    headline: str
    signs: tuple[SignTold, ...]
    checked: tuple[str, ...]
    contributors: tuple[Part, ...]
    pattern: tuple[str, ...]
    look_alikes: tuple[Part, ...]
    medicines: tuple[MedicineTold, ...]
    not_believed: tuple[tuple[str, tuple[Part, ...]], ...]
    not_answered: tuple[tuple[str, str], ...]
    unsettled: tuple[tuple[str, str], ...]
    said: tuple[str, ...]
    information_only: bool
    age_known: bool
    number: str
    go_on: str
    form: CheckedForm
    today: date


@require_safe
@with_person
def result(request: PersonRequest, person: Person) -> HttpResponseBase:
    """What the answers come to, as far as there are any."""
    held = open_check_up(request, person)
    if not held.answers.given:
        return redirect("check-up")
    return _show(request, person, held, CheckedForm(language=request.language, today=held.today))


@require_POST
@with_person
def checked(request: PersonRequest, person: Person) -> HttpResponseBase:
    """Write down who looked at a sign, and when; it is asked again after some weeks."""
    held = open_check_up(request, person)
    form = CheckedForm(request.POST, language=request.language, today=held.today)
    if not form.is_valid() or form.cleaned_data["sign"] not in held.known.signs:
        return _show(request, person, held, form, status=422)
    keep(request, person, held, held.answers.with_check(form.check()))
    return redirect("check-up-result")


def _show(
    request: PersonRequest, person: Person, held: CheckUp, form: CheckedForm, *, status: int = 200
) -> HttpResponse:
    found = assessed(held, person)
    if found.urgency and found.urgency.cannot_wait:
        return show(request, "check_up/alone", _alone(request, held, found, form), status=status)
    return show(request, "check_up/result", _whole(request, held, found, form), status=status)


def _alone(
    request: PersonRequest, held: CheckUp, found: Assessment, form: CheckedForm
) -> AlonePage:
    urgency = found.urgency or Urgency.EMERGENCY
    gravest = (hit for hit in found.signs if hit.urgency is urgency)
    return AlonePage(
        headline=f"checkup.headline.{urgency}",
        urgency=urgency.value,
        signs=signs_told(gravest, held.known, request.language),
        checked=tuple(_checked((c for c in found.checked if not c.until), held, request.language)),
        number=held.number,
        is_local=bool(held.answers.country),
        go_on=_go_on(held),
        form=form,
        today=held.today,
    )


def _whole(
    request: PersonRequest, held: CheckUp, found: Assessment, form: CheckedForm
) -> ResultPage:
    known, language = held.known, request.language
    young = found.information_only
    return ResultPage(
        headline=f"checkup.headline.{found.urgency or ('young' if young else 'none')}",
        signs=signs_told(found.signs, known, language),
        checked=tuple(_checked(found.checked, held, language)),
        contributors=() if young else contributors_told(found, known, language),
        pattern=() if young else pattern_told(found, language),
        look_alikes=() if young else look_alikes_told(found, known, language),
        medicines=() if young else medicines_told(found, known, language),
        not_believed=() if young else not_believed(known, language),
        not_answered=_not_answered(held, found),
        unsettled=tuple(_unsettled(held, found)),
        said=_said(found, language),
        information_only=young,
        age_known=found.age_known,
        number=held.number,
        go_on=_go_on(held),
        form=form,
        today=held.today,
    )


def _go_on(held: CheckUp) -> str:
    coming = held.next(go_on=True)
    return screen_address(coming) if coming else ""


def _checked(looked_at: Iterable[Checked], held: CheckUp, language: str) -> list[str]:
    return [
        say(
            "assess.result.checked" if one.until else "assess.result.checked-still",
            language,
            sign=held.known.signs[one.hit.subject].title,
            by=one.check.by,
            day=one.check.on,
            until=one.until,
        )
        for one in looked_at
    ]


def _not_answered(held: CheckUp, found: Assessment) -> tuple[tuple[str, str], ...]:
    of = {name: screen for screen in held.route for name in screen.questions}
    return tuple(
        (held.known.questions[name].title, f"{screen_address(of[name])}?then=answers")
        for name in found.not_answered
        if name in of
    )


def _unsettled(held: CheckUp, found: Assessment) -> Iterator[tuple[str, str]]:
    for name in found.unsettled:
        sign = held.known.signs[name]
        if sign.urgency.cannot_wait:
            yield sign.title, address_of(sign)


def _said(found: Assessment, language: str) -> tuple[str, ...]:
    contradictions = (say(f"assess.contradiction.{c.id}", language) for c in found.contradictions)
    notes = (say(f"assess.note.{note.id}", language, n=len(note.nights)) for note in found.notes)
    return (*contradictions, *notes)
