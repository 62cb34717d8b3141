"""The part of a manoeuvre's page that shows it: drawn right and wrong, how long, and where."""

from dataclasses import dataclass

from uncramp.exchange.report.drawn import drawn
from uncramp.knowledge.content import Manoeuvre
from uncramp.knowledge.wording import say


@dataclass(frozen=True, slots=True)
class During:
    """A manoeuvre as it is shown.

    ``moving`` and ``wrong`` are drawings as SVG, empty where there are none. ``time`` says how
    long, ``warning`` what not to do, empty for none. ``muscles`` and ``positions`` are names.
    """

    moving: str
    wrong: str
    time: str
    warning: str
    muscles: str
    positions: str


def during(one: Manoeuvre, language: str) -> During:
    """The manoeuvre drawn and timed."""
    moving = drawn(one.drawing, language, moves=True, described=True)
    wrong = drawn(one.wrong, language, described=True) if one.wrong else None
    facts = {"hold_s": one.hold_s, "ease_s": one.ease_s, "times": one.times}
    return During(
        moving=moving.svg if moving else "",
        wrong=wrong.svg if wrong else "",
        time=say("relief.time", language, **facts),
        warning=say("relief.wrong", language) if one.wrong else "",
        muscles=", ".join(say(f"name.muscle.{name}", language) for name in one.muscles),
        positions=", ".join(say(f"relief.position.{name}", language) for name in one.positions),
    )
