"""The relief page: what to do in a cramp, from the first moment on, with or without a server."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from uncramp.care.relief import ReliefStep
from uncramp.exchange.record import Theme
from uncramp.exchange.report.drawn import drawn
from uncramp.exchange.report.drawn_once import drawn_once
from uncramp.knowledge.content import Manoeuvre
from uncramp.knowledge.wording import say
from uncramp.person.attacks import Position
from uncramp.person.diary import Muscle, Side
from uncramp.web.pages.relief import Relief, relief_of
from uncramp.web.pages.request import PersonRequest
from uncramp.web.pages.views.show import show

WORDS: Final = (
    ("hold", "hold"),
    ("ease", "ease"),
    ("again", "again"),
    ("more", "more"),
    ("breathe", "breathe"),
    ("ten", "ten-said"),
    ("running", "running"),
    ("clock", "clock"),
    ("full", "full"),
    ("memory", "memory"),
    ("refused", "refused"),
    ("let_go", "let-go"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """The steps for one muscle as a list to read: what it is called and one sentence each."""

    muscle: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReliefPage:
    """What the page shows.

    ``first``: the manoeuvre that stands there at once, ``care`` its cautions. ``shapes``,
    ``drawings``: the parts of all drawings and the drawings, by id; ``wrong`` are those of how
    not to do it. ``muscles``, ``positions``, ``sides`` and ``pains``: what can be chosen.
    ``signs``: open warning signs as id, title and urgency. ``number``: whom to call.
    ``made_from``: which answers and content the guide is of. ``ways``: everything as a list,
    for a browser without scripts. ``script``: what the page's own script reads.
    """

    first: Manoeuvre
    care: str
    shapes: str
    drawings: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    muscles: tuple[str, ...]
    positions: tuple[str, ...]
    sides: tuple[str, ...]
    pains: tuple[int, ...]
    signs: tuple[tuple[str, str, str], ...]
    number: str
    made_from: str
    ways: tuple[Way, ...]
    script: dict[str, Any]


@require_safe
def now(request: PersonRequest) -> HttpResponse:
    """The first instruction at once; whoever has no diary gets the safest way."""
    held = relief_of(request)
    # Nobody is blinded by a bright screen in bed, whatever the hour.
    request.is_dark, request.theme = True, Theme.NIGHT
    return show(request, "relief", _page(request, held))


def _page(request: PersonRequest, held: Relief) -> ReliefPage:
    steps = tuple(offered(held))
    first = _first(held)
    shapes, drawings, wrong = _drawings(request, steps, first.drawing)
    return ReliefPage(
        first=first,
        care=_care(first),
        shapes=shapes,
        drawings=drawings,
        wrong=wrong,
        muscles=tuple(muscle.value for muscle in Muscle),
        positions=tuple(position.value for position in Position),
        sides=(Side.LEFT.value, Side.RIGHT.value, Side.BOTH.value),
        pains=tuple(range(11)),
        signs=tuple((name, held.known.signs[name].title, how) for name, how in held.signs.items()),
        number=held.number,
        made_from=held.guide.made_from,
        ways=tuple(_way(muscle, held) for muscle in Muscle),
        script=_script(request, held, steps),
    )


def offered(held: Relief) -> Iterator[ReliefStep]:
    """The steps that this person does without help."""
    return (step for step in held.guide.steps.values() if not step.by_partner)


def _first(held: Relief) -> Manoeuvre:
    """What to do before anything was said: not sure which muscle, lying."""
    drawn_order = _sequence(Muscle.UNSURE, held)
    lying = [n for n in drawn_order if Position.LYING in held.guide.steps[n].positions]
    return held.known.manoeuvres[(lying or drawn_order)[0]]


def _sequence(muscle: Muscle, held: Relief) -> tuple[str, ...]:
    orders = held.guide.orders[muscle].orders if held.found else ()
    drawn_order = orders[held.at % len(orders)] if orders else ()
    return drawn_order or held.guide.safest[muscle]


def _way(muscle: Muscle, held: Relief) -> Way:
    names = held.guide.safest[muscle]
    return Way(muscle.value, tuple(held.known.manoeuvres[name].say for name in names))


def _care(one: Manoeuvre) -> str:
    return one.sections["take-care"].replace("*", "")


def _drawings(
    request: PersonRequest, steps: tuple[ReliefStep, ...], first: str
) -> tuple[str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    right = dict.fromkeys((first, *(step.drawing for step in steps)))
    wrong = dict.fromkeys(step.wrong for step in steps if step.wrong)
    svgs = {}
    for name in (*right, *wrong):
        found = drawn(name, request.language)
        svgs[name] = found.svg if found else ""
    shapes, kept = drawn_once(svgs)
    return shapes, tuple((n, kept[n]) for n in right), tuple((n, kept[n]) for n in wrong)


def _script(request: PersonRequest, held: Relief, steps: tuple[ReliefStep, ...]) -> dict[str, Any]:
    made = held.guide
    words = {key: say(f"now.state.{name}", request.language) for key, name in WORDS}
    after = say("now.state.let-go-after", request.language, time="{time}")
    orders = {muscle.value: list(map(list, one.orders)) for muscle, one in made.orders.items()}
    return {
        "owner": request.owner,
        "made_from": made.made_from,
        "drawn_at": made.drawn_at.isoformat(),
        "good_until": made.good_until.isoformat(),
        "language": request.language,
        # Nobody has answered anything, so there is nothing but the safest.
        "orders": orders if held.found else {muscle: [] for muscle in orders},
        "at": held.at,
        "seed": next((one.seed for one in made.orders.values()), 0),
        "safest": {muscle.value: names for muscle, names in made.safest.items()},
        "manoeuvres": {step.manoeuvre: _manoeuvre(step, held) for step in steps},
        "signs": [_said(request, held, name, how) for name, how in held.signs.items()],
        "call": held.number,
        "words": words | {"let_go_after": after},
    }


def _said(request: PersonRequest, held: Relief, name: str, how: str) -> str:
    what = say(f"now.sign.{how}", request.language, number=held.number)
    return f"{held.known.signs[name].title}. {what}"


def _manoeuvre(step: ReliefStep, held: Relief) -> dict[str, Any]:
    one = held.known.manoeuvres[step.manoeuvre]
    return {
        "say": one.say,
        "do": one.do,
        "take_care": _care(one),
        "drawing": step.drawing,
        "wrong": step.wrong,
        "hold_s": step.hold_s,
        "ease_s": step.ease_s,
        "times": step.times,
        "positions": [position.value for position in step.positions],
        "cares": step.cares,
    }
