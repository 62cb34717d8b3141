"""Tonight: by morning how the night was, before it what was done and had today."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from uncramp.errors import BadValue
from uncramp.exchange.record import Medicine
from uncramp.exchange.report.figures import Figure, year_strip
from uncramp.person.diary import Cramps, Diary, NightEntry
from uncramp.person.nights import Night
from uncramp.web.pages.clock import LIGHT_FROM, Clock
from uncramp.web.pages.forms.evening import EveningForm
from uncramp.web.pages.forms.told import answered
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.state import State, say_state, state_of
from uncramp.web.pages.views.show import show
from uncramp.web.pages.views.tonight_attacks import AttacksTonight, attacks_tonight
from uncramp.web.pages.views.tonight_plan import PlanTonight, plan_tonight
from uncramp.web.pages.views.tonight_trial import TrialTonight, trial_tonight
from uncramp.web.store import (
    Person,
    factors,
    load_answer,
    load_diary,
    load_night,
    medicines,
    save_night,
)

RECENT_NIGHTS = 60
EVENING_FROM = 18
MOST_COUNTS = 5


@dataclass(frozen=True, slots=True)
class TonightPage:
    """What the page shows.

    ``moment``: the local time, aware. ``tonight``: the night it belongs to. ``headline``:
    the id of the sentence on top. ``asked``: the night whose sleep is over. ``answer``: what
    is written about it, in words; empty where nothing is known. ``is_asking``: whether the
    question is open. ``counts``: the numbers of cramps that take one tap. ``evening``: what
    is followed each evening. ``is_evening``: whether it comes first and open. ``taking``:
    medicines taken now. ``recent``: the last sixty nights, None before the first entry.
    ``plan``: the session before bed, None by morning. ``attacks``: cramps that were met with
    the guide. ``trial``: tonight's arm, None where no trial runs. ``quiet_run``: how many
    quiet nights there were in a row, up to the night asked. ``recorded``: how many cramps of
    that night were met with the guide.
    """

    moment: object
    tonight: Night
    headline: str
    asked: Night
    answer: str
    is_asking: bool
    counts: tuple[int, ...]
    evening: EveningForm
    is_evening: bool
    taking: tuple[Medicine, ...]
    recent: Figure | None
    plan: PlanTonight | None
    attacks: AttacksTonight
    trial: TrialTonight | None
    quiet_run: int
    recorded: int


@require_GET
@with_person
def tonight(request: PersonRequest, person: Person) -> HttpResponse:
    """What to ask at this hour, and the last sixty nights."""
    return _page(request, person)


@require_POST
@with_person
def save_answer(request: PersonRequest, person: Person, night: Night) -> HttpResponse:
    """How the night was, in one tap; everything else that is known about it stays."""
    try:
        cramps = Cramps.parse(request.POST["cramps"])
    except (KeyError, BadValue):
        return HttpResponseBadRequest()
    entry = answered(load_night(person, night), night, cramps)
    change = save_night(person, entry, at=request.now, is_answer=True)
    page = reverse("where", args=[night]) if cramps.any else reverse("tonight")
    return to_page(page, saved=(change,))


@require_POST
@with_person
def save_evening(request: PersonRequest, person: Person, night: Night) -> HttpResponse:
    """What was done and had before the night; its cramps stay as they are."""
    entry = load_night(person, night) or NightEntry(night, Cramps.unknown())
    followed = tuple(factor for _, factor in factors(person) if factor.active)
    form = EveningForm(request.POST, followed=followed, entry=entry, language=request.language)
    if not form.is_valid():
        return _page(request, person, evening=form)
    change = save_night(person, form.changed(entry), at=request.now)
    return to_page(reverse("tonight"), saved=(change,))


def _page(
    request: PersonRequest, person: Person, *, evening: EveningForm | None = None
) -> HttpResponse:
    clock, language = request.clock, request.language
    diary = load_diary(person, first=clock.tonight + -RECENT_NIGHTS)
    followed = tuple(factor for _, factor in factors(person) if factor.active)
    form = evening or EveningForm(followed=followed, entry=diary[clock.tonight], language=language)
    entry = diary[clock.asked]
    # A cramp that was recorded says that there was one, not that it was all.
    said = load_answer(person, clock.asked)
    is_asking = said is None or not said.is_known
    recorded = attacks_tonight(request, person)
    here = recorded.on(clock.asked)
    page = TonightPage(
        moment=clock.local,
        tonight=clock.tonight,
        headline=_headline(None if is_asking else entry, clock),
        asked=clock.asked,
        answer=say_state(entry, language) if entry else "",
        is_asking=is_asking,
        counts=_counts(here),
        evening=form,
        is_evening=not clock.is_morning or form.is_bound,
        taking=_taking(person, clock.tonight),
        recent=_recent(diary, clock.asked, language),
        plan=plan_tonight(request, person),
        attacks=recorded,
        trial=trial_tonight(person, clock),
        quiet_run=_quiet_run(diary, clock.asked),
        recorded=here,
    )
    return show(request, "tonight", page, status=422 if form.is_bound else 200)


def _counts(recorded: int) -> tuple[int, ...]:
    """The numbers that take one tap: never fewer than were recorded."""
    return tuple(range(max(1, recorded), max(1, recorded) + MOST_COUNTS))


def _quiet_run(diary: Diary, last: Night) -> int:
    run = 0
    while (entry := diary[last + -run]) is not None and entry.cramps.is_quiet:
        run += 1
    return run


def _headline(entry: NightEntry | None, clock: Clock) -> str:
    state = state_of(entry)
    if state in {State.GAP, State.UNKNOWN}:
        return "tonight.headline.morning" if clock.is_morning else "tonight.headline.last-night"
    if not clock.is_morning:
        is_late = clock.local.hour >= EVENING_FROM or clock.local.hour < LIGHT_FROM
        return "tonight.headline.evening" if is_late else "tonight.headline.afternoon"
    return "tonight.headline.quiet" if state is State.QUIET else "tonight.headline.cramps"


def _taking(person: Person, tonight: Night) -> tuple[Medicine, ...]:
    day = tonight.evening
    return tuple(
        medicine
        for _, medicine in medicines(person)
        if (medicine.started_on is None or medicine.started_on <= day)
        and (medicine.ended_on is None or medicine.ended_on >= day)
    )


def _recent(diary: Diary, last: Night, language: str) -> Figure | None:
    if not diary:
        return None
    # The night that is being asked about is no gap: it has hardly ended.
    last = last if diary[last] else last + -1
    return year_strip(diary, last + -(RECENT_NIGHTS - 1), last, language)
