"""After a session: what was done, and how it was, one tap each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponseBadRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from uncramp.knowledge.content import KnowledgeBase, load
from uncramp.knowledge.wording import say
from uncramp.person.nights import Night
from uncramp.person.sessions import Done, Session
from uncramp.web.pages.request import PersonRequest, with_person
from uncramp.web.pages.views.player import title_of
from uncramp.web.pages.views.show import show
from uncramp.web.store import Person, save_feedback, sessions

SCALE = tuple(range(11))
CLEAN: Mapping[str, bool | None] = {"yes": True, "no": False, "": None}


@dataclass(frozen=True, slots=True)
class Asked:
    """One exercise of the session: its ``title``, what was ``done`` of it on each side, in words.

    ``felt`` and ``clean`` are its questions, empty for none; ``felt_is`` and ``clean_is`` what
    was answered so far, None and empty for nothing. ``hurt``: whether it did.
    """

    id: str
    title: str
    done: tuple[str, ...]
    hurt: bool
    felt: str
    felt_is: int | None
    clean: str
    clean_is: str


@dataclass(frozen=True, slots=True)
class DonePage:
    """What the page shows.

    ``headline``: the id of the sentence on top. ``minutes``: how long it took. ``routine``: what
    was done, as it is called. ``night``: the night it belongs to. ``exercises``: each of them.
    ``hurt``: whether one of them hurt. ``scale``: the numbers that take one tap.
    """

    headline: str
    minutes: int
    routine: str
    night: Night
    exercises: tuple[Asked, ...]
    hurt: bool
    scale: tuple[int, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@with_person
def done(request: PersonRequest, person: Person, name: str) -> HttpResponseBase:
    """Show what was done, or keep how it was; somebody else's session is not there."""
    session = next((one for one in sessions(person) if one.id == name), None)
    if session is None:
        raise Http404
    known = load(request.language)
    if request.method != "POST":
        return show(request, "player_done", _page(session, known, request.language))
    try:
        told = {one: _told(one, request) for one in {m.exercise for m in session.movements}}
    except (KeyError, ValueError):
        return HttpResponseBadRequest()
    for exercise, feedback in told.items():
        save_feedback(person, name, exercise, feedback)
    return redirect("plan")


def _told(exercise: str, request: HttpRequest) -> dict[str, int | bool | None]:
    """What the form says of an exercise; a question that it did not ask is not in it."""
    facts, told = request.POST, dict[str, int | bool | None]()
    if (felt := facts.get(f"felt-{exercise}")) is not None:
        told["felt"] = _on_the_scale(felt)
    if (clean := facts.get(f"clean-{exercise}")) is not None:
        told["clean"] = CLEAN[clean]
    return told


def _on_the_scale(told: str) -> int | None:
    return SCALE.index(int(told)) if told else None


def _page(session: Session, known: KnowledgeBase, language: str) -> DonePage:
    hurt = any(one.hurt for one in session.movements)
    whole = all(one.is_whole for one in session.movements)
    minutes = round(session.seconds / 60)
    ended = "headline" if minutes else "short"
    kind = "rested" if hurt else ended if whole else "part"
    grouped = groupby(session.movements, key=lambda one: one.exercise)
    return DonePage(
        headline=f"player.done.{kind}",
        minutes=minutes,
        routine=title_of(session.routine, known, language),
        night=session.night,
        exercises=tuple(_asked(name, tuple(sides), known, language) for name, sides in grouped),
        hurt=hurt,
        scale=SCALE,
    )


def _asked(name: str, sides: tuple[Done, ...], known: KnowledgeBase, language: str) -> Asked:
    exercise = known.exercises.get(name)
    progress = exercise.progress if exercise else None
    # Nobody is asked how a movement felt that was not begun.
    begun = any(one.active_s for one in sides)
    first = sides[0]
    clean = progress.clean if progress else ""
    return Asked(
        id=name,
        title=exercise.title if exercise else name,
        done=tuple(_done(sides, language)),
        hurt=any(one.hurt for one in sides),
        felt=say(f"movement.felt.{progress.felt}", language) if progress and begun else "",
        felt_is=first.felt,
        clean=say(f"movement.clean.{clean}", language) if clean and begun else "",
        clean_is={True: "yes", False: "no", None: ""}[first.clean],
    )


def _done(sides: Iterable[Done], language: str) -> Iterable[str]:
    for one in sides:
        side = say(f"player.done.{one.side}", language)
        sets = say("player.done.sets", language, n=one.planned, done=one.done)
        skipped = f", {say('player.done.skipped', language)}" if one.skipped else ""
        yield f"{side}: {sets}{skipped}"
