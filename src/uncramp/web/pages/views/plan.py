"""The plan: a few things that fit, how to start, and what was left out and why."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from uncramp.care.assessment import Assessment
from uncramp.care.plan import CarePlan
from uncramp.exchange.report.figures import Figure
from uncramp.exchange.report.plan_sentences import Sentences
from uncramp.exchange.report.planned import plan_words
from uncramp.knowledge.content import Urgency
from uncramp.knowledge.wording import say
from uncramp.web.pages.planned import open_plan
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.plan_kept import kept_strip
from uncramp.web.pages.views.plan_left_out import (
    ChangeTold,
    Group,
    LaterTold,
    changes_told,
    later_told,
    left_out,
)
from uncramp.web.pages.views.plan_sore import SoreAsked, sore_asked
from uncramp.web.pages.views.plan_starts import Start, starts
from uncramp.web.pages.views.plan_told import ItemTold, items_told, say_hurt
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person


@dataclass(frozen=True, slots=True)
class NoPlanPage:
    """Shown before the Check-up was begun; it says what a plan needs, and nothing of its own."""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the page shows.

    ``week``: which week of the plan it is. ``headline``: how much there is to do. ``lead``: a
    sentence below it, empty for none. ``signs``: open warning signs with how soon to be seen,
    gravest first. ``visit``: those that can wait for the next visit. ``look``: what hurt and
    waits for an answer, empty for nothing. ``sore``: what to ask about the day after.
    ``starts``: the sessions, the one for this hour first. ``items``: the measures. ``kept``:
    the nights with a session, None before the first. ``left_out``: what is withheld, in groups.
    ``later``: what could come in. ``beside``: what goes on in any case. ``changes``: what was
    changed, the newest first.
    """

    week: str
    headline: str
    lead: str
    signs: tuple[str, ...]
    visit: tuple[str, ...]
    look: str
    sore: tuple[SoreAsked, ...]
    starts: tuple[Start, ...]
    items: tuple[ItemTold, ...]
    kept: Figure | None
    left_out: tuple[Group, ...]
    later: tuple[LaterTold, ...]
    beside: tuple[str, ...]
    changes: tuple[ChangeTold, ...]


@require_safe
@with_person
def plan(request: PersonRequest, person: Person) -> HttpResponse:
    """The plan that holds today; before the Check-up, what it needs."""
    held, made = open_plan(request, person)
    answers, language = held.check_up.answers, request.language
    if not answers.given:
        return show(request, "plan/none", NoPlanPage())
    words, said = plan_words(made, held.known, answers.country), Sentences(held.known)
    page = PlanPage(
        week=say("planpage.week", language, n=_week(made, held.today)),
        headline=words.headline,
        lead=words.lead,
        signs=tuple(sign.text for sign in words.signs if not waits(sign.id, held.found)),
        visit=tuple(sign.text for sign in words.signs if waits(sign.id, held.found)),
        look=say_hurt(held) if made.asks else "",
        sore=tuple(sore_asked(held, request.clock, language)),
        starts=starts(made, held, request.clock, language),
        items=tuple(items_told(made, words.items, said)),
        kept=kept_strip(made, held, request.clock, language),
        left_out=tuple(left_out(words.withheld, held)),
        later=tuple(later_told(words.waiting)),
        beside=tuple(one.text for one in words.beside),
        changes=tuple(changes_told(held.care.changes, made, said)),
    )
    return show(request, "plan", page)


def waits(sign: str, found: Assessment) -> bool:
    """Whether an open sign can wait for the next visit."""
    return all(hit.urgency is Urgency.ROUTINE for hit in found.signs if hit.subject == sign)


def _week(plan: CarePlan, today: date) -> int:
    begun = min((item.since for item in plan.items), default=plan.made_on)
    return max((today - begun).days, 0) // 7 + 1
