"""After something hurt: the signs of a clot and of a torn muscle, asked once more."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from uncramp.care.plan import By, CarePlan, Change, ChangeKind
from uncramp.web.pages.care import keep_changes
from uncramp.web.pages.check_up import is_new_at_once, keep
from uncramp.web.pages.forms.screen import NO, read_screen
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.planned import Planned, open_plan
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.check_up_lines import Line, to_lines
from uncramp.web.pages.views.plan_told import hurting, say_hurt
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class LookPage:
    """What the page shows.

    ``why``: what hurt, and when. ``lines``: the questions. ``trouble``: the id of what to say
    about the last try, empty for nothing. ``number``: what to dial in an emergency.
    """

    why: str
    lines: tuple[Line, ...]
    trouble: str
    number: str


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def look(request: PersonRequest, person: Person) -> HttpResponseBase:
    """Ask again; when nothing speaks against it, what hurt may come back."""
    held, plan = open_plan(request, person)
    if not plan.asks:
        return redirect("plan")
    questions = tuple(held.known.questions[name] for name in plan.asks)
    if request.method != "POST":
        return _page(request, held, plan)
    read = read_screen(questions, request.POST)
    if read.trouble:
        return _page(request, held, plan, trouble=read.trouble)
    before = held.check_up
    after = keep(request, person, before, before.answers.with_answers(read.given))
    if is_new_at_once(before, after):
        return redirect("check-up-result")
    # Only a clear no to every line leaves it free; not sure keeps it out.
    if all(given == NO for given in read.given.values()):
        looked = (
            Change(ChangeKind.LOOKED, exercise, By.PERSON, held.today) for exercise in hurting(held)
        )
        keep_changes(request, person, (*held.care.changes, *looked))
    return to_page(reverse("plan"), done="plan")


def _page(
    request: PersonRequest, held: Planned, plan: CarePlan, *, trouble: str = ""
) -> HttpResponse:
    questions = (held.known.questions[name] for name in plan.asks)
    page = LookPage(
        why=say_hurt(held),
        # Asked anew: what was answered before the pain is no answer about it.
        lines=tuple(
            Line(one.id, one.title, one.form, "", one.options, one.low, one.high)
            for one in to_lines(held.check_up, questions, request.language)
        ),
        trouble=trouble,
        number=held.check_up.number,
    )
    return show(request, "plan/look", page, status=422 if trouble else 200)
