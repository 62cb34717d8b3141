"""Two trials of the made-up person: one that is over, and one that still runs.

Nothing in the sample's nights depends on these coins, so the one that is over shows what a
trial says of a habit that does nothing.
"""

from datetime import UTC, datetime, time
from random import Random

from uncramp.knowledge.content import load
from uncramp.knowledge.wording import say
from uncramp.learn.trials import Arm, Protocol, Question, Unit, design
from uncramp.person.nights import Night

_SEEDS = {"covers": 20251, "stretches": 20265}
_MEASURES = {"covers": "loose-covers", "stretches": "bedtime-stretches"}


def sample_trials(last: Night, language: str) -> tuple[Protocol, ...]:
    """Loose covers night by night, over for months; stretches week by week, in their sixth."""
    return (
        _drawn("covers", last + -219, Unit.NIGHT, (1, 120), 0.0, language),
        _drawn("stretches", last + -41, Unit.BLOCK, (7, 20), 2.0, language),
    )


def _drawn(
    name: str,
    first: Night,
    unit: Unit,
    nights_and_units: tuple[int, int],
    half_life_nights: float,
    language: str,
) -> Protocol:
    measure = load(language).measures[_MEASURES[name]].title
    nights, units = nights_and_units
    question = Question(
        id=f"{name}-{first}",
        text=say("trial.question", language, measure=measure),
        measure=measure,
        arms=(Arm("without", say("trial.arm.without", language), 0.0), Arm("with", measure, 1.0)),
        first=first,
        unit=unit,
        nights=nights,
        units=units,
        half_life_nights=half_life_nights,
    )
    moment = datetime.combine(first.evening, time(18), tzinfo=UTC)
    # The seed decides every coin; nothing is left to this chance.
    return design(question, Random(0), drawn_at=moment, seed=_SEEDS[name])  # noqa: S311
