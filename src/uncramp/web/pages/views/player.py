"""The player: a routine of the plan, guided from the first breath to the last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.views.decorators.http import require_GET

from uncramp.care.plan import CarePlan, PlannedExercise, cues, seconds_of
from uncramp.exchange.record import Theme
from uncramp.knowledge.content import KnowledgeBase
from uncramp.knowledge.illustration import draw, poses
from uncramp.knowledge.wording import say
from uncramp.web.pages.check_up import open_check_up
from uncramp.web.pages.planned import plan_of
from uncramp.web.pages.relief import made_from_now
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.player_cues import Words, worded
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person

ROUTINES: Final[Mapping[str, frozenset[str]]] = {
    "bedtime": frozenset({"before-bed"}),
    "in-bed": frozenset({"in-bed"}),
    "day": frozenset({"any-time", "morning-or-afternoon"}),
}
"""Which times of day of a plan each routine gathers."""
END_MS: Final = 2_500
"""The last sound is not cut off by the next page."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One line of what is coming: its id and page, its title, its dose and its level in words."""

    id: str
    title: str
    dose: str
    level: str


@dataclass(frozen=True, slots=True)
class PlayPage:
    """What the page shows.

    ``title``: the routine or the exercise. ``movements``: what is coming. ``minutes``: how long
    all of it takes. ``drawings``: ids of the drawings and the drawings, each once, in order.
    ``held``: titles of exercises that rest because they hurt. ``number``: what to dial in an
    emergency. ``channels``: what can be switched off. ``script``: everything the player reads.
    """

    title: str
    movements: tuple[Movement, ...]
    minutes: int
    drawings: tuple[tuple[str, str], ...]
    held: tuple[str, ...]
    number: str
    channels: tuple[str, ...]
    script: dict[str, Any]


@require_GET
@with_person
def play(request: PersonRequest, person: Person, routine: str) -> HttpResponse:
    """The routine as a page that guides through it; without a script, as a list."""
    held = open_check_up(request, person)
    plan = plan_of(request, person)
    asked = exercises_of(plan, routine)
    if asked is None:
        raise Http404
    # Nobody is blinded by a bright screen at bedside, whatever the hour; who chose it by hand
    # sees better by it.
    if request.theme is Theme.CLOCK:
        request.is_dark, request.other_theme = True, Theme.DAY
    page = _page(request, person, routine, asked, held.known, held.number)
    return show(request, "player", page)


def exercises_of(plan: CarePlan, routine: str) -> tuple[PlannedExercise, ...] | None:
    """What a routine or a single exercise asks of this plan; None for neither.

    An exercise that is not in the plan is not played, because it may be withheld.
    """
    if routine in ROUTINES:
        every = [e for i in plan.items if i.when in ROUTINES[routine] for e in i.exercises]
        return tuple({one.exercise: one for one in every}.values())
    single = plan.exercise(routine)
    return None if single is None else (single,)


def title_of(routine: str, known: KnowledgeBase, language: str) -> str:
    """What a routine is called; the title of the exercise where it is one."""
    if routine in ROUTINES:
        return say(f"player.routine.{routine}", language)
    exercise = known.exercises.get(routine)
    return exercise.title if exercise else routine


def _page(
    request: PersonRequest,
    person: Person,
    routine: str,
    asked: Sequence[PlannedExercise],
    known: KnowledgeBase,
    number: str,
) -> PlayPage:
    active = [one for one in asked if one.held is None]
    words = Words({one.exercise: one for one in active}, known, request.language)
    row = cues(active, known)
    drawings = dict.fromkeys(words.drawing(one.exercise) for one in active)
    return PlayPage(
        title=title_of(routine, known, request.language),
        movements=tuple(_movement(one, words) for one in active),
        minutes=ceil(seconds_of(row) / 60),
        drawings=tuple((name, drawn(name)) for name in drawings),
        held=tuple(words.title(one.exercise) for one in asked if one.held is not None),
        number=number,
        channels=("tones", "speech", "vibration", "flash"),
        script=_script(request, person, routine, words) | {"cues": worded(row, words)},
    )


@lru_cache(maxsize=64)
def drawn(name: str) -> str:
    """The drawing with that id as SVG, an ornament to the words; empty where there is none."""
    pose = poses().get(name)
    return draw(pose) if pose else ""


def _movement(planned: PlannedExercise, words: Words) -> Movement:
    level = words.say("player.page.level", level=planned.level, levels=planned.levels)
    return Movement(
        id=planned.exercise,
        title=words.title(planned.exercise),
        dose=words.dose(planned),
        level=level if planned.levels > 1 else "",
    )


def _script(request: PersonRequest, person: Person, routine: str, words: Words) -> dict[str, Any]:
    get_token(request)
    return {
        # Sessions that have waited in the browser since before it had an outbox.
        "formerly": f"{person.shelf}-{person.id}",
        "routine": routine,
        "madeFrom": made_from_now(request),
        "language": request.language,
        "done": reverse("session-done", args=["x"])[:-1],
        "plan": reverse("plan"),
        "words": {
            "pause": words.say("player.button.pause"),
            "goOn": words.say("player.button.on"),
            "paused": words.say("player.state.paused"),
            "slept": words.say("player.state.slept"),
            "hurt": words.say("player.hurt.headline"),
            "hurtSaid": words.say("player.hurt.said"),
            "changed": words.say("player.changed.headline"),
            "over": words.say("player.state.over"),
            "later": words.say("player.state.later"),
            "laterWhat": words.say("player.state.later-what"),
            "endMs": END_MS,
        },
    }
