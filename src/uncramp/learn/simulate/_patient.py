"""A virtual person: everything that decides a life, and nothing of what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from math import log
from typing import Self

import numpy as np

from uncramp.errors import BadValue
from uncramp.learn.simulate._chance import Chance, Part
from uncramp.learn.simulate._draw import (
    Population,
    draw_attacks,
    draw_course,
    draw_response,
    is_severe,
    usual_gaps,
)
from uncramp.learn.simulate._types import Attacks, Course, Gaps, Habit, Response


@dataclass(frozen=True, slots=True)
class VirtualPatient:
    """A person whose cramps can be lived again and again, each time with other chance.

    ``attacks`` None leaves episodes out, which is many times cheaper. ``screened`` are the
    counts of the fourteen nights before the first, where the person was drawn from a
    population; they are not part of any diary.
    """

    course: Course
    response: Response = field(default_factory=Response)
    gaps: Gaps = field(default_factory=Gaps)
    habits: tuple[Habit, ...] = ()
    attacks: Attacks | None = None
    screened: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        names = [habit.name for habit in self.habits]
        if len(set(names)) != len(names):
            raise BadValue(field="habits", value=", ".join(names), allowed="each-name-once")

    @classmethod
    def draw(
        cls,
        population: Population,
        rng: np.random.Generator,
        *,
        measure: str = "",
        southern: bool = False,
        episodes: bool = False,
        zone: tzinfo = UTC,
    ) -> Self:
        """One person of a population, as the evidence review recommends to draw them.

        ``measure`` is the id of what a trial will try, with an effect drawn for this
        person (UnknownId for one the review has no figure for); "" plants none.
        ``episodes`` asks for cramps told one by one, on the clock of ``zone``.
        """
        chance = Chance(rng)
        course, screened = draw_course(population, chance.of(Part.COURSE), southern=southern)
        attacks = None
        if episodes:
            kind = "severe" if is_severe(population, course) else "general"
            attacks = draw_attacks(kind, course.log_rate, chance.of(Part.ATTACKS), zone)
        response = draw_response(measure, chance.of(Part.RESPONSE))
        return cls(course, response, usual_gaps(), (), attacks, screened)

    def with_habits(
        self,
        habits: int,
        rate_ratios: Sequence[float] = (),
        *,
        share: float | None = 0.3,
        memory_nights: float = 5.0,
    ) -> Self:
        """The same person, who notes ``habits`` things each evening.

        The first of them multiply the rate by ``rate_ratios``; the others do nothing.
        """
        if len(rate_ratios) > habits or any(ratio <= 0 for ratio in rate_ratios):
            raise BadValue(field="rate_ratios", value=str(rate_ratios), allowed="virtual")
        effects = [log(ratio) for ratio in rate_ratios] + [0.0] * (habits - len(rate_ratios))
        noted = tuple(
            Habit(
                name=f"habit-{number:02}",
                log_rate_ratio=effect,
                share=share,
                memory_nights=memory_nights,
            )
            for number, effect in enumerate(effects, 1)
        )
        return replace(self, habits=noted)
