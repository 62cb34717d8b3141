"""Change the plan: put in, take out, another level, form or exercise; *I asked about it*."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from uncramp.care.plan import CarePlan, Change, ChangeKind, Refusal, Refused
from uncramp.exchange.report.plan_sentences import Sentences
from uncramp.knowledge.content import Exercise, KnowledgeBase
from uncramp.knowledge.wording import say
from uncramp.web.pages.care import change_id, keep_changes
from uncramp.web.pages.forms.change import ChangeForm
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.planned import Planned, open_plan
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person

OFFERED = frozenset(ChangeKind) - {ChangeKind.LOOKED}
"""That somebody looked is only written down where the questions were answered again."""


@dataclass(frozen=True, slots=True)
class ChangePage:
    """What the page shows.

    ``headline``: what is changed. ``lead``: what to know before, empty for nothing.
    ``form``: to what, by whom and why. ``button``: the words on it. ``refused``: why the last
    try could not be followed, empty for nothing. ``note``: how to take it back.
    """

    headline: str
    lead: str
    form: ChangeForm
    button: str
    refused: str
    note: str


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def change(request: PersonRequest, person: Person, kind: str, subject: str) -> HttpResponse:
    """Ask how and why, or keep the change; one that would open a gate is refused, and why."""
    held, plan = open_plan(request, person)
    if kind not in OFFERED or title_of(subject, held.known) == "":
        raise Http404
    told = ChangeKind(kind)
    form = _form(request, held, plan, told, subject)
    if not form.is_valid():
        return _page(request, held, form, status=422 if form.is_bound else 200)
    new = form.change()
    changes = (*held.care.changes, new)
    refused = _refused(new, changes, held, plan, request.language)
    if refused:
        return _page(request, held, form, refused=refused, status=422)
    keep_changes(request, person, changes)
    return to_page(reverse("plan"), done="plan")


@require_POST
@with_person
def take_back(request: PersonRequest, person: Person) -> HttpResponse:
    """Take a change back: the plan is as if it had never been made."""
    held, _ = open_plan(request, person)
    named = request.POST.get("change", "")
    left = tuple(one for one in held.care.changes if change_id(one) != named)
    if len(left) < len(held.care.changes):
        keep_changes(request, person, left)
    return to_page(reverse("plan"), done="undone")


def title_of(subject: str, known: KnowledgeBase) -> str:
    """The title of a measure or exercise; empty where there is none of that name."""
    item = known.exercises.get(subject) or known.measures.get(subject)
    return item.title if item else ""


def _form(
    request: PersonRequest, held: Planned, plan: CarePlan, kind: ChangeKind, subject: str
) -> ChangeForm:
    choices, chosen = _choices(held, plan, kind, subject, request.language)
    needs = kind not in {ChangeKind.ADD, ChangeKind.REMOVE}
    if needs and not choices:
        raise Http404
    return ChangeForm(
        request.POST if request.method == "POST" else None,
        kind=kind,
        subject=subject,
        choices=choices,
        chosen=chosen,
        today=held.today,
        language=request.language,
    )


def _choices(
    held: Planned, plan: CarePlan, kind: ChangeKind, subject: str, language: str
) -> tuple[Mapping[str, str], str]:
    """What it may be changed to, and what it is now."""
    known = held.known
    exercise, planned = known.exercises.get(subject), plan.exercise(subject)
    if kind is ChangeKind.ASKED:
        return _to_ask(plan, subject, known), ""
    if exercise is None or kind in {ChangeKind.ADD, ChangeKind.REMOVE}:
        return {}, ""
    if kind is ChangeKind.LEVEL:
        levels = _levels(exercise, Sentences(known))
        return levels if len(levels) > 1 else {}, str(planned.level) if planned else "1"
    if kind is ChangeKind.FORM:
        forms = {one.id: say(f"movement.form.{one.id}", language) for one in exercise.forms}
        first = {"": say("planpage.change.first-way", language)}
        return first | forms if forms else {}, planned.form if planned else ""
    others = dict.fromkeys((*exercise.easier, *exercise.harder))
    return {name: known.exercises[name].title for name in others if name in known.exercises}, ""


def _to_ask(plan: CarePlan, subject: str, known: KnowledgeBase) -> dict[str, str]:
    shut = (one for one in plan.withheld if one.subject == subject)
    items = [shelf.get(subject) for shelf in (known.exercises, known.measures)]
    first = {name for item in items if item for name in item.ask_first}
    return {name: known.cautions[name] for one in shut for name in one.cautions if name in first}


def _levels(exercise: Exercise, said: Sentences) -> dict[str, str]:
    """Each level with its dose, by its number."""
    levels = {}
    for n, dose in enumerate(exercise.doses, 1):
        name = say("planpage.level.name", said.known.language, level=n)
        levels[str(n)] = f"{name}: {said.dose(dose)}"
    return levels


def _refused(
    new: Change, changes: tuple[Change, ...], held: Planned, plan: CarePlan, language: str
) -> str:
    """Why the plan would not follow it, tried before it is kept; empty where it would."""
    tried = held.propose(previous=plan, changes=changes)
    refusal = next((one for one in tried.refused if one.change == new), None)
    if refusal is None:
        return ""
    because = _because(refusal, tried, Sentences(held.known))
    return say("planpage.change.not-followed", language, because=because)


def _because(refusal: Refused, tried: CarePlan, said: Sentences) -> str:
    """Why it is refused; what is withheld says its own reason."""
    if refusal.because is Refusal.WITHHELD:
        wanted = {refusal.change.subject, refusal.change.value}
        shut = next((one for one in tried.withheld if one.subject in wanted), None)
        if shut:
            return said.why_withheld(shut)
    return said.say(f"refused.{refusal.because}")


def _page(
    request: PersonRequest,
    held: Planned,
    form: ChangeForm,
    *,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    language, kind = request.language, form.kind
    lead = ""
    if kind is ChangeKind.ASKED:
        asked = form.fields["value"].choices  # type: ignore[attr-defined]
        lead = say(
            "planpage.change.lead-asked", language, cautions=", ".join(words for _, words in asked)
        )
    page = ChangePage(
        headline=say(
            f"planpage.change.headline-{kind}", language, what=title_of(form.subject, held.known)
        ),
        lead=lead,
        form=form,
        button=say(f"planpage.change.do-{kind}", language),
        refused=refused,
        note=say("planpage.change.note", language),
    )
    return show(request, "plan/change", page, status=status)
