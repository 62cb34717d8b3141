"""The diary: a year as a strip, a month as a calendar."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from uncramp.exchange.report.figures import Figure, year_strip
from uncramp.knowledge.wording import say
from uncramp.person.diary import MAX_NIGHTS, Diary, Summary, summarise
from uncramp.person.nights import Night
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.state import State, say_state, state_of
from uncramp.web.pages.views.past import past_or_404
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, load_diary

YEAR = 365
MARKS = {State.COUNTED: "2", State.SOME: "1+", State.UNKNOWN: "?"}


@dataclass(frozen=True, slots=True)
class Day:
    """One cell of the calendar: its night, what is known, and both in words.

    ``mark`` is what is written in the cell: a number, ``1+``, ``?`` or nothing.
    ``is_open`` says whether the night has begun, and so has a page.
    """

    night: Night
    state: State
    label: str
    mark: str
    is_open: bool
    is_tonight: bool


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the legend: a state, its mark in the calendar, and its name."""

    state: State
    mark: str
    answer: str


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """What the page shows.

    ``month``: its first day. ``summary``: the month in numbers. ``strip``: the last year,
    None before the first entry. ``weekdays``: pairs of a name and its first two letters.
    ``weeks``: the calendar, None for days of other months. ``before``, ``after``: first
    days of the neighbouring months, None where there is nothing to see. ``legend``: the
    five states with their marks.
    """

    month: date
    summary: Summary
    strip: Figure | None
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Day | None, ...], ...]
    before: date | None
    after: date | None
    legend: tuple[Key, ...]


@require_safe
@with_person
def diary(request: PersonRequest, person: Person, month: date | None = None) -> HttpResponse:
    """A month of nights below the last year of them."""
    tonight = request.clock.tonight
    month = month or tonight.evening.replace(day=1)
    past_or_404(Night(month), request.clock)
    first, last = Night(month), min(Night(_next(month)) + -1, tonight)
    year = load_diary(person, first=tonight + -YEAR)
    # Leafing back by years must not load every night since.
    is_recent = tonight - first <= YEAR
    nights = year if is_recent else load_diary(person, first=first, last=last)
    page = DiaryPage(
        month=month,
        summary=summarise(nights, (first, last)),
        strip=_strip(year, tonight, request.language),
        weekdays=_weekdays(request.language),
        weeks=_weeks(nights, month, tonight, request.language),
        before=_before(month, tonight),
        after=_next(month) if _next(month) <= tonight.evening else None,
        legend=_legend(request.language),
    )
    return show(request, "diary", page)


def _weeks(
    nights: Diary, month: date, tonight: Night, language: str
) -> tuple[tuple[Day | None, ...], ...]:
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    return tuple(
        tuple(
            _day(nights, Night(day), tonight, language) if day.month == month.month else None
            for day in week
        )
        for week in weeks
    )


def _day(nights: Diary, night: Night, tonight: Night, language: str) -> Day:
    if night > tonight:
        return Day(night, State.GAP, label="", mark="", is_open=False, is_tonight=False)
    entry = nights[night]
    state = state_of(entry)
    return Day(
        night=night,
        state=state,
        label=say("diary.day", language, night=night, answer=say_state(entry, language)),
        mark=str(entry.cramps) if entry and state is State.COUNTED else MARKS.get(state, ""),
        is_open=True,
        is_tonight=night == tonight,
    )


def _strip(nights: Diary, tonight: Night, language: str) -> Figure | None:
    if not nights:
        return None
    # Tonight has hardly begun: a gap there would say that something was forgotten.
    last = tonight if nights[tonight] else tonight + -1
    return year_strip(nights, last + -(YEAR - 1), last, language)


def _before(month: date, tonight: Night) -> date | None:
    """The month before, as far back as a night can have a page."""
    before = (month - timedelta(days=1)).replace(day=1)
    return before if tonight - Night(before) < MAX_NIGHTS else None


def _next(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


@cache
def _legend(language: str) -> tuple[Key, ...]:
    return tuple(
        Key(state, MARKS.get(state, ""), say(f"diary.legend.{state}", language)) for state in State
    )


@cache
def _weekdays(language: str) -> tuple[tuple[str, str], ...]:
    monday = date(2024, 1, 1)
    days = (monday + timedelta(days=n) for n in range(7))
    names = (say("diary.weekday", language, day=day) for day in days)
    return tuple((name, name[:2]) for name in names)
