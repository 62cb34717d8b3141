"""One screen of the check-up: what it asks, and what was answered."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods

from uncramp.care.assessment import is_answered
from uncramp.knowledge.content import AnswerForm, Question, Screen
from uncramp.web.pages.check_up import CheckUp, keep, open_check_up
from uncramp.web.pages.forms.screen import read_screen
from uncramp.web.pages.places import country_of_zone
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.check_up_lines import Line, to_lines, why_of
from uncramp.web.pages.views.check_up_medicines import ask_medicines
from uncramp.web.pages.views.check_up_way import Way, leave, to_screen, way_to
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person

ONE_TAP = frozenset({AnswerForm.YES_NO, AnswerForm.ONE_OF})


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """What the page shows.

    ``title``, ``lead``: its words. ``layout``: ticks, tap or form. ``lines``: its questions.
    ``why``: pairs of a question and why it is asked. ``way``: where it stands, and the way
    back. ``trouble``: the id of what to say about the last try, empty for nothing.
    ``number``: what to dial in an emergency.
    """

    title: str
    lead: str
    layout: str
    lines: tuple[Line, ...]
    why: tuple[tuple[str, str], ...]
    way: Way
    trouble: str
    number: str


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def screen(request: PersonRequest, person: Person, name: str) -> HttpResponseBase:
    """Ask, or keep what was answered and go on."""
    held = open_check_up(request, person)
    here = next((one for one in held.known.screens if one.id == name), None)
    if here is None:
        raise Http404
    coming = held.next(go_on=True)
    # What comes first is asked first, whatever address somebody has typed or kept.
    is_early = here != coming and not is_answered(here, held.answers)
    if here not in held.route or (is_early and request.method != "POST"):
        return to_screen(coming)
    questions = held.questions(here)
    if any(question.answer is AnswerForm.MEDICINES for question in questions):
        return ask_medicines(request, person, held, here)
    if request.method != "POST":
        return _page(request, person, held, here)
    read = read_screen(questions, request.POST)
    if read.trouble:
        return _page(request, person, held, here, trouble=read.trouble)
    after = keep(request, person, held, held.answers.with_answers(read.given))
    return leave(request, here, held, after)


def _page(
    request: PersonRequest, person: Person, held: CheckUp, here: Screen, *, trouble: str = ""
) -> HttpResponse:
    language, questions = request.language, held.questions(here)
    page = ScreenPage(
        title=here.title[language],
        lead=here.lead.get(language, ""),
        layout=_layout(questions),
        lines=to_lines(held, questions, language, country=country_of_zone(person.settings.zone)),
        why=why_of(questions),
        way=way_to(request, held, here),
        trouble=trouble,
        number=held.number,
    )
    return show(request, "check_up/screen", page, status=422 if trouble else 200)


def _layout(questions: tuple[Question, ...]) -> str:
    forms = [question.answer for question in questions]
    if len(forms) == 1 and forms[0] in ONE_TAP:
        return "tap"
    return "ticks" if set(forms) == {AnswerForm.YES_NO} else "form"
