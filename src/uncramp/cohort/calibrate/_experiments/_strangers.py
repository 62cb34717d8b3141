"""People whom the model does not match: do its intervals still hold, and does it see ghosts."""

from collections import Counter
from datetime import UTC, date, datetime

import numpy as np

from uncramp.cohort.calibrate._cells import Counts, NullExposures, OtherPeople
from uncramp.learn.inference import Effect, Link, analyse
from uncramp.learn.simulate import Lived, Scenario, live
from uncramp.learn.trials import Arm, Protocol, Question, Unit, design
from uncramp.person.nights import Night

FIRST = Night(date(2026, 1, 5))
SEALED_AT = datetime(2026, 1, 4, 18, tzinfo=UTC)
ARMS = (Arm("usual", "As usual", 0.0), Arm("measure", "With it", 1.0))
EFFECT_SD = 0.5
"""True log rate ratios are drawn as the prior has them: what misses is then the model."""
AFTER = 7
"""Nights after the trial, so that a last night without entry does not leave it unfinished."""
CLEAR = frozenset({Link.GOES_WITH_MORE, Link.GOES_WITH_FEWER})


def other_people(setting: OtherPeople, count: int, rng: np.random.Generator) -> Counts:
    """Coverage of the rate ratio at the planned end, in a world that the model does not have.

    Gives ``people``, ``answered``, ``covered`` by the 50 and 95 % ranges, and how often the
    truth lay ``under`` and ``over`` the 95 % range.
    """
    seen: Counter[str] = Counter()
    for person in range(count):
        rate = setting.rates[person % len(setting.rates)]
        lived, protocol = _lived(setting, rate, rng)
        effect = analyse(lived.diary, protocol).effect
        if effect is not None:
            seen.update(_places(effect, lived.truth.rate_ratio))
    return {
        "people": (count,),
        "answered": (seen["answered"],),
        "covered": (seen["half"], seen["most"]),
        "under": (seen["under"],),
        "over": (seen["over"],),
    }


def null_exposures(setting: NullExposures, count: int, rng: np.random.Generator) -> Counts:
    """Diaries in which nothing that was noted matters: how many name a clear link all the same.

    Gives ``diaries``, ``any`` (with a clear link), ``links`` (clear ones in all) and
    ``exposures`` (asked about in all).
    """
    seen: Counter[str] = Counter()
    world = Scenario.named(setting.world)
    person = world.patient(rate=setting.rate).with_habits(setting.exposures)
    for _ in range(count):
        first = FIRST + int(rng.integers(365))
        lived = live(person, None, rng.spawn(1)[0], nights=setting.nights, first=first)
        found = analyse(lived.diary).associations
        clear = sum(association.link in CLEAR for association in found)
        seen.update(any=int(clear > 0), links=clear, exposures=len(found))
    return {
        "diaries": (count,),
        **{name: (seen[name],) for name in ("any", "links", "exposures")},
    }


def _lived(setting: OtherPeople, rate: float, rng: np.random.Generator) -> tuple[Lived, Protocol]:
    first = FIRST + int(rng.integers(365))
    question = Question(
        id="calibration",
        text="?",
        measure="measure",
        arms=ARMS,
        first=first,
        unit=Unit.NIGHT if setting.unit == 1 else Unit.BLOCK,
        nights=setting.unit,
        units=setting.nights // setting.unit,
        half_life_nights=setting.half_life,
    )
    protocol = design(question, rng, drawn_at=SEALED_AT)
    ratio = float(np.exp(rng.normal(0.0, EFFECT_SD)))
    person = Scenario.named(setting.world).patient(rate=rate, rate_ratio=ratio)
    nights = setting.nights + AFTER
    return live(person, protocol, rng.spawn(1)[0], nights=nights, first=first), protocol


def _places(effect: Effect, truth: float) -> dict[str, int]:
    found = effect.rate_ratio
    return {
        "answered": 1,
        "half": int(found.q25 <= truth <= found.q75),
        "most": int(found.q025 <= truth <= found.q975),
        "under": int(truth < found.q025),
        "over": int(truth > found.q975),
    }
