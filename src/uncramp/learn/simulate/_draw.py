"""Drawing a person's traits from the review's tables."""

from dataclasses import replace
from datetime import tzinfo
from enum import StrEnum
from math import exp, log
from typing import Any

import numpy as np
import numpy.typing as npt

from uncramp.learn.simulate._facts import look_up, table
from uncramp.learn.simulate._memory import wander
from uncramp.learn.simulate._nights import draw_counts
from uncramp.learn.simulate._types import Attacks, Course, Gaps, Response
from uncramp.person.diary import Muscle

NIGHTS_A_WEEK = 7


class Population(StrEnum):
    """Whom the evidence review says how to draw."""

    COMMUNITY = "community"
    OLDER_GP = "older-gp"
    VOLUNTEER = "volunteer"
    MILD_USER = "mild-user"


def draw_course(
    population: Population, rng: np.random.Generator, *, southern: bool
) -> tuple[Course, tuple[int, ...]]:
    """A course, and the counts of the fourteen screening nights before the first.

    Where the population passed a gate, people are drawn until one passes. The waxing of
    the last screening night is where the life goes on: whoever came in on a bad stretch
    regresses to their own mean, as selected volunteers do. Season and settling begin with
    the first night, as in the review's fit.
    """
    column = table("facts.toml")["population"][population.value]
    while True:
        course = _course(column, rng, southern=southern)
        walk, counts = _screen(course, rng)
        if counts.sum() >= column.get("least_screened", 0):
            break
    return replace(course, waxing_now=float(walk[-1])), tuple(counts.tolist())


def is_severe(population: Population, course: Course) -> bool:
    """Whether a drawn person belongs to the severe subgroup, by the clustering it brings."""
    usual: float = table("facts.toml")["population"][population.value]["extra_mean"]
    return course.extra_mean > usual


def draw_response(measure: str, rng: np.random.Generator) -> Response:
    """What a measure does to this person ("" for nothing), and how faithfully it is done."""
    common = table("facts.toml")["common"]
    mean, sd = look_up(table("facts.toml")["measure"], "measure", measure) if measure else (0, 0)
    logit = rng.normal(common["adherence_logit_mean"], common["adherence_logit_sd"])
    return Response(
        log_rate_ratio=rng.normal(mean, sd),
        adherence=1 / (1 + exp(-logit)),
        fades_after_nights=common["fades_after_nights"],
        fades_by=common["fades_by"],
    )


def draw_attacks(kind: str, log_rate: float, rng: np.random.Generator, zone: tzinfo) -> Attacks:
    """What this person's cramps are like."""
    muscles = table("facts.toml")["muscle"]
    typical = typical_attacks(kind, log_rate)
    return Attacks(
        minutes=typical.minutes,
        log_sd=typical.log_sd,
        pain_mean=typical.pain_mean,
        muscle=Muscle(rng.choice(list(muscles), p=list(muscles.values()))),
        minutes_person=rng.standard_normal(),
        pain_person=rng.standard_normal(),
        zone=zone,
    )


def typical_attacks(kind: str, log_rate: float) -> Attacks:
    """The cramps of the person in the middle: ``general``, ``severe`` or ``pregnant``."""
    facts = table("facts.toml")
    minutes = look_up(facts["minutes"], "attacks", kind)
    weekly = log_rate >= -log(NIGHTS_A_WEEK)
    return Attacks(
        minutes=minutes["median"],
        log_sd=minutes["log_sd"],
        pain_mean=facts["attack"]["pain_mean_weekly" if weekly else "pain_mean"],
    )


def usual_gaps() -> Gaps:
    """The nights that everyone forgets."""
    return Gaps(at_random=table("facts.toml")["common"]["missing_at_random"])


def _course(column: dict[str, Any], rng: np.random.Generator, *, southern: bool) -> Course:
    common = table("facts.toml")["common"]
    log_week = rng.normal(column["log_week_mean"], column["log_week_sd"])
    settles = rng.normal(0.0, common["settles_sd"])
    severe = rng.random() < column.get("severe_share", 0.0)
    return Course(
        log_rate=log_week - log(NIGHTS_A_WEEK),
        waxing_sd=column["waxing_sd"],
        waxing_nights=common["waxing_nights"],
        settling=log(column["settles_at"]) + settles if "settles_at" in column else 0.0,
        settling_nights=common["settling_nights"],
        season_amplitude=rng.uniform(common["season_low"], common["season_high"]),
        season_peak=common["peak_south" if southern else "peak_north"],
        extra_mean=common["severe_extra_mean"] if severe else column["extra_mean"],
    )


def _screen(
    course: Course, rng: np.random.Generator
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    nights = table("facts.toml")["common"]["screening_nights"]
    walk = wander(rng, nights, course.waxing_nights)
    log_rate = course.log_rate + course.waxing_sd * walk - course.waxing_sd**2 / 2
    return walk, draw_counts(log_rate, course, rng)
