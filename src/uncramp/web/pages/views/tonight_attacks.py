"""The cramps of the night that were met with the guide: shown, and a forgotten *let go* asked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.views.decorators.http import require_POST

from uncramp.knowledge.wording import say
from uncramp.person.attacks import Attack
from uncramp.person.diary import Muscle
from uncramp.person.nights import Night
from uncramp.web.pages.clock import Clock
from uncramp.web.pages.notice import to_page
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.store import Person, attacks, save_attack

ASKED_AFTER: Final = timedelta(minutes=10)
"""Nobody is asked about a cramp that they may still have."""
NIGHTS_BACK: Final = 3

LASTED: Final[Mapping[str, int | None]] = {
    "minute": 60,
    "three": 180,
    "ten": 600,
    "longer": None,
    "unknown": None,
}
"""By answer: seconds until it let go, the end of the span; None where none can be said."""
NO_CRAMP: Final = "no-cramp"
ANSWERS: Final = (*LASTED, NO_CRAMP)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One cramp: its ``id`` and ``night``, when it began and where, in words, what is known."""

    id: str
    night: Night
    began: str
    said: str


@dataclass(frozen=True, slots=True)
class AttacksTonight:
    """``forgotten``: nobody said that they let go. ``known``: the others of the night asked.

    ``answers``: the ids of what can be answered.
    """

    forgotten: tuple[Recorded, ...]
    known: tuple[Recorded, ...]
    answers: tuple[str, ...]

    def on(self, night: Night) -> int:
        """How many cramps were recorded in a night."""
        return sum(one.night == night for one in (*self.forgotten, *self.known))


def attacks_tonight(request: PersonRequest, person: Person) -> AttacksTonight:
    """What was recorded in the night asked about, and what is open since a few nights."""
    clock = request.clock
    found = [
        one
        for one in attacks(person, first=clock.asked + -NIGHTS_BACK, last=clock.tonight)
        if not one.is_mistake
    ]
    forgotten = [one for one in found if _is_forgotten(one, request.now)]
    known = [one for one in found if one.night == clock.asked and one not in forgotten]
    language = request.language
    return AttacksTonight(
        forgotten=tuple(_recorded(one, clock, language) for one in forgotten),
        known=tuple(_recorded(one, clock, language) for one in known),
        answers=ANSWERS,
    )


@require_POST
@with_person
def save_let_go(request: PersonRequest, person: Person, night: Night, attack: str) -> HttpResponse:
    """How long a cramp lasted, or that it was none; whatever else is known of it stays."""
    nights = attacks(person, first=night, last=night)
    found = next((one for one in nights if one.id == attack), None)
    if found is None:
        raise Http404
    answer = request.POST.get("lasted", "")
    if answer not in ANSWERS:
        return HttpResponseBadRequest()
    told = replace(found, revision=found.revision + 1)
    if answer == NO_CRAMP:
        told = replace(told, is_mistake=True)
    else:
        told = replace(told, is_open=False, seconds_to_release=LASTED[answer])
    save_attack(person, told, at=request.now)
    return to_page(reverse("tonight"))


def _is_forgotten(attack: Attack, now: datetime) -> bool:
    return attack.is_open and now - attack.started_at >= ASKED_AFTER


def _recorded(attack: Attack, clock: Clock, language: str) -> Recorded:
    # As a clock beside the bed showed it, on a journey too.
    facts = {"time": attack.started_at, "night": attack.night}
    key = "began" if attack.night == clock.asked else "began-on"
    muscle = say(f"name.muscle.{attack.muscle}", language).lower()
    where = "" if attack.muscle is Muscle.UNSURE else muscle
    return Recorded(
        id=attack.id,
        night=attack.night,
        began=say(f"tonight.attack.{key}", language, **facts),
        said=", ".join(filter(None, (where, _let_go(attack, language)))),
    )


def _let_go(attack: Attack, language: str) -> str:
    seconds = attack.seconds_to_release
    if seconds is None:
        return ""
    if seconds < 90:
        return say("tonight.attack.seconds", language, n=seconds)
    return say("tonight.attack.minutes", language, n=round(seconds / 60))
