"""One night as a page: read it, mend it, fill it in later, clear it."""

from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from uncramp.person.diary import NightEntry
from uncramp.person.nights import Night
from uncramp.web.pages.clock import known_zone
from uncramp.web.pages.forms.cramps import CrampForm, cramp_forms, episodes_of
from uncramp.web.pages.forms.night import NightForm, followed_on, stamp_of
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.set_aside import said_aside
from uncramp.web.pages.state import State, say_state, state_of
from uncramp.web.pages.views.past import past_or_404
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, clear_night, factors, load_night, save_night


@dataclass(frozen=True, slots=True)
class NightPage:
    """What the page shows.

    ``night``: the night. ``state``: which of the five things it is. ``answer``: the same in
    words. ``form``: everything but the single cramps. ``cramps``: one form for each of them
    and a blank one. ``stamp``: the mark of what is written now. ``is_stale``: whether
    another page changed the night meanwhile. ``is_wrong``: whether an answer does not fit.
    ``before``, ``after``: the neighbours, None where there is none. ``aside``: what a phone
    told of the night that came too late to be taken over, in words.
    """

    night: Night
    state: State
    answer: str
    form: NightForm
    cramps: tuple[CrampForm, ...]
    stamp: str
    is_stale: bool
    is_wrong: bool
    before: Night
    after: Night | None
    aside: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def night(request: PersonRequest, person: Person, night: Night) -> HttpResponse:
    """Show one night, or save it whole."""
    past_or_404(night, request.clock)
    entry = load_night(person, night)
    form, cramps = _forms(request, person, night, entry)
    # Every row is asked, so that every mistake is named at once.
    valid = not [part for part in (form, *cramps) if not part.is_valid()]
    if valid and not form.is_stale:
        starts_at = person.settings.night_starts_at
        told = form.changed_night()
        if not told.cramps.is_quiet:
            told = replace(told, episodes=episodes_of(cramps, night, starts_at))
        change = save_night(person, told, at=request.now)
        return to_page(reverse("night", args=[night]), saved=(change,))
    page = NightPage(
        night=night,
        state=state_of(entry),
        answer=say_state(entry, request.language),
        form=form,
        cramps=cramps,
        stamp=stamp_of(entry),
        is_stale=form.is_stale,
        is_wrong=any(part.errors for part in (form, *cramps)),
        before=night + -1,
        after=night + 1 if night < request.clock.tonight else None,
        aside=said_aside(person, night, request.language),
    )
    status = 409 if form.is_stale else 422 if form.is_bound else 200
    return show(request, "night", page, status=status)


@require_POST
@with_person
def clear(request: PersonRequest, person: Person, night: Night) -> HttpResponse:
    """Take the whole entry out: the night counts as not recorded again."""
    past_or_404(night, request.clock)
    address = reverse("night", args=[night])
    if load_night(person, night) is None:
        return to_page(address)
    return to_page(address, saved=(clear_night(person, night, at=request.now),))


def _forms(
    request: PersonRequest, person: Person, night: Night, entry: NightEntry | None
) -> tuple[NightForm, tuple[CrampForm, ...]]:
    data = request.POST if request.method == "POST" else None
    known = tuple(factor for _, factor in factors(person))
    form = NightForm(
        data,
        night=night,
        entry=entry,
        followed=followed_on(entry, known),
        language=request.language,
    )
    zone = known_zone(person.settings.zone)
    return form, cramp_forms(data, entry, zone=zone, language=request.language)
